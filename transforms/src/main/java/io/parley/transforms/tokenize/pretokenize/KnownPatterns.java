package io.parley.transforms.tokenize.pretokenize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The split patterns that have a scanner of their own, by their exact text. */
final class KnownPatterns {
  private static final List<String> CONTRACTIONS =
      List.of("", "(?i:'s|'t|'re|'ve|'m|'ll|'d)", "'(?i:[sdmt]|ll|ve|re)", "(?i:'(?:[sdmt]|ll|ve|re))");
  private static final List<Integer> DIGITS = List.of(1, 3, Integer.MAX_VALUE);
  private static final List<Boolean> EITHER = List.of(false, true);
  private static final Map<String, PreTokenizer> SCANNERS = scanners();

  private KnownPatterns() {}

  /** The scanner of a pattern: its matches, and what is between them, are its pieces. */
  static Optional<PreTokenizer> scanner(String pattern) {
    return Optional.ofNullable(SCANNERS.get(escaped(pattern)));
  }

  /** Every scanner by its pattern. */
  static Map<String, PreTokenizer> all() {
    return SCANNERS;
  }

  /** Some files have line ends in a pattern as they are, some as escapes. */
  private static String escaped(String pattern) {
    return pattern.replace("\r", "\\r").replace("\n", "\\n");
  }

  static String numbers(int most) {
    return most == 1 ? "\\p{N}" : most == Integer.MAX_VALUE ? "\\p{N}+" : "\\p{N}{1," + most + "}";
  }

  static String lineEnds(boolean slashes) {
    return slashes ? "[\\r\\n/]*" : "[\\r\\n]*";
  }

  private static Map<String, PreTokenizer> scanners() {
    Map<String, PreTokenizer> scanners = new HashMap<>();
    scanners.put(escaped(DeepSeekScanner.PATTERN), new DeepSeekScanner());
    add(scanners, new Gpt2Scanner());
    for (int digits : DIGITS) {
      for (boolean contractions : EITHER) {
        add(scanners, new O200kScanner(contractions, digits));
      }
      for (String contractions : CONTRACTIONS) {
        for (boolean slashes : EITHER) {
          for (boolean marks : EITHER) {
            add(scanners, new Cl100kScanner(contractions, digits, slashes, marks));
          }
        }
      }
    }
    return Map.copyOf(scanners);
  }

  private static void add(Map<String, PreTokenizer> scanners, Scanner scanner) {
    scanners.put(scanner.pattern(), scanner);
  }
}
