package io.parley.transforms.dedup;

import java.util.Random;

/** Text for tests: tokens drawn from a vocabulary, common ones more often. */
final class RandomText {
  private static final int VOCABULARY = 5_000;
  private static final int FIRST_HAN = 0x4E00;

  private RandomText() {}

  /** A word, or for {@code zh} a character. */
  static String token(String language, Random random) {
    int rank = (int) (VOCABULARY * random.nextDouble() * random.nextDouble());
    return language.equals("zh") ? Character.toString(FIRST_HAN + rank) : "w" + rank;
  }

  static String[] tokens(String language, int count, Random random) {
    String[] tokens = new String[count];
    for (int i = 0; i < count; i++) {
      tokens[i] = token(language, random);
    }
    return tokens;
  }

  static String joined(String language, String[] tokens) {
    return String.join(language.equals("zh") ? "" : " ", tokens);
  }

  static String text(String language, int count, Random random) {
    return joined(language, tokens(language, count, random));
  }
}
