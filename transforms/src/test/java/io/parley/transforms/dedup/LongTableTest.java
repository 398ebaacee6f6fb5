package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTableTest {
  static List<Long> boxed(long[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private static List<List<Long>> rows(LongTable table, int width) {
    List<List<Long>> rows = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      List<Long> cells = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        cells.add(table.get(row, column));
      }
      rows.add(cells);
    }
    return rows;
  }

  /** Few different values in a cell make long runs of equal columns and rows. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 300, Integer.MAX_VALUE})
  void sortsAsUnsignedAndLeavesOneOfEach(int values) {
    Random random = new Random(values);
    for (int width = 1; width <= 4; width++) {
      LongTable table = new LongTable(width);
      Comparator<List<Long>> order = null;
      for (int column = 0; column < width; column++) {
        int at = column;
        Comparator<List<Long>> next =
            Comparator.comparing(row -> row.get(at), Long::compareUnsigned);
        order = order == null ? next : order.thenComparing(next);
      }
      TreeSet<List<Long>> expected = new TreeSet<>(order);
      for (int row = 0; row < 5_000; row++) {
        long[] cells = new long[width];
        for (int column = 0; column < width; column++) {
          long cell = random.nextInt(values);
          cells[column] = cell % 2 == 0 ? cell : ~cell << 40;
        }
        table.add(cells);
        expected.add(boxed(cells));
      }
      table.sortUnique();
      assertEquals(List.copyOf(expected), rows(table, width));
    }
  }

  @Test
  void findsRunsAndRows() {
    LongTable table = new LongTable(2);
    for (long first : new long[] {5, -1, 5, 0, 5, 9}) {
      table.add(first, table.rows());
    }
    assertEquals(-1, new LongTable(2).indexOf(5));
    table.sortUnique();
    assertEquals(4, table.endOfRun(1));
    assertEquals(6, table.endOfRun(5));
    assertEquals(0, table.indexOf(0));
    assertEquals(4, table.indexOf(9));
    assertEquals(5, table.indexOf(-1));
    assertEquals(-1, table.indexOf(7));
  }

  @Test
  void saysWhereItEnds() {
    LongTable table = new LongTable(3, 128);
    for (int row = 0; row < 42; row++) {
      table.add(row, row, row);
    }
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> table.add(1, 2, 3));
    assertEquals(
        "dedup: 42 rows of 3 numbers about near-duplicates meet in one worker, which is its limit;"
            + " levels that are exact need none of them",
        e.getMessage());
  }
}
