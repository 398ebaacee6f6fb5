package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private static List<String> links(LongTable bands, int most) {
    List<String> links = new ArrayList<>();
    Buckets.link(bands, most, (node, other, kind) -> links.add(node + "-" + other));
    links.sort(null);
    return links;
  }

  /** Two unlike groups in one bucket, in any order and with repeated rows, are two stars. */
  @Test
  void aBucketIsAStarForEachGroup() {
    LongTable bands = new LongTable(Buckets.WIDTH);
    for (int node : new int[] {5, 1, 4, 3, 2, 4, 1}) {
      bands.add(77, node, node % 2 == 0 ? -1 : 0, node);
    }
    bands.add(78, 6, 0, 6);
    assertEquals(List.of("1-3", "1-5", "2-4", "3-1", "4-2", "5-1"), links(bands, 8));
  }

  @Test
  void aHotBucketCostsNoPairs() {
    LongTable bands = new LongTable(Buckets.WIDTH);
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      bands.add(1, random.nextLong(), 0, 0);
      bands.add(2, random.nextLong(), random.nextLong(), random.nextLong());
    }
    Map<Long, Integer> counts = new HashMap<>();
    Buckets.link(bands, 20, (node, other, kind) -> counts.merge(node, 1, Integer::sum));
    long centres = counts.values().stream().filter(count -> count > 1).count();
    assertEquals(1, centres);
    assertEquals(200_000, counts.values().stream().mapToInt(c -> c).max().orElseThrow() + 1);
  }
}
