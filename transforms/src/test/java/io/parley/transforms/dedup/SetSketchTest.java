package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SetSketchTest {
  private static SetSketch of(int[] elements) {
    return SetSketch.of(elements, MinHash.of(elements));
  }

  private static byte[] bytes(SetSketch sketch) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sketch.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static SetSketch copy(SetSketch sketch) throws IOException {
    return SetSketch.read(
        new DataInputStream(new ByteArrayInputStream(bytes(sketch))), MinHash.SLOTS);
  }

  @Test
  void smallSetsAreExact() throws IOException {
    Random random = new Random(1);
    for (int common = 0; common <= 63; common++) {
      int[] elements = random.ints(common + 2).distinct().toArray();
      SetSketch one = of(Arrays.copyOf(elements, common + 1));
      SetSketch other = of(Arrays.copyOfRange(elements, 1, elements.length));
      double expected = common == 0 ? 0 : common / (common + 2.0);
      assertEquals(expected, one.similarity(other));
      assertEquals(expected, copy(other).similarity(copy(one)));
    }
  }

  @Test
  void repetitionDoesNotMakeASetLarge() throws IOException {
    int[] elements = new int[500];
    Arrays.fill(elements, 250, 500, 7);
    assertEquals(1 + 2 * Integer.BYTES, bytes(of(elements)).length);
    assertEquals(0.5, of(elements).similarity(of(new int[] {7})));
  }

  @Test
  void largeSetsAndMixedAreEstimated() throws IOException {
    int[] elements = new Random(2).ints(70).distinct().toArray();
    SetSketch small = of(Arrays.copyOf(elements, 60));
    SetSketch large = of(elements);
    assertEquals(1 + MinHash.SLOTS, bytes(large).length);
    assertEquals(60 / 70.0, small.similarity(large), 0.06);
    assertEquals(small.similarity(large), copy(small).similarity(copy(large)));
    assertEquals(large.similarity(small), small.similarity(large));
    assertEquals(1, large.similarity(copy(large)));
  }

  @Test
  void unlikeSetsAreNotAlikeByChance() {
    Random random = new Random(3);
    for (int i = 0; i < 100; i++) {
      double similarity = of(random.ints(500).toArray()).similarity(of(random.ints(500).toArray()));
      assertEquals(0, similarity, 0.03);
    }
  }

  @Test
  void emptySetsAreAlike() throws IOException {
    SetSketch empty = SetSketch.of(new int[0], 64);
    SetSketch large = SetSketch.of(new Random(4).ints(100).toArray(), 64);
    assertEquals(1, empty.similarity(SetSketch.of(new int[0], 64)));
    assertEquals(0, empty.similarity(large));
    assertEquals(0, large.similarity(empty));
    assertEquals(1, bytes(empty).length);
    assertEquals(65, bytes(large).length);
  }
}
