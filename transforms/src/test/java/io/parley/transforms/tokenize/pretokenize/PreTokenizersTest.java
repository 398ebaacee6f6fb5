package io.parley.transforms.tokenize.pretokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreTokenizersTest {
  /** More for a thorough run. */
  private static final int TEXTS = Integer.getInteger("parley.texts", 1500);

  static Set<String> families() {
    return new TreeSet<>(Files.FAMILIES.keySet());
  }

  static Set<String> knownPatterns() {
    return new TreeSet<>(KnownPatterns.all().keySet());
  }

  static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }

  static List<String> pieces(PreTokenizer preTokenizer, String text) {
    List<String> pieces = new ArrayList<>();
    preTokenizer.cut(
        ("<" + text + ">").toCharArray(),
        1,
        1 + text.length(),
        (from, to) -> pieces.add(text.substring(from - 1, to - 1)));
    return pieces;
  }

  /** A text as ASCII, to be read in a failure. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int point : text.codePoints().toArray()) {
      escaped.append(point > ' ' && point < 127 ? Character.toString(point) : "{" + Integer.toHexString(point) + "}");
    }
    return escaped.toString();
  }

  private static void assertAsReference(String file) throws Exception {
    PreTokenizer ours = PreTokenizers.of(json(file)).preTokenizer();
    RandomTexts texts = new RandomTexts(6);
    try (Reference reference = new Reference("null", file)) {
      for (int i = 0; i < TEXTS; i++) {
        String text = texts.next(12);
        assertEquals(reference.pieces(text), pieces(ours, text), () -> escaped(text));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void cutsAsTheReference(String family) throws Exception {
    assertAsReference(Files.FAMILIES.get(family));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}+| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s",
        " ?[^(\\s|[.,!?…。，、।۔،])]+",
        "\\s?[A-Za-zµÀ-ÖØ-öø-ƺ]+|^[.,]|[.]$|\\A'|/\\z",
        "(?<=\\p{L})\\p{N}+|(?<![\\s])(?:ab|a|\\.)|(?=[A-Z])\\p{L}{2,4}|x{,2}1",
        "[\\p{L}&&[^\\p{Lu}a-m中]]+?(?=.)|\\p{^L}\\P{N}\\d{2}|[\\]\\-^/]|\\x27",
        "(?i:THE|'s)+| ?(\\d+|[.,!?]+)|\\s{2,}(?=\\S)|\\u4e2d",
        "(a|b|\\s)*[1'/](?:\\r\\n|\\t)?",
        "[一-龥\\u3040-ゟ゠-ヿ]+"
      })
  void otherPatternsMatchWhatTheReferenceDoes(String pattern) throws Exception {
    assertAsReference(Files.split(pattern, "Isolated", false));
  }

  @ParameterizedTest
  @MethodSource("knownPatterns")
  void aScannerFindsWhatItsPatternFinds(String pattern) throws Exception {
    PreTokenizer regex = new Split(Regex.of(pattern), Split.Behavior.ISOLATED, false);
    RandomTexts texts = new RandomTexts(7);
    for (int i = 0; i < TEXTS; i++) {
      String text = texts.next(16);
      assertEquals(pieces(regex, text), pieces(KnownPatterns.all().get(pattern), text), () -> escaped(text));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Removed, false", "Removed, true", "MergedWithPrevious, false", "MergedWithPrevious, true", "MergedWithNext, false",
    "MergedWithNext, true", "Contiguous, false", "Contiguous, true", "Isolated, true"
  })
  void matchesGoWhereTheBehaviorPutsThem(String behavior, boolean invert) throws Exception {
    assertAsReference(Files.split("\\p{L}", behavior, invert));
    assertAsReference(Files.split("\\p{L}{1,2}|'", behavior, invert));
    assertAsReference(Files.sequence(List.of(Files.step("String", "a", behavior, invert), Files.BYTES)));
    assertAsReference(Files.split(DeepSeekScanner.PATTERN, behavior, invert));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", " a", "\n", "  b 1", "é"})
  void aPrefixSpaceIsPutInFront(String text) throws Exception {
    String file = Files.GPT2.replace("space\":false", "space\":true");
    Preparation ours = Preparation.of(NullNode.getInstance(), json(file));
    Normalized normalized = ours.normalizer().normalize(text);
    try (Reference reference = new Reference("null", file)) {
      assertEquals(reference.pieces(text), pieces(ours.preTokenizer(), normalized.text()));
    }
    assertEquals(text.length(), normalized.origin(normalized.text().length()));
    assertEquals(0, normalized.origin(0));
  }

  @Test
  void everyFamilyButTheLongerOnesHasAScanner() throws Exception {
    Map<String, String> kinds = new TreeMap<>();
    for (String family : families()) {
      kinds.put(family, PreTokenizers.of(json(Files.FAMILIES.get(family))).preTokenizer().getClass().getSimpleName());
    }
    assertEquals(
        "{bytes=Whole, cl100k=Cl100kScanner, deepseek=Chain, deepseek3=Chain, deepseek3alone=DeepSeekScanner, digits=Split, gpt2=Gpt2Scanner, llama3=Cl100kScanner,"
            + " o200k=O200kScanner, qwen=Cl100kScanner, qwen35=Cl100kScanner, starcoder=Chain, tekken=O200kScanner}",
        kinds.toString());
  }

  @Test
  void aLoneSurrogateIsAReplacementCharacter() {
    for (PreTokenizer scanner : KnownPatterns.all().values()) {
      for (String text : List.of("a\uD800b", "\uDC00", " \uD83D", "1\uD83D\uD83D\uDE00 x", "\uDE00\uD83D'")) {
        List<String> lone = pieces(scanner, text).stream().map(piece -> Integer.toString(piece.length())).toList();
        String replaced = text.replaceAll("(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])", "\uFFFD");
        assertEquals(pieces(scanner, replaced).stream().map(piece -> Integer.toString(piece.length())).toList(), lone);
      }
    }
  }

  @Test
  void looksAtNothingOutsideTheRange() throws Exception {
    PreTokenizer gpt2 = new Gpt2Scanner();
    List<Integer> ends = new ArrayList<>();
    gpt2.cut("a  b's".toCharArray(), 1, 3, (from, to) -> ends.add(to));
    gpt2.cut("a  b's".toCharArray(), 3, 5, (from, to) -> ends.add(to));
    assertEquals(List.of(3, 4, 5), ends);
  }

  @Test
  void nothingIsAPieceAndNoStepIsTheWhole() throws Exception {
    Preparation none = Preparation.of(null, NullNode.getInstance());
    assertFalse(none.byteLevel());
    assertEquals(List.of("a b"), pieces(none.preTokenizer(), "a b"));
    assertTrue(PreTokenizers.of(json(Files.BYTES)).byteLevel());
    for (String family : families()) {
      assertEquals(List.of(), pieces(PreTokenizers.of(json(Files.FAMILIES.get(family))).preTokenizer(), ""));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'type':'Metaspace','replacement':'_'}; pre_tokenizer Metaspace",
        "{'type':'Whitespace'}; pre_tokenizer Whitespace",
        "{'type':'Sequence','pretokenizers':[{'type':'ByteLevel'},{'type':'Digits'}]}; pre_tokenizer Digits after bytes",
        "{'type':'Sequence','pretokenizers':[{'type':'Digits'},{'type':'ByteLevel','add_prefix_space':true}]}; pre_tokenizer ByteLevel with add_prefix_space after another step",
        "{'type':'Split','pattern':{'Regex':'a'},'behavior':'Sideways'}; pre_tokenizer Split of another form",
        "{'type':'Split','pattern':{'Bytes':'a'},'behavior':'Isolated'}; a pattern that is neither Regex nor String",
        "{'type':'Split','pattern':{'Regex':'a*'},'behavior':'Isolated'}; regular expression with a match of nothing: a*",
        "{'type':'Split','pattern':{'Regex':'[\\\\p{Han}]+'},'behavior':'Isolated'}; property Han",
        "{'type':'Split','pattern':{'Regex':'\\\\w+'},'behavior':'Isolated'}; regular expression with the escape w: \\w+",
        "{'type':'Split','pattern':{'Regex':'(?i:straß)'},'behavior':'Isolated'}; ignoring the case of characters outside ASCII",
        "{'type':'Split','pattern':{'Regex':'(?i:less)'},'behavior':'Isolated'}; regular expression with letters that fold to one: (?i:less)",
        "{'type':'Split','pattern':{'Regex':'(?=ab)a'},'behavior':'Isolated'}; regular expression with a look at more than one character: (?=ab)a",
        "{'type':'Split','pattern':{'Regex':'(a'},'behavior':'Isolated'}; regular expression with an open group: (a"
      })
  void namesWhatItDoesNotDo(String file, String message) {
    UnsupportedPartException refused =
        assertThrows(UnsupportedPartException.class, () -> PreTokenizers.of(json(file.replace('\'', '"'))));
    assertEquals(message, refused.getMessage());
  }
}
