package io.parley.transforms.clean.privacy;

import io.parley.transforms.Resources;
import io.parley.transforms.clean.text.Chars;
import java.util.List;
import java.util.Locale;

/**
 * A secret that can be told by how it begins, a row of {@code secrets.tsv}.
 *
 * @param min how many characters follow the prefix at least
 * @param max how many at most
 * @param trigger where in the prefix the character is at which it is looked for
 */
record SecretPattern(String prefix, Alphabet alphabet, int min, int max, int trigger) {
  /** What may follow. */
  enum Alphabet {
    HEX(""),
    LOWER(""),
    UPPER(""),
    ALNUM(""),
    WORD("_"),
    URL("_-"),
    DOTTED("_-."),
    PATH("_-/"),
    BASE64("+/=");

    private final String signs;

    Alphabet(String signs) {
      this.signs = signs;
    }

    boolean has(char c) {
      return switch (this) {
        case HEX -> Chars.isHexDigit(c);
        case LOWER -> Chars.isDigit(c) || c >= 'a' && c <= 'z';
        case UPPER -> Chars.isDigit(c) || c >= 'A' && c <= 'Z';
        default -> Chars.isAsciiAlnum(c) || signs.indexOf(c) >= 0;
      };
    }
  }

  /** From the rarest in text; the first one that a prefix has is looked for. */
  private static final String RARE = "_JKQZXYVz/-.P";

  static List<SecretPattern> load() {
    return Resources.lines(SecretPattern.class, "secrets.tsv").stream()
        .map(SecretPattern::row)
        .toList();
  }

  /** A rare one, or the last. */
  private static int trigger(String prefix) {
    for (int i = 0; i < RARE.length(); i++) {
      int index = prefix.lastIndexOf(RARE.charAt(i));
      if (index > 0) {
        return index;
      }
    }
    return prefix.length() - 1;
  }

  /**
   * The end of what may follow the prefix, or -1 where that is too short, too long or no secret.
   */
  int end(Scan scan, int start) {
    int from = start + prefix.length();
    int end = from;
    while (end - from <= max && alphabet.has(scan.at(end))) {
      end++;
    }
    while (end > from && "._-/".indexOf(scan.at(end - 1)) >= 0) {
      end--; // of the sentence
    }
    boolean fits = end - from >= min && end - from <= max && !Chars.isWord(scan.at(end));
    return fits && (alphabet == Alphabet.UPPER || Entropy.isRandom(scan.text, from, end))
        ? end
        : -1;
  }

  private static SecretPattern row(String row) {
    String[] cells = row.split("\t", -1);
    return new SecretPattern(
        cells[0],
        Alphabet.valueOf(cells[1].toUpperCase(Locale.ROOT)),
        Integer.parseInt(cells[2]),
        Integer.parseInt(cells[3]),
        trigger(cells[0]));
  }
}
