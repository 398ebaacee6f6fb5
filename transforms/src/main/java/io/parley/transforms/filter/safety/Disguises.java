package io.parley.transforms.filter.safety;

import java.text.Normalizer;

/**
 * Words written so that a list does not find them: {@code sh1t}, {@code a$$}, {@code f*ck}, {@code
 * fuuuck}, letters of other alphabets that look the same, invisible characters between letters.
 * Bounded work a word; not for several threads at once.
 */
final class Disguises {
  /** What a word has, as bits. */
  static final int ASCII = 1;

  static final int FOREIGN = 1 << 1;
  static final int DIGITS = 1 << 2;
  static final int SYMBOLS = 1 << 3;
  static final int INVISIBLE = 1 << 4;
  static final int RUN = 1 << 5;

  /** A longer word is a key or noise. */
  static final int MOST_CHARS = 40;

  /** Shorter words look like too many other things: {@code c*m}, {@code A55}. */
  private static final int LEAST_LETTERS = 3;

  private static final int LEAST_LETTERS_GUESSED = 4;

  private static final int MOST_STEPS = 300;

  private static final String LOOKALIKES =
      "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdһhαaβbεeιiκkμuνvοoρpτtυuχxωw";

  private static final char[] PLAIN = new char[0x2000];

  static {
    for (char c = 0; c < PLAIN.length; c++) {
      String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
      char base = parts.charAt(0);
      PLAIN[c] = parts.length() > 1 && base < 0x80 ? Character.toLowerCase(base) : 0;
    }
    for (int i = 0; i < LOOKALIKES.length(); i += 2) {
      PLAIN[LOOKALIKES.charAt(i)] = LOOKALIKES.charAt(i + 1);
    }
  }

  private final CueTrie trie;
  private final char[] word = new char[MOST_CHARS];
  private int length;
  private int least;
  private int steps;
  private int languages;

  Disguises(CueTrie trie) {
    this.trie = trie;
  }

  /** Whether a word that has all this may be in disguise. */
  static boolean possible(int seen) {
    boolean letters = (seen & (ASCII | FOREIGN)) != 0;
    boolean mixed = (seen & ASCII) != 0 && (seen & FOREIGN) != 0;
    return letters && (mixed || (seen & (DIGITS | SYMBOLS | INVISIBLE | RUN)) != 0);
  }

  /** What a word says, as bits of signals. */
  int match(String text, int start, int end, int seen, int languages) {
    boolean english = (languages & CueMatcher.languages("en")) == CueMatcher.languages("en");
    boolean mixed = (seen & ASCII) != 0 && (seen & FOREIGN) != 0;
    int letters = 0;
    int digits = 0;
    int guesses = 0;
    boolean changed = (seen & RUN) != 0;
    length = 0;
    for (int i = start; i < end; i++) {
      char c = Letters.folded(text.charAt(i));
      byte kind = Letters.kind(text.charAt(i));
      if (kind == Letters.INVISIBLE || kind == Letters.LETTER && isMark(c)) {
        changed = true;
        continue;
      }
      char plain = mixed && c < PLAIN.length ? PLAIN[c] : 0;
      if (plain != 0 && (english || isOtherAlphabet(c))) {
        changed = true;
        c = plain;
      }
      letters += kind == Letters.LETTER ? 1 : 0;
      digits += kind == Letters.DIGIT ? 1 : 0;
      guesses += c == '*' ? 1 : 0;
      changed |= kind != Letters.LETTER;
      word[length++] = c;
    }
    boolean readable = digits + guesses == 0 ? letters > 0 : letters > 1 && letters >= digits;
    if (!changed || !readable) {
      return 0;
    }
    least = digits + guesses == 0 ? LEAST_LETTERS : LEAST_LETTERS_GUESSED;
    return search(languages);
  }

  /** What letters say that stood apart from each other. */
  int whole(CharSequence letters, int languages) {
    length = Math.min(letters.length(), MOST_CHARS);
    for (int i = 0; i < length; i++) {
      word[i] = Letters.folded(letters.charAt(i));
    }
    least = LEAST_LETTERS_GUESSED;
    return search(languages);
  }

  private int search(int languages) {
    this.languages = languages;
    steps = 0;
    return search(0, CueTrie.ROOT, 0, (char) 0);
  }

  /**
   * Every way to read the word from {@code at} on, below a node that {@code depth} letters made.
   */
  private int search(int at, int node, int depth, char last) {
    if (++steps > MOST_STEPS) {
      return 0;
    }
    int found = 0;
    if (depth >= least) {
      int outcome = trie.outcome(node, languages, at == length);
      found = Outcome.exception(outcome) ? 0 : Outcome.signals(outcome);
    }
    if (at == length || found != 0) {
      return found;
    }
    char c = word[at];
    if (c == last) {
      found |= search(at + 1, node, depth, last);
    }
    if (c == '*') {
      found |= search(at + 1, node, depth, last);
      for (char guess = 'a'; guess <= 'z' && depth > 0 && found == 0; guess++) {
        found |= step(at, node, depth, guess, c);
      }
      return found;
    }
    String readings = readings(c);
    for (int i = 0; i < readings.length() && found == 0; i++) {
      found |= step(at, node, depth, readings.charAt(i), c);
    }
    return found != 0 ? found : step(at, node, depth, c, c);
  }

  private int step(int at, int node, int depth, char letter, char written) {
    int next = trie.next(node, letter);
    return next == CueTrie.NONE ? 0 : search(at + 1, next, depth + 1, written);
  }

  private static String readings(char c) {
    return switch (c) {
      case '$', '5' -> "s";
      case '@', '4' -> "a";
      case '!', '1' -> "il";
      case '0' -> "o";
      case '3' -> "e";
      case '7' -> "t";
      case '8' -> "b";
      default -> "";
    };
  }

  private static boolean isMark(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK && c < 0x370;
  }

  private static boolean isOtherAlphabet(char c) {
    return c >= 0x370 && c < 0x530;
  }
}
