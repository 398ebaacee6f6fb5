package io.parley.schemas;

import java.util.Objects;

/**
 * The place of a conversation in the dataset; small enough to travel with every fact about it.
 *
 * @param split the part of the dataset
 * @param order position in the global order, as an unsigned number; shards are ranges of it
 */
public record Slot(Split split, long order) {
  public Slot {
    Objects.requireNonNull(split, "split");
  }
}
