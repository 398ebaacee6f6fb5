package io.parley.transforms.tokenize.pretokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CategoriesTest {
  /** Every code point is in one category only, so that asking each set for itself proves all of them. */
  @Test
  void everyCodePointIsInTheReferencesCategory() {
    for (String name : Categories.NAMES) {
      // The 957,000 unassigned and private ones are what the others leave.
      if (!name.equals("Cs") && !name.equals("Cn") && !name.equals("Co")) {
        int[] points = Categories.points(Categories.named(name)).stream().toArray();
        assertArrayEquals(new int[0], Reference.outside("\\p{" + name + "}", points), name);
      }
    }
  }

  @Test
  void theUnassignedAreInNoOtherCategory() {
    int[] points =
        Categories.points(Categories.named("Cn") | Categories.named("Co")).stream()
            .filter(point -> point < 0x20000 || point % 61 == 0)
            .toArray();
    assertArrayEquals(new int[0], Reference.outside("[\\p{Cn}\\p{Co}]", points));
  }

  @Test
  void whiteSpaceIsTheReferences() {
    BitSet spaces = RegexSets.spaces();
    for (int point = 0; point < 0x10000; point++) {
      assertEquals(spaces.get(point), CharClasses.isSpace(point));
    }
    assertEquals(25, spaces.cardinality());
    assertEquals(0, Reference.outside("\\s", spaces.stream().toArray()).length);
    int[] bmp = Categories.points(Categories.named("C")).stream().filter(point -> point < 0x10000 && !spaces.get(point) && !(point >= 0xD800 && point < 0xE000)).toArray();
    assertEquals(0, Reference.outside("\\S", bmp).length);
  }
}
