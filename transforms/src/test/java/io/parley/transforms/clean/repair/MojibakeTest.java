package io.parley.transforms.clean.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MojibakeTest {
  /**
   * Cases of ftfy that come out otherwise here, by the start of their label, with what comes out.
   */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          // Twice lossy: what stands between the question marks is no sequence that could be told.
          "For goodness' sake.",
          "ItÃ?¢â?¬â?¢s classic. ItÃ?¢â?¬â?¢s epic. ItÃ?¢â?¬â?¢s ELIZABETH BENNET"
              + " for goodnessÃ?¢â?¬â?¢ sake!",
          // The lost byte can only be 9D: nothing else that windows-1252 lacks gives a common sign.
          "We can mostly decode the face above",
          "┒(⌣˛⌣)┎",
          "Lossy decoding can have plain ASCII question marks",
          "The ICR has been upgraded to “bb+” from “bb”",
          // Lower-cased after it was garbled; no reading is any better.
          "An absolutely hopeless garble",
          "ã†’ãƒâ€ ã¢۪ãľՋ≢ãƒâ¢ã¢â‚¬å¡ã‚â¬ãƒ‚ã‚â",
          // The blank Braille cells, whose A0 became a space, stay: "â " begins words as typed.
          "A complex, lossy pile-up",
          "â € � Regulamento: â € ⚠� As pessoas que marcarem nos comentários perfis empresariais"
              + " e/ou de marcas, personalidades ou fake serão desclassificadas. ⚠� Podem participar"
              + " pessoas residentes em Petrolina/PE ou Juazeiro/BA, desde que se comprometam a"
              + " retirar o prêmio em nosso endereço. Funcionários estão vetados. ⚠� Serão válidos"
              + " os comentários postados até 16h, do dia 31/03/2018. E o resultado será divulgado"
              + " até às 19h do mesmo dia em uma nova publicação em nosso instagram. â € Boa sorte!!!"
              + " 😀�",
          // References go first here; ftfy has it so in its last column.
          "HTML entity on top",
          "10\u03bcs",
          // What was meant, says the case; ftfy does not dare.
          "Sort of negative: this inconsistent mojibake",
          "Bremer/Mccoy – Dråber");

  @ParameterizedTest
  @ValueSource(strings = {"in-the-wild", "negative"})
  void repairsTheCasesOfFtfy(String file) throws IOException {
    int cases = 0;
    for (JsonNode test : new ObjectMapper().readTree(resource("ftfy/" + file + ".json"))) {
      String label = test.get("label").asText();
      // Without ftfy's later steps: curly quotes, ligatures and wide forms stay as typed.
      JsonNode fixed = test.has("fixed-encoding") ? test.get("fixed-encoding") : test.get("fixed");
      String expected =
          EXCEPTIONS.entrySet().stream()
              .filter(e -> label.startsWith(e.getKey()))
              .map(Map.Entry::getValue)
              .findAny()
              .orElse(fixed.asText());
      assertEquals(
          spaces(expected), spaces(TextRepair.repair(test.get("original").asText())), label);
      cases++;
    }
    assertEquals(file.equals("negative") ? 31 : 70, cases);
  }

  /** A no-break space before a space is ours to make plain. */
  private static String spaces(String text) {
    return text.replace('\u00a0', ' ').strip();
  }

  @Test
  void leavesFortyLanguagesAlone() throws IOException {
    for (String[] line : article()) {
      assertSame(line[1], Mojibake.repair(line[1]), line[0]);
      assertEquals(line[1], TextRepair.repair(line[1]), line[0]);
      for (String text : List.of("„" + line[1] + "“", "« " + line[1] + " »", line[1] + "…")) {
        assertSame(text, Mojibake.repair(text), line[0]);
      }
      String capitals = line[1].toUpperCase(Locale.ROOT);
      assertSame(capitals, Mojibake.repair(capitals), line[0]);
    }
  }

  @Test
  void leavesTheNamesOfLanguagesAndCountriesAlone() {
    for (Locale locale : Locale.getAvailableLocales()) {
      StringBuilder names = new StringBuilder();
      for (String language : Locale.getISOLanguages()) {
        names.append(new Locale(language).getDisplayLanguage(locale)).append(", ");
      }
      for (String country : Locale.getISOCountries()) {
        names.append(new Locale("", country).getDisplayCountry(locale)).append("; ");
      }
      String text = names.toString();
      assertSame(text, Mojibake.repair(text), locale.toLanguageTag());
    }
  }

  /**
   * Of the article in 42 languages, misread as many times: how many come back exactly. What fails
   * is mostly one-letter words of Cyrillic in two layers.
   */
  @ParameterizedTest
  @CsvSource({
    "ISO-8859-1, 1, 42",
    "ISO-8859-1, 2, 39",
    "ISO-8859-1, 3, 39",
    "windows-1252, 1, 42",
    "windows-1252, 2, 38",
    "windows-1252, 3, 38",
    "windows-1251, 1, 42",
    "windows-1251, 2, 38",
    "x-MacRoman, 1, 42",
    "x-MacRoman, 2, 35",
    "windows-1250, 1, 41",
    "windows-1254, 1, 42",
    "windows-1257, 1, 42",
    "windows-1253, 1, 41",
    "IBM437, 1, 41",
    "IBM850, 1, 39",
    "KOI8-R, 1, 42"
  })
  void repairsFortyLanguages(String charset, int layers, int expected) throws IOException {
    int repaired = 0;
    for (String[] line : article()) {
      String text = line[1];
      for (int layer = 0; layer < layers; layer++) {
        text = misread(text, charset);
      }
      repaired += Mojibake.repair(text).equals(line[1]) ? 1 : 0;
    }
    assertTrue(repaired >= expected, repaired + " of 42");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "浣犲ソ|你好",
        "璇烽棶杩欎釜鎬庝箞寮勶紵|请问这个怎么弄？",
        "好的锛岃阿璋�|好的，谢�",
        "涓€涓?|一�",
        "鐢佃剳|电脑",
        "哈哈哈,浣犲ソ鍟�|哈哈哈,你好�",
        "锟斤拷锟斤拷|����",
        "Ã¤Â½Â |你",
        "ä½\u00a0å¥½|你好",
        "縺薙ｓ縺ｫ縺｡縺ｯ|こんにちは",
        "como estР“РЋn de|como están de",
      })
  void repairsOtherLayers(String text, String expected) {
    assertEquals(expected, Mojibake.repair(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "СІРІ ВОВКИ І РІЗДВО, СЁСТРЫ «СССР» Р»",
        "дії, ніїв, „Spaß“, „ß“, „Ü“, 30 Å",
        "a letra Ã é usada em IRMÃ, MAÇÃ… e «MANHÃ»",
        "Il est né\u00a0», dit-elle\u00a0: «\u00a0à\u00a0»",
        "SPÓŁKA ŹDŹBŁO «ЁЛКА» ÄÖÜ™ CAFÉ® É’s",
        "鑫琪嫣璐瑜伽锅 哈哈哈 喵喵 锟 斤 拷",
        "├──┤ ┌┐└┘ ╨╤ √π ≈± ∆° ¬¬ o¬ô",
      })
  void leavesWhatLooksAlike(String text) {
    assertSame(text, Mojibake.repair(text));
  }

  @Test
  void settles() {
    Random random = new Random(3);
    String alphabet = "aÃ ©Â€â™¢\u0092\u00a0РСЏё浣犲ソ锟斤拷√¬├ĂŠÅ?\ufffd\nàðŸ˜";
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String once = Mojibake.repair(text.toString());
      assertEquals(once, Mojibake.repair(once), () -> TextRepairTest.escape(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ã", "Ã©", "ÃƒÂ", "Ã©É…", "РСЂ", "浣犲", "锟斤", "é\u00a0»", "Â ", "涓€"})
  void isLinear(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Mojibake.repair(text));
  }

  private static List<String[]> article() throws IOException {
    List<String[]> lines = new ArrayList<>();
    try (InputStream in = resource("human-rights-article-1.tsv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> lines.add(cells(line)));
    }
    assertEquals(42, lines.size());
    return lines;
  }

  private static String[] cells(String line) {
    int tab = line.indexOf('\t');
    return new String[] {line.substring(0, tab), line.substring(tab + 1)};
  }

  private static InputStream resource(String name) {
    return MojibakeTest.class.getResourceAsStream(name);
  }

  /** Reads the bytes of UTF-8 in a single-byte set; an undefined byte becomes a control. */
  private static String misread(String text, String charset) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = new String(new byte[] {b}, Charset.forName(charset)).charAt(0);
      out.append(c == 0xFFFD ? (char) (b & 0xFF) : c);
    }
    return out.toString();
  }
}
