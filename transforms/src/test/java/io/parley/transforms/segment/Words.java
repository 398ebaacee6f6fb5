package io.parley.transforms.segment;

import io.parley.schemas.Role;
import io.parley.transforms.Budget;

/** One token a word, one a message. */
record Words(int limit) implements Budget {
  @Override
  public int ofMessage(Role role, String content) {
    return 1 + content.split("\\s+").length;
  }

  @Override
  public int ofRow() {
    return 0;
  }
}
