package io.parley.transforms.filter.language;

/** Tells what is written in Chinese characters apart: Japanese, Cantonese, two ways of Chinese. */
final class EastAsian {
  /** Fewer characters say nothing. */
  private static final int LEAST_LETTERS = 2;

  /** A turn of fewer characters without kana may be Japanese all the same. */
  private static final int LEAST_LETTERS_OF_TURN = 30;

  /**
   * Japanese has some kana in every sentence, mostly more than half; Chinese borrows a の. One tenth
   * lies far from both: of 568 Japanese conversations none falls below a third, of 2,700 Chinese
   * ones none has more than a thirtieth, but for tasks about Japanese.
   */
  private static final int KANA_SHARE = 10;

  /**
   * One character in six of spoken Cantonese is one that Mandarin does not have, one in thirty of
   * the most formal.
   */
  private static final int CANTONESE_SHARE = 40;

  /** A name or a quotation is written the other way; a text is not. */
  private static final int MAJORITY = 2;

  private EastAsian() {}

  static String ofConversation(Tally tally) {
    return letters(tally) < LEAST_LETTERS
        ? Languages.UNDETERMINED
        : language(tally, Languages.CHINESE);
  }

  static String ofTurn(Tally tally, String conversation) {
    int letters = letters(tally);
    boolean japanese = conversation.equals(Languages.JAPANESE);
    if (letters < LEAST_LETTERS || japanese && letters < LEAST_LETTERS_OF_TURN) {
      return conversation;
    }
    boolean cantonese = conversation.equals(Languages.CANTONESE);
    String shared =
        cantonese || conversation.startsWith(Languages.CHINESE + "-")
            ? conversation
            : Languages.CHINESE;
    String language = language(tally, shared);
    boolean written = language.equals(Languages.TRADITIONAL_CHINESE);
    return cantonese && written && letters < LEAST_LETTERS_OF_TURN ? conversation : language;
  }

  /** Kana decide, then the characters of Cantonese, then those of one way of writing. */
  private static String language(Tally tally, String shared) {
    int kana = tally.letters(Script.KANA);
    if (kana >= LEAST_LETTERS && kana * KANA_SHARE >= letters(tally)) {
      return Languages.JAPANESE;
    }
    int cantonese = tally.chinese(Chinese.CANTONESE);
    if (cantonese > 0 && cantonese * CANTONESE_SHARE >= tally.letters(Script.HAN)) {
      return Languages.CANTONESE;
    }
    int simplified = tally.chinese(Chinese.SIMPLIFIED);
    int traditional = tally.chinese(Chinese.TRADITIONAL);
    if (simplified > MAJORITY * traditional) {
      return Languages.SIMPLIFIED_CHINESE;
    }
    return traditional > MAJORITY * simplified ? Languages.TRADITIONAL_CHINESE : shared;
  }

  private static int letters(Tally tally) {
    return tally.letters(Script.KANA) + tally.letters(Script.HAN);
  }
}
