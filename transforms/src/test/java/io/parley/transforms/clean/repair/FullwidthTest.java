package io.parley.transforms.clean.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FullwidthTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ａ１！|A1!",
        "ｈｅｌｌｏ，　ｗｏｒｌｄ！|hello, world!",
        "我用Ｗｉｎｄｏｗｓ１０，你呢？|我用Windows10，你呢？",
        "价格＝５０％（含税）|价格=50%（含税）",
        "これは　テスト！！|これは　テスト！！",
        "Ningbo，China|Ningbo,China",
        "好！ok？|好！ok?",
      })
  void narrows(String text, String expected) {
    assertEquals(expected, Fullwidth.narrow(text));
    assertEquals(expected, Fullwidth.narrow(expected));
  }

  @Test
  void returnsOtherTextItself() {
    String text = "plain 中文。";
    assertSame(text, Fullwidth.narrow(text));
  }
}
