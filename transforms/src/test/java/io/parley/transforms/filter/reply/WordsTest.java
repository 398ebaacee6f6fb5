package io.parley.transforms.filter.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|0",
        "' \t\n '|0",
        "?!|0",
        "😂 😂|0",
        ":-)|0",
        "word|1",
        "don't|1",
        "don’t stop|2",
        "e-mail me: a/b.c|5",
        "  two   words  |2",
        "3.14|1",
        "snake_case 1,000.5|2",
        "and/or|2",
        "C++ and C#|3",
        "'a\u00A0b'|2",
        "cafe\u0301 noir|2",
        "нет, спасибо|2",
        "नमस्ते दुनिया|2",
        "你好|2",
        "你好，世界！|4",
        "我用Linux系统|5",
        "hello，world|2",
        "𠮷野家|3",
        "サーバーが落ちた|8",
        "ﾃｽﾄ|3",
        "👩‍👩‍👧 🇩🇪 1️⃣|0",
        "안녕하세요 여러분|2",
        "สวัสดี|1",
        "สวัสดีครับ ขอบคุณ|4",
        "ok ครับ|2",
      })
  void counts(String text, int words) {
    assertEquals(words, new Words().count(text));
  }
}
