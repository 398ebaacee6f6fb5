package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds of contraction with union-find over what they leave, as the pipeline does it. */
class ClustersTest {
  /** What came of the links: each node's cluster, and how many links were left for one worker. */
  private record Result(Map<Long, Long> clusters, int left) {}

  private static Result clusters(List<long[]> edges, int rounds, Random random) {
    List<long[]> links = new ArrayList<>();
    Links first = (node, other, kind) -> links.add(new long[] {node, other, kind});
    edges.forEach(edge -> first.join(edge[0], edge[1]));
    List<long[]> now = links;
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(now, random);
      LongTable table = new LongTable(Contraction.WIDTH);
      now.forEach(table::add);
      List<long[]> next = new ArrayList<>();
      Contraction.round(table, (node, other, kind) -> next.add(new long[] {node, other, kind}));
      now = next;
    }
    Map<Long, Long> clusters = new TreeMap<>();
    LongTable left = new LongTable(2);
    for (long[] link : now) {
      if (link[2] == Links.CLUSTER) {
        name(clusters, link[0], link[1]);
      } else {
        left.add(link[0], link[1]);
      }
    }
    UnionFind.clusters(left, (node, cluster, kind) -> name(clusters, node, cluster));
    return new Result(clusters, left.rows());
  }

  private static void name(Map<Long, Long> clusters, long node, long cluster) {
    Long before = clusters.put(node, cluster);
    assertEquals(true, before == null || before == cluster, "a node is in two clusters");
  }

  /** By walking from each node, from the least on. */
  private static Map<Long, Long> expected(List<long[]> edges) {
    Map<Long, List<Long>> neighbours = new TreeMap<>(Long::compareUnsigned);
    for (long[] edge : edges) {
      neighbours.computeIfAbsent(edge[0], n -> new ArrayList<>()).add(edge[1]);
      neighbours.computeIfAbsent(edge[1], n -> new ArrayList<>()).add(edge[0]);
    }
    Map<Long, Long> clusters = new TreeMap<>();
    for (long node : neighbours.keySet()) {
      List<Long> open = new ArrayList<>(List.of(node));
      while (!open.isEmpty()) {
        long at = open.remove(open.size() - 1);
        if (clusters.putIfAbsent(at, node) == null) {
          open.addAll(neighbours.get(at));
        }
      }
    }
    return clusters;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5})
  void anyGraphGivesItsComponents(int rounds) {
    Random random = new Random(rounds);
    for (int trial = 0; trial < 400; trial++) {
      int nodes = 2 + random.nextInt(60);
      long[] names = random.longs(nodes).toArray();
      List<long[]> edges = new ArrayList<>();
      for (int i = random.nextInt(2 * nodes) + 1; i > 0; i--) {
        int one = random.nextInt(nodes);
        int other = random.nextInt(nodes);
        if (one != other) {
          edges.add(new long[] {names[one], names[other]});
        }
      }
      assertEquals(expected(edges), clusters(edges, rounds, random).clusters);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 9})
  void aChainOfTenThousandIsOneCluster(int rounds) {
    Random random = new Random(7);
    long[] names = random.longs(10_000).toArray();
    List<long[]> edges = new ArrayList<>();
    for (int i = 1; i < names.length; i++) {
      edges.add(new long[] {names[i - 1], names[i]});
    }
    Result result = clusters(edges, rounds, random);
    assertEquals(names.length, result.clusters.size());
    assertEquals(1, result.clusters.values().stream().distinct().count());
  }

  /** Pairs, stars and their like need no single worker. */
  @Test
  void twoRoundsLeaveNothingOfStars() {
    Random random = new Random(3);
    List<long[]> edges = new ArrayList<>();
    for (int star = 0; star < 100; star++) {
      long[] names = random.longs(2 + star).toArray();
      long least = Collections.min(LongTableTest.boxed(names), Long::compareUnsigned);
      for (long name : names) {
        if (name != least) {
          edges.add(new long[] {least, name});
        }
      }
    }
    Result result = clusters(edges, 2, random);
    assertEquals(expected(edges), result.clusters);
    assertEquals(0, result.left);
  }
}
