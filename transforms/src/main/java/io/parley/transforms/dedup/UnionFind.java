package io.parley.transforms.dedup;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Finds the clusters among links that one worker holds. */
final class UnionFind {
  private UnionFind() {}

  /**
   * @param edges pairs of nodes; sorted here
   * @param clusters takes each node with the least of its cluster
   */
  static void clusters(LongTable edges, Links clusters) {
    edges.sortUnique();
    LongTable nodes = new LongTable(1);
    for (int row = 0; row < edges.rows(); row++) {
      nodes.add(edges.get(row, 0));
      nodes.add(edges.get(row, 1));
    }
    nodes.sortUnique();
    int[] parents = new int[nodes.rows()];
    Arrays.setAll(parents, IntUnaryOperator.identity());
    for (int row = 0; row < edges.rows(); row++) {
      int one = root(parents, nodes.indexOf(edges.get(row, 0)));
      int other = root(parents, nodes.indexOf(edges.get(row, 1)));
      // The smaller index is the smaller node, and stays the root.
      parents[Math.max(one, other)] = Math.min(one, other);
    }
    for (int node = 0; node < parents.length; node++) {
      clusters.add(nodes.get(node, 0), nodes.get(root(parents, node), 0), Links.CLUSTER);
    }
  }

  /** Halves the path on the way, which keeps all paths short. */
  private static int root(int[] parents, int node) {
    int at = node;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
