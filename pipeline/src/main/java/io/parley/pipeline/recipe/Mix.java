package io.parley.pipeline.recipe;

import io.parley.transforms.dedup.Caps;
import io.parley.transforms.filter.source.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much of a source to keep.
 *
 * @param share of its conversations, from 0 to 1
 * @param most conversations; {@link Caps#NONE} means any number
 */
record Mix(String source, double share, int most) {
  /** What a recipe says of all sources, by name. */
  static List<Mix> of(Recipe recipe) {
    Sampling sampling = recipe.filter().source().sampling();
    Caps caps = recipe.dedup().caps();
    Set<String> sources = new TreeSet<>(sampling.bySource().keySet());
    sources.addAll(caps.perSource().keySet());
    List<Mix> mix = new ArrayList<>();
    for (String source : sources) {
      mix.add(
          new Mix(
              source,
              sampling.bySource().getOrDefault(source, 1.0),
              caps.perSource().getOrDefault(source, Caps.NONE)));
    }
    return List.copyOf(mix);
  }
}
