package io.parley.transforms.read;

import java.util.List;

/**
 * Puts Chinese together again that was cut into characters or words with a space between them, as
 * LCCC publishes it: {@code 我 有 1 0 个} was {@code 我有10个}.
 *
 * <p>A conversation counts as cut where what stands between spaces is two Chinese characters long
 * on average and no sign sticks to any. Words of other scripts keep the spaces between them; single
 * letters and digits in a row are one word, which loses where English words were apart.
 */
final class Segmented {
  /** Chinese words are 1.5 to 1.7 characters long on average, what writers put apart is longer. */
  private static final int MAX_MEAN = 2;

  /** Signs after which a word of another script has a space. */
  private static final String SPACE_AFTER = ",.!?;:)";

  private Segmented() {}

  /** The texts of one conversation; as they are where they were not cut. */
  static List<String> join(List<String> texts) {
    return isCut(texts) ? texts.stream().map(Segmented::join).toList() : texts;
  }

  private static boolean isCut(List<String> texts) {
    long chinese = 0;
    long pieces = 0;
    for (String text : texts) {
      int from = 0;
      while (from < text.length()) {
        int end = endOfPiece(text, from);
        int inPiece = 0;
        boolean sign = false;
        for (int i = from; i < end; i += Character.charCount(text.codePointAt(i))) {
          int c = text.codePointAt(i);
          inPiece += isChinese(c) ? 1 : 0;
          sign |= !Character.isLetterOrDigit(c);
        }
        if (inPiece > 0 && sign) {
          return false;
        }
        chinese += inPiece;
        pieces += inPiece > 0 ? 1 : 0;
        from = end + 1;
      }
    }
    return pieces > 0 && chinese <= MAX_MEAN * pieces;
  }

  private static String join(String text) {
    StringBuilder joined = new StringBuilder(text.length());
    int last = -1;
    int from = 0;
    while (from < text.length()) {
      int end = endOfPiece(text, from);
      if (end > from) {
        if (last >= 0 && isApart(text, last, from, end)) {
          joined.append(' ');
        }
        joined.append(text, from, end);
        last = from;
      }
      from = end + 1;
    }
    return joined.toString();
  }

  /** Whether the space stays between the piece that begins at {@code last} and the next one. */
  private static boolean isApart(String text, int last, int from, int end) {
    int before = text.codePointBefore(endOfPiece(text, last));
    boolean longer =
        end - from > Character.charCount(text.codePointAt(from))
            || endOfPiece(text, last) - last > Character.charCount(before);
    return isForeign(text.codePointAt(from))
        && longer
        && (isForeign(before) || SPACE_AFTER.indexOf(before) >= 0);
  }

  private static int endOfPiece(String text, int from) {
    int end = text.indexOf(' ', from);
    return end < 0 ? text.length() : end;
  }

  private static boolean isForeign(int c) {
    return Character.isLetterOrDigit(c) && !isChinese(c);
  }

  /** Han and kana, which are written without spaces. */
  private static boolean isChinese(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> Character.isLetter(c);
      default -> false;
    };
  }
}
