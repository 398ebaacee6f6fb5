package io.parley.transforms.assemble;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How posts become conversations.
 *
 * @param sessionGap a line of a chat answers none that is older by more
 * @param maxThreadPosts a tree with more posts is cut into the trees of its top-level replies
 */
public record AssembleConfig(Duration sessionGap, int maxThreadPosts) implements Serializable {
  public AssembleConfig {
    Objects.requireNonNull(sessionGap, "sessionGap");
    if (sessionGap.isNegative()) {
      throw new IllegalArgumentException("sessionGap: " + sessionGap + " is not PT0S or more");
    }
    if (maxThreadPosts < 1) {
      throw new IllegalArgumentException("maxThreadPosts: " + maxThreadPosts + " is not 1 or more");
    }
  }

  public static AssembleConfig defaults() {
    return new AssembleConfig(Duration.ofMinutes(30), 100_000);
  }
}
