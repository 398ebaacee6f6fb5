package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BestFitTest {
  private static String pack(int capacity, int... lengths) {
    BestFit packed = BestFit.of(lengths, capacity);
    return IntStream.range(0, packed.bins())
        .mapToObj(bin -> Arrays.toString(packed.items(bin)))
        .toList()
        .toString();
  }

  @Test
  void theLeastRoomThatIsEnough() {
    // 7 and 6 open bins with room for 3 and 4: 3 goes to the first, 4 to the second.
    assertEquals("[[0, 2], [1, 3]]", pack(10, 7, 6, 3, 4));
    assertEquals("[[0, 1], [2, 3]]", pack(10, 3, 7, 4, 6));
  }

  @Test
  void binsStandWhereTheirLongestItemDoes() {
    assertEquals("[[1], [0, 2, 5], [3, 4]]", pack(10, 2, 10, 6, 1, 9, 2));
  }

  @Test
  void theEarlierOfEqualItemsGoesFirst() {
    assertEquals("[[0, 1], [2, 3], [4]]", pack(10, 5, 5, 5, 5, 5));
  }

  @Test
  void little() {
    assertEquals("[]", pack(10));
    assertEquals("[[0]]", pack(Integer.MAX_VALUE, 10));
    assertEquals("[[0, 1]]", pack(Integer.MAX_VALUE, 10, 20));
    assertEquals("[[0], [1]]", pack(1, 1, 1));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> pack(10, 11));
    assertThrows(IllegalArgumentException.class, () -> pack(10, 0));
  }

  @Test
  void randomItems() {
    SplittableRandom random = new SplittableRandom(5);
    for (int n = 0; n < 500; n++) {
      int capacity = random.nextInt(1, 300);
      int longest = random.nextInt(1, capacity + 1);
      int[] lengths = random.ints(random.nextInt(400), 1, longest + 1).toArray();
      BestFit packed = BestFit.of(lengths, capacity);
      BitSet seen = new BitSet();
      int placeBefore = -1;
      for (int bin = 0; bin < packed.bins(); bin++) {
        int[] items = packed.items(bin);
        int sum = 0;
        int opener = items[0];
        for (int item : items) {
          assertTrue(!seen.get(item), "an item is in two bins");
          seen.set(item);
          sum += lengths[item];
          opener = lengths[item] > lengths[opener] ? item : opener;
        }
        assertTrue(sum <= capacity, sum + " in " + capacity);
        assertArrayEquals(Arrays.stream(items).sorted().toArray(), items);
        assertTrue(opener > placeBefore, "bins are not in the order of their longest");
        placeBefore = opener;
      }
      assertEquals(lengths.length, seen.cardinality());
      assertEquals(packed.bins(), reference(lengths, capacity));
      assertTrue(packed.bins() <= firstFit(lengths, capacity), "worse than first fit");
    }
  }

  /** Best-fit decreasing as it is told: every bin is looked at. */
  private static int reference(int[] lengths, int capacity) {
    List<Integer> rooms = new ArrayList<>();
    int[] longestFirst =
        IntStream.of(lengths).map(length -> -length).sorted().map(length -> -length).toArray();
    for (int length : longestFirst) {
      int best = -1;
      for (int bin = 0; bin < rooms.size(); bin++) {
        if (rooms.get(bin) >= length && (best < 0 || rooms.get(bin) < rooms.get(best))) {
          best = bin;
        }
      }
      if (best < 0) {
        rooms.add(capacity - length);
      } else {
        rooms.set(best, rooms.get(best) - length);
      }
    }
    return rooms.size();
  }

  /** As trainers that pack by themselves do: in the order of the items, to the first that fits. */
  private static int firstFit(int[] lengths, int capacity) {
    List<Integer> rooms = new ArrayList<>();
    for (int length : lengths) {
      int bin = 0;
      while (bin < rooms.size() && rooms.get(bin) < length) {
        bin++;
      }
      if (bin == rooms.size()) {
        rooms.add(capacity);
      }
      rooms.set(bin, rooms.get(bin) - length);
    }
    return rooms.size();
  }

  /** A limit on time, generous for slow machines; work that grows as the square takes minutes. */
  @Test
  void aMillionItemsTakeSeconds() {
    SplittableRandom random = new SplittableRandom(6);
    for (int capacity : new int[] {2_048, 262_144}) {
      int[] lengths = random.ints(1_000_000, 1, 2_049).toArray();
      BestFit packed =
          Assertions.assertTimeout(
              Duration.ofSeconds(30), () -> BestFit.of(lengths, capacity), "" + capacity);
      long sum = Arrays.stream(lengths).asLongStream().sum();
      double fill = (double) sum / ((double) packed.bins() * capacity);
      assertTrue(fill > 0.999, "fill " + fill);
    }
  }
}
