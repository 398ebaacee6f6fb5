package io.parley.schemas;

import java.util.Objects;

/** A post that became part of a turn: its id in the source and where it stands. */
public record PostRef(String id, Origin origin) {
  public PostRef {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(origin, "origin");
  }
}
