package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the worst inputs cost the worker that has them. The property {@code clusters.nodes} says how
 * many nodes there are.
 */
class ClustersMeasureTest {
  private static final int NODES = Integer.getInteger("clusters.nodes", 100_000);

  private long[] names;
  private long start;

  @BeforeEach
  void nameNodes() {
    names = new Random(1).longs(NODES).distinct().toArray();
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    start = System.nanoTime();
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private void show(String what) {
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    System.out.printf(
        Locale.ROOT, "%s of %,d: %.2f s, %d MB at most%n", what, NODES, seconds, peak >> 20);
    assertTrue(seconds < 60, "not linear");
  }

  /** A band of one template: all are like the first, or nobody like anybody. */
  @Test
  void oneBucket() {
    for (boolean alike : new boolean[] {true, false}) {
      start = System.nanoTime();
      Random random = new Random(2);
      LongTable bands = new LongTable(Buckets.WIDTH);
      for (long name : names) {
        bands.add(1, name, alike ? 0 : random.nextLong(), alike ? 0 : random.nextLong());
      }
      long[] links = new long[1];
      Buckets.link(bands, Outline.mostDifferent(0.8), (node, other, kind) -> links[0]++);
      assertTrue(links[0] <= 2L * NODES);
      show(alike ? "One bucket of copies" : "One bucket of strangers");
    }
  }

  @Test
  void oneRoundOfAStar() {
    LongTable links = new LongTable(Contraction.WIDTH);
    for (int i = 1; i < names.length; i++) {
      links.add(names[0], names[i], Links.EDGE);
      links.add(names[i], names[0], Links.EDGE);
    }
    long[] next = new long[1];
    Contraction.round(links, (node, other, kind) -> next[0]++);
    assertTrue(next[0] <= 2L * NODES);
    show("One round of contraction of a star");
  }

  @Test
  void oneChain() {
    LongTable edges = new LongTable(2);
    for (int i = 1; i < names.length; i++) {
      edges.add(names[i - 1], names[i]);
      edges.add(names[i], names[i - 1]);
    }
    long[] least = {names[0]};
    for (long name : names) {
      least[0] = Long.compareUnsigned(name, least[0]) < 0 ? name : least[0];
    }
    int[] found = new int[1];
    UnionFind.clusters(edges, (node, cluster, kind) -> found[0] += cluster == least[0] ? 1 : 0);
    assertEquals(names.length, found[0]);
    show("A chain");
  }
}
