package io.parley.transforms.dedup;

import java.io.Serializable;
import java.util.List;

/**
 * What is known from before, and does not come again.
 *
 * @param against directories of earlier datasets
 * @param takedown a file of what must never come back; empty where there is none
 */
public record Known(List<String> against, String takedown) implements Serializable {
  public Known {
    against = List.copyOf(against);
  }

  public static Known nothing() {
    return new Known(List.of(), "");
  }
}
