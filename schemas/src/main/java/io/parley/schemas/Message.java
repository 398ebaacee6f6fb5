package io.parley.schemas;

import java.util.Objects;

/** One message of a row. */
public record Message(Role role, String content) {
  public Message {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(content, "content");
  }
}
