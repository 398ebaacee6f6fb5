package io.parley.transforms.dedup;

/**
 * One round of finding clusters. Every node that is linked to a smaller one hands its neighbours to
 * the least of them, so that a cluster shrinks to a star around its least node (after Kiveris,
 * Lattanzi, Mirrokni, Rastogi and Vassilvitskii, "Connected Components in MapReduce and Beyond",
 * 2014). A node with one neighbour, a smaller one, becomes its leaf and falls silent; a node that
 * has nothing but leaves is the centre of a whole cluster, which needs no further round.
 */
final class Contraction {
  /** Columns of the table: node, other, kind. */
  static final int WIDTH = 3;

  private final LongTable links;
  private final Links next;

  private Contraction(LongTable links, Links next) {
    this.links = links;
    this.next = next;
  }

  /**
   * @param links all that is told to each node in the table; sorted here
   * @param next takes the links of the next round, and whole clusters
   */
  static void round(LongTable links, Links next) {
    links.sortUnique();
    Contraction round = new Contraction(links, next);
    for (int start = 0; start < links.rows(); ) {
      int end = links.endOfRun(start);
      round.ofNode(start, end);
      start = end;
    }
  }

  private void ofNode(int start, int end) {
    long node = links.get(start, 0);
    long least = node;
    int edges = 0;
    int leaves = 0;
    for (int row = start; row < end; row++) {
      int kind = kind(row);
      if (kind == Links.EDGE) {
        edges++;
        least = min(least, links.get(row, 1));
      } else if (kind == Links.LEAF) {
        leaves++;
      } else {
        next.add(node, links.get(row, 1), kind);
      }
    }
    if (least != node) {
      handOver(start, end, least);
      if (edges == 1 && leaves == 0) {
        next.add(least, node, Links.LEAF);
      } else {
        next.join(least, node);
      }
    } else if (edges > 0) {
      // The neighbours see to the edges, for each of them has a smaller neighbour.
      tellLeaves(start, end, node);
    } else if (leaves > 0) {
      nameCluster(start, end, node);
    }
  }

  /** Links all neighbours of a node to the least one. */
  private void handOver(int start, int end, long least) {
    for (int row = start; row < end; row++) {
      if (kind(row) == Links.EDGE && links.get(row, 1) != least) {
        next.join(links.get(row, 1), least);
      }
    }
    tellLeaves(start, end, least);
  }

  private void tellLeaves(int start, int end, long centre) {
    for (int row = start; row < end; row++) {
      if (kind(row) == Links.LEAF) {
        next.add(centre, links.get(row, 1), Links.LEAF);
      }
    }
  }

  private void nameCluster(int start, int end, long centre) {
    next.add(centre, centre, Links.CLUSTER);
    for (int row = start; row < end; row++) {
      if (kind(row) == Links.LEAF) {
        next.add(links.get(row, 1), centre, Links.CLUSTER);
      }
    }
  }

  private int kind(int row) {
    return (int) links.get(row, 2);
  }

  private static long min(long one, long other) {
    return Long.compareUnsigned(one, other) < 0 ? one : other;
  }
}
