package io.parley.transforms.tokenize.pretokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer.Form;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizersTest {
  private static final int BATCH = 2048;

  private static Normalizer of(String json) throws Exception {
    return Normalizers.of(new ObjectMapper().readTree(json));
  }

  private static String form(Form form) {
    return "{\"type\":\"" + form + "\"}";
  }

  /** All but East Asian and ancient letters without marks, of which there are 140,000. */
  private static int[] points() {
    int every = Integer.getInteger("parley.everyLetter", 97);
    int letters = Categories.named("Lo");
    return Categories.points(
            ~(Categories.named("Cn") | Categories.named("Co") | Categories.named("Cs")))
        .stream()
        .filter(
            point ->
                (letters >> Categories.of(point) & 1) == 0
                    || point < 0x3400
                    || point >= 0xFA00 && point < 0x11E00
                    || point % every == 0)
        .toArray();
  }

  @ParameterizedTest
  @EnumSource
  void everyCharacterIsNormalizedAsTheReferenceDoes(Form form) throws Exception {
    Normalizer ours = of(form(form));
    int[] points = points();
    try (Reference reference = new Reference(form(form), Files.GPT2)) {
      for (int from = 0; from < points.length; from += BATCH) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(points.length, from + BATCH); i++) {
          for (String context : NewerGenerator.contexts(points[i])) {
            text.append(context).append(" # ");
          }
        }
        assertEquals(reference.normalized(text.toString()), ours.normalize(text.toString()).text());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomTextIsNormalizedAsTheReferenceDoes(Form form) throws Exception {
    Normalizer ours = of(form(form));
    Random random = new Random(9);
    int[] marks = Categories.points(Categories.named("M")).stream().toArray();
    String[] bases = {
      "a",
      "e",
      "\u1100",
      "\u1161",
      "\u11A8",
      "\uAC00",
      "\u212B",
      "\u0344",
      "\uFF76",
      "\uFF9E",
      "\u314F",
      "\uFFC2",
      "\u0E33",
      "ﬁ",
      "\u0958",
      "\uD834\uDD5E",
      "\u1E69",
      " ",
      "中",
      "\u3099",
      "か",
      "\uFFA1"
    };
    try (Reference reference = new Reference(form(form), Files.GPT2)) {
      for (int i = 0; i < 4000; i++) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(8); length > 0; length--) {
          if (random.nextBoolean()) {
            text.append(bases[random.nextInt(bases.length)]);
          } else {
            text.appendCodePoint(marks[random.nextInt(marks.length)]);
          }
        }
        Normalized normalized = ours.normalize(text.toString());
        assertEquals(
            reference.normalized(text.toString()),
            normalized.text(),
            () -> PreTokenizersTest.escaped(text.toString()));
        assertSound(text.toString(), normalized);
      }
    }
  }

  /**
   * Origins never fall, begin at the beginning and end at the end, and each stretch between two
   * equal ones normalizes by itself.
   */
  private static void assertSound(String text, Normalized normalized) {
    int length = normalized.text().length();
    assertEquals(0, normalized.origin(0));
    assertEquals(text.length(), normalized.origin(length));
    for (int i = 0; i < length; i++) {
      int origin = normalized.origin(i);
      if (origin > normalized.origin(i + 1) || origin < 0) {
        throw new AssertionError("origins fall: " + PreTokenizersTest.escaped(text));
      }
      if (normalized.originOfEnd(i + 1) <= origin) {
        throw new AssertionError("a unit of nothing: " + PreTokenizersTest.escaped(text));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "NFC, plain text, plain text, -",
        "NFC, caf\u00E9, caf\u00E9, -",
        "NFC, cafe\u0301s, caf\u00E9s, 0 1 2 3 5 6",
        "NFC, xa\u0301\u0323y, x\u1EA1\u0301y, 0 1 3 4 5",
        "NFC, \u212B\uD83D\uDE00, \u00C5\uD83D\uDE00, 0 1 1 3",
        "NFD, a\u1E69\u0301z, as\u0323\u0307\u0301z, 0 1 1 1 2 3 4",
        "NFD, q\u0307\u0323, q\u0323\u0307, 0 1 2 3",
        "NFKC, aﬁb, afib, 0 1 1 2 3",
        "NFC, \u1100\u1161\u11A8!, \uAC01!, 0 3 4"
      })
  void saysWhereCharactersCameFrom(Form form, String text, String normalized, String origins)
      throws Exception {
    Normalized result = of(form(form)).normalize(text);
    assertEquals(normalized, result.text());
    if (origins == null) {
      assertNull(result.origins());
    } else {
      assertArrayEquals(
          java.util.Arrays.stream(origins.split(" ", -1)).mapToInt(Integer::parseInt).toArray(),
          result.origins());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{\"type\":\"Sequence\",\"normalizers\":[]}",
        "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"NFD\"},{\"type\":\"Replace\",\"pattern\":{\"String\":\"a\"},\"content\":\"bc\"},{\"type\":\"NFC\"}]}",
        "{\"type\":\"Sequence\",\"normalizers\":[{\"type\":\"Prepend\",\"prepend\":\"▁\"},{\"type\":\"Replace\",\"pattern\":{\"String\":\" \"},\"content\":\"▁\"}]}",
        "{\"type\":\"Replace\",\"pattern\":{\"Regex\":\" {2,}\"},\"content\":\" \"}",
        "{\"type\":\"Replace\",\"pattern\":{\"String\":\"(.\"},\"content\":\"\"}"
      })
  void rewritesAsTheReferenceDoes(String json) throws Exception {
    Normalizer ours = of(json);
    RandomTexts texts = new RandomTexts(3);
    try (Reference reference = new Reference(json, Files.BYTES)) {
      for (int i = 0; i < 1000; i++) {
        String text = (i == 0 ? "" : texts.next(10)) + (i % 7 == 0 ? "(.a  a" : "");
        Normalized normalized = ours.normalize(text);
        assertEquals(
            reference.normalized(text), normalized.text(), () -> PreTokenizersTest.escaped(text));
        assertEquals(text.length(), normalized.origin(normalized.text().length()));
      }
    }
  }

  @Test
  void aMillionMarksTakeSeconds() throws Exception {
    String text = "a" + "\u0301\u0323\u0345\u0327".repeat(250_000) + "b";
    Normalizer nfc = of(form(Form.NFC));
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> nfc.normalize(text));
    String shorter = "a" + "\u0301\u0344\u0323\u0345\u0327".repeat(400) + "b";
    assertEquals(java.text.Normalizer.normalize(shorter, Form.NFC), nfc.normalize(shorter).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lowercase",
        "StripAccents",
        "BertNormalizer",
        "Precompiled",
        "ByteLevel",
        "Strip"
      })
  void namesWhatItDoesNotDo(String type) {
    UnsupportedPartException refused =
        assertThrows(UnsupportedPartException.class, () -> of("{\"type\":\"" + type + "\"}"));
    assertEquals("normalizer " + type, refused.getMessage());
  }
}
