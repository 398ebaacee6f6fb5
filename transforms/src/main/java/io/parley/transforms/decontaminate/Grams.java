package io.parley.transforms.decontaminate;

/**
 * How much text is one n-gram. A character of a script without spaces says less than a word, so
 * that more of them are as telling; where a text mixes both, each counts its share. {@code 13}
 * words or {@code 16} characters are one, and so are 8 words with 8 characters.
 *
 * @param words of an n-gram of words only
 * @param characters of an n-gram of characters only
 */
record Grams(int words, int characters) {
  /** A text has to be this much of an n-gram to be looked for: of 13 words 8. */
  private static final int FLOOR = 8;

  private static final int FLOOR_OF = 13;

  /** Takes the n-grams of a text, one after the other. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes one n-gram.
     *
     * @param start the first word's index
     * @param size in words
     */
    void gram(long hash, int start, int size);
  }

  /** The weight of a whole n-gram. */
  int whole() {
    return words * characters;
  }

  /** The weight that a shorter text must have. */
  int floor() {
    return (whole() * FLOOR + FLOOR_OF - 1) / FLOOR_OF;
  }

  /** The weight of a text. */
  long weight(Words text) {
    long weight = 0;
    for (int i = 0; i < text.count(); i++) {
      weight += weight(text, i);
    }
    return weight;
  }

  private int weight(Words text, int index) {
    return text.isCharacter(index) ? words : characters;
  }

  /**
   * At each word, as many words from there on as first have a weight; none where too few follow.
   */
  void each(Words text, int weight, Sink sink) {
    int end = 0;
    int sum = 0;
    for (int start = 0; start < text.count(); start++) {
      while (sum < weight && end < text.count()) {
        sum += weight(text, end++);
      }
      if (sum < weight) {
        return;
      }
      sink.gram(text.run(start, end - start), start, end - start);
      sum -= weight(text, start);
    }
  }
}
