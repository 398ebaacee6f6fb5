package io.parley.transforms.filter.thread;

import java.io.Serializable;

/**
 * How others received a reply.
 *
 * @param minScore the least score; null for any. What has none passes
 * @param accepted which of them may be trained on
 */
public record Reception(Integer minScore, Accepted accepted) implements Serializable {
  /** Which replies may be trained on, by what the one who asked has accepted. */
  public enum Accepted {
    /** All. */
    ANY,
    /** The accepted answer; all where the conversation has none. */
    WHERE_MARKED,
    /** The accepted answer. */
    ONLY
  }

  public static Reception defaults() {
    return new Reception(null, Accepted.ANY);
  }
}
