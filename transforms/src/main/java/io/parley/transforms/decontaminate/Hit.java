package io.parley.transforms.decontaminate;

import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * What a conversation has of a benchmark.
 *
 * @param benchmark its name
 * @param items the numbers of the items, from 0, ascending; at least one
 * @param posts how many posts were removed because of them
 */
@DefaultCoder(HitCoder.class)
public record Hit(String benchmark, List<Integer> items, int posts) {
  public Hit {
    Objects.requireNonNull(benchmark, "benchmark");
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("items: a hit has at least one");
    }
  }
}
