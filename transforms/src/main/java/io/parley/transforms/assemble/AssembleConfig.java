package io.parley.transforms.assemble;

import java.io.Serializable;

/**
 * How posts become conversations.
 *
 * @param maxThreadPosts a tree with more posts is cut into the trees of its top-level replies
 */
public record AssembleConfig(int maxThreadPosts) implements Serializable {
  public AssembleConfig {
    if (maxThreadPosts < 1) {
      throw new IllegalArgumentException("maxThreadPosts: " + maxThreadPosts + " is not 1 or more");
    }
  }

  public static AssembleConfig defaults() {
    return new AssembleConfig(100_000);
  }
}
