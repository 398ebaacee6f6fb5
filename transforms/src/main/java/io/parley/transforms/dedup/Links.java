package io.parley.transforms.dedup;

/**
 * Takes what is known between two nodes. A node stands for all conversations with equal text: it is
 * the first half of their fingerprint. Nodes compare as unsigned.
 */
@FunctionalInterface
interface Links {
  /** The two are linked; each is told of the other. */
  int EDGE = 0;

  /** The other node is linked to this smaller one alone, and nobody else tells of it. */
  int LEAF = 1;

  /** The other node is the least of the cluster that the node is in. */
  int CLUSTER = 2;

  /**
   * Tells a node of another.
   *
   * @param node who is told
   * @param other the other node
   * @param kind one of the constants above
   */
  void add(long node, long other, int kind);

  /** An edge, told to both ends. */
  default void join(long one, long other) {
    add(one, other, EDGE);
    add(other, one, EDGE);
  }
}
