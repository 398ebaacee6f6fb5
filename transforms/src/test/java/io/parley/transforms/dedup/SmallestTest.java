package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallestTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "10, 1000", "63, 64", "64, 65", "100, 1000", "1000, 999"})
  void findsTheLastThatIsWanted(int most, int count) {
    for (int seed = 0; seed < 20; seed++) {
      long[] numbers = new Random(seed).longs(count).toArray();
      Smallest smallest = new Smallest(most);
      for (long number : numbers) {
        smallest.add(number);
      }
      Arrays.sort(numbers);
      assertEquals(count <= most ? Long.MAX_VALUE : numbers[most - 1], smallest.last());
    }
  }
}
