package io.parley.transforms.tokenize.pretokenize;

/**
 * The patterns of the family of o200k, which cut words where upper case follows lower case: o200k
 * itself, gpt-oss, Llama 4, Mistral's Tekken. They differ in contractions and in how many digits
 * stay together.
 */
final class O200kScanner extends Scanner {
  private static final String UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
  private static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
  private static final int CASED = CharClasses.UPPER | CharClasses.LOWER;
  private static final int NOT_SIGNS = CharClasses.SPACE | CharClasses.LETTER | CharClasses.NUMBER;

  private final boolean contractions;
  private final int digits;

  /**
   * @param contractions whether a contraction stays with the word before it
   * @param digits the most that stay together: 1, 3 or {@link Integer#MAX_VALUE}
   */
  O200kScanner(boolean contractions, int digits) {
    this.contractions = contractions;
    this.digits = digits;
  }

  @Override
  String pattern() {
    String lead = "[^\\r\\n\\p{L}\\p{N}]?";
    String end = contractions ? "(?i:'s|'t|'re|'ve|'m|'ll|'d)?" : "";
    return lead
        + UPPER
        + "*"
        + LOWER
        + "+"
        + end
        + "|"
        + lead
        + UPPER
        + "+"
        + LOWER
        + "*"
        + end
        + "|"
        + KnownPatterns.numbers(digits)
        + "| ?[^\\s\\p{L}\\p{N}]+"
        + KnownPatterns.lineEnds(true)
        + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  }

  @Override
  int next(char[] text, int at, int to) {
    int flags = CharClasses.at(text, at, to);
    int after = at + CharClasses.width(flags);
    if ((flags & CASED) != 0) {
      return withContraction(text, word(text, at, to), to);
    }
    if ((flags & CharClasses.NUMBER) != 0) {
      return numbers(text, at, to, digits);
    }
    if ((flags & CharClasses.LINE_END) == 0) {
      int end = word(text, after, to);
      if (end > after) {
        return withContraction(text, end, to);
      }
    }
    if (text[at] == ' ' && after < to) {
      int second = CharClasses.at(text, after, to);
      if ((second & NOT_SIGNS) == 0) {
        return signs(text, after, to);
      }
    }
    return (flags & CharClasses.SPACE) != 0 ? linesOrSpaces(text, at, to) : signs(text, after, to);
  }

  /**
   * The end of {@code UPPER*LOWER+|UPPER+LOWER*} from {@code at} on. What is both upper and lower
   * (letters without case, marks) can end the first alternative inside a run of upper case; only
   * without any does the second have its turn. A mark may be a lead as well; taken as part of the
   * word it ends at the same place.
   */
  private static int word(char[] text, int at, int to) {
    int both = at;
    int end = at;
    while (end < to) {
      int flags = CharClasses.at(text, end, to);
      if ((flags & CharClasses.UPPER) == 0) {
        break;
      }
      end += CharClasses.width(flags);
      both = (flags & CharClasses.LOWER) != 0 ? end : both;
    }
    int lower = CharClasses.run(text, end, to, CharClasses.LOWER);
    return lower > end ? lower : both > at ? both : end;
  }

  private int withContraction(char[] text, int end, int to) {
    return contractions && end < to && text[end] == '\'' ? contraction(text, end, to, true) : end;
  }

  private static int signs(char[] text, int at, int to) {
    return lineEnds(text, CharClasses.runWithout(text, at, to, NOT_SIGNS), to, true);
  }
}
