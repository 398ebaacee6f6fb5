package io.parley.transforms.tokenize.template;

/** Where a model reads the system message. */
enum SystemPlace {
  /** In a turn of its own. */
  TURN,
  /** Before the first user message, in its turn and with a blank line between. */
  FIRST_USER,
  /** Before the last user message, in its turn and with a blank line between. */
  LAST_USER
}
