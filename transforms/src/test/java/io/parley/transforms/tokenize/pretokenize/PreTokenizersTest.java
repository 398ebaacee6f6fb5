package io.parley.transforms.tokenize.pretokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreTokenizersTest {
  static Set<String> families() {
    return new TreeSet<>(Files.FAMILIES.keySet());
  }

  static List<String> pieces(PreTokenizer preTokenizer, String text) {
    List<String> pieces = new ArrayList<>();
    preTokenizer.cut(
        text.toCharArray(), 0, text.length(), (from, to) -> pieces.add(text.substring(from, to)));
    return pieces;
  }

  @ParameterizedTest
  @MethodSource("families")
  void cutsAsTheReference(String family) throws Exception {
    String file = Files.FAMILIES.get(family);
    PreTokenizer ours = PreTokenizers.of(new ObjectMapper().readTree(file)).preTokenizer();
    RandomTexts texts = new RandomTexts(6);
    try (Reference reference = new Reference("null", file)) {
      for (int i = 0; i < Integer.getInteger("n", 3000); i++) {
        String text = texts.next(12);
        assertEquals(
            reference.pieces(text), pieces(ours, text), () -> family + ": " + escaped(text));
      }
    }
  }

  static String escaped(String text) {
    StringBuilder s = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                s.append(
                    c > 32 && c < 127
                        ? Character.toString(c)
                        : "{" + Integer.toHexString(c) + "}"));
    return s.toString();
  }
}
