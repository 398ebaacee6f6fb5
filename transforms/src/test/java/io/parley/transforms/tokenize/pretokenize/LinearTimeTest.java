package io.parley.transforms.tokenize.pretokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearTimeTest {
  private static final int LENGTH = 1_000_000;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String[] UNITS = {"a", "=", "^", "好", "\u200D", " ", "\n", "'", "A", "中A", " \n", "\u0301", "\uD83D\uDC4D", "1", "\uD800", "'s", " a", "\r"};

  private static void assertLinear(PreTokenizer preTokenizer) {
    for (String unit : UNITS) {
      char[] text = unit.repeat(LENGTH / unit.length()).toCharArray();
      int[] last = new int[1];
      preTokenizer.cut(
          text,
          0,
          text.length,
          (from, to) -> {
            assertEquals(last[0], from);
            last[0] = to;
          });
      assertEquals(text.length, last[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("io.parley.transforms.tokenize.pretokenize.PreTokenizersTest#families")
  void ofEveryFamily(String family) throws Exception {
    PreTokenizer preTokenizer = PreTokenizers.of(PreTokenizersTest.json(Files.FAMILIES.get(family))).preTokenizer();
    assertTimeoutPreemptively(LIMIT, () -> assertLinear(preTokenizer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+b|(?:=|==)+!",
        "(?:a|aa)+$|\\s+$",
        "a+a+a+a+a+b|好++b|[^x]+x|\\S+?:|(?:'s)+t|(?: \\n)+x",
        "(?:(?:a{1,3}b?)+c?)+d"
      })
  void ofPatternsThatBacktrackWithoutBoundElsewhere(String pattern) throws Exception {
    PreTokenizer split = new Split(Regex.of(pattern), Split.Behavior.ISOLATED, false);
    assertTimeoutPreemptively(LIMIT, () -> assertLinear(split));
  }
}
