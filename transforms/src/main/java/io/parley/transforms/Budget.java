package io.parley.transforms;

import io.parley.schemas.Role;

/**
 * How many tokens messages take in a row, as a bound from above. It holds for merged messages too:
 * texts joined by a blank line take no more than the sum of what each takes as a message, given
 * that none has white space around it.
 */
public interface Budget {
  /** The most tokens a row may have. */
  int limit();

  /** Tokens of one message with everything the template puts around it. */
  int ofMessage(Role role, String content);

  /** Tokens a row has whatever its messages. */
  int ofRow();
}
