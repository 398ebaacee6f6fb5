package io.parley.transforms.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunctuationTest {
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "'a, b. c!', 'a, b. c!'",
    "a----------------b, a----------------b",
    "a-----------------b, a----------------b",
    "'a - - - - - - - - - - - b', 'a - - - - - - - -b'",
    "ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ, ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ",
    "😂😂😂😂😂😂😂😂😂😂, 😂😂😂😂😂😂😂😂😂😂",
    "「。。。。。。。。。。。。。。。。。。」は, 「。。。。。。。。。。。。。。。は"
  })
  void shortened(String text, String expected) {
    assertEquals(expected, Punctuation.shortened(text));
  }
}
