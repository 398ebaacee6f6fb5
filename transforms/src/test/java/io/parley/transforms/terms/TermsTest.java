package io.parley.transforms.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TermsTest {
  private static final Terms TERMS = new Terms();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|The dogs were NOT running in THE INTERNET, but it can't be.|dog were run internet can't",
        "en|See https://a.b/c?d and snake_case 3.14 😂|see http a.b c d snake_cas 3.14 😂",
        "de|Die Häuser wurden von den Großeltern gebaut.|haus wurd grosselt gebaut",
        "fr|L'homme dort dans les maisons.|home dort maison",
        "es|Los niños están en la casa de una amiga.|niñ casa amig",
        "ru|Я не понимаю, почему собаки бегали в парке.|понима поч собак бега парк",
        "zh|我不知道你在说什么，但是这个手机很好用。|知道 说 手机 好 用",
        "zh|北京大学生喝iPhone15咖啡！|北京 大学生 喝 iphon 15 咖啡",
        "ja|お寿司が食べたいのですが、東京スカイツリーはどこですか。|寿司 食べる 東京 スカイ ツリー どこ",
        "ko|한국어 형태소 분석기는 단어를 나눕니다.|한국 어 형태 소 분석 기 단어 나누",
        "ar|السلام عليكم في الكتاب|سلام عليكم كتاب",
        "tr|Evlerimizde INTERNET yok|ev ınternet yok",
        "th|สวัสดีครับขอบคุณ|สวัสดี ครับ ขอบคุณ",
        "sr|Не знам шта да кажем|znam sta da kaze",
        "uk|Я прочитав і 2 томи, а ти?|я прочитав і 2 томи а ти",
        "und|The 你好 THE don't|the 你 好 the don't",
        "xx|The end|the end",
        "no|Jeg vet ikke hva husene koster|vet hus kost",
      })
  void ofLanguages(String language, String text, String terms) {
    assertEquals(List.of(terms.split(" ")), TERMS.of(language, text));
  }

  @Test
  void languageThatIsNotKnown() {
    assertEquals(List.of("the", "end"), TERMS.of(null, "The end"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, the and of is",
    "de, und der die das",
    "fr, le la les et",
    "es, el la de los",
    "ru, и в не на",
    "ar, في من على",
    "ja, は が の です",
    "zh, 我的，你们是。！？",
    "en, <NAME> and <EMAIL>",
    "und, ?!"
  })
  void stopWordsAlone(String language, String text) {
    assertEquals(List.of(), TERMS.of(language, text));
  }

  /** Others cut these pairs in two; the halves would not be text. */
  @ParameterizedTest
  @CsvSource({"zh", "ko", "ja", "en"})
  void pairsOfSurrogatesStayWhole(String language) {
    for (int shift = 0; shift < 2; shift++) {
      String text = "a".repeat(shift) + "\uD840\uDFB7".repeat(3000);
      TERMS.of(language, text).forEach(TermsTest::assertText);
    }
  }

  static Iterable<String> languages() {
    List<String> languages = new ArrayList<>(LanguageAnalyzers.languages());
    languages.add("und");
    return languages;
  }

  /** Whatever comes in, text comes out, and the same when it comes again. */
  @ParameterizedTest
  @MethodSource("languages")
  void randomUnicode(String language) {
    SplittableRandom random = new SplittableRandom(language.hashCode());
    Terms other = new Terms();
    for (int i = 0; i < 40; i++) {
      String text = randomText(random, random.nextInt(i % 20 == 0 ? 6_000 : 200));
      List<String> terms = TERMS.of(language, text);
      terms.forEach(TermsTest::assertText);
      assertEquals(terms, other.of(language, text));
    }
  }

  /** Slow where every character of a run looks at the whole run: minutes instead of a second. */
  @ParameterizedTest
  @CsvSource({"ja", "ko"})
  void longRunsOfPunctuation(String language) {
    assertEquals(List.of(), TERMS.of(language, "...!!!???".repeat(100_000)));
    assertEquals(List.of(), TERMS.of(language, "。」".repeat(100_000)));
  }

  private static String randomText(SplittableRandom random, int length) {
    int[] odd = {
      'a', 'I', 0x130, 0x131, '0', ' ', '\n', '.', '\'', '_', '!', '@', 0xDF, 0x301, 0x660, 0x643,
      0x64B, 0x905, 0x93F, 0xE01, 0xE33, 0xE49, 0xB95, 0x1100, 0xAC00, 0x3042, 0x30A2, 0x30FC,
      0x3005, 0x4E00, 0x7684, 0x3002, 0xFF21, 0xFF76, 0xFF9E, 0x200D, 0xFEFF, 0xFFFD, 0xFFFE,
      0xFE0F, 0x20E3, 0x1F602, 0x1F1FA, 0x20BB7, 0x10FFFF, 0xD800, 0xDC00, 0, 0x85, 0x2028, 0x587
    };
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int c = random.nextInt(3) == 0 ? random.nextInt(0x110000) : odd[random.nextInt(odd.length)];
      text.append(Character.toString(c).repeat(random.nextInt(60) == 0 ? 300 : 1));
    }
    return text.toString();
  }

  private static void assertText(String term) {
    assertFalse(term.isEmpty());
    // What is not well formed comes back as a question mark.
    assertEquals(term, new String(term.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }
}
