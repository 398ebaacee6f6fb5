package io.parley.transforms.tokenize.pretokenize;

/**
 * The patterns of the family of cl100k: Llama 3, Qwen, GLM, OLMo 2, Phi 4. They differ in how many
 * digits stay together, in how they write contractions, and in whether marks belong to words.
 */
final class Cl100kScanner extends Scanner {
  private final String contractions;
  private final int digits;
  private final boolean slashes;
  private final boolean marks;
  private final int words;
  private final int notSigns;

  /**
   * @param contractions the first alternative of the pattern, in one of its spellings
   * @param digits the most that stay together: 1, 3 or {@link Integer#MAX_VALUE}
   * @param slashes whether slashes go with the line ends after punctuation
   * @param marks whether {@code \p{M}} goes with letters
   */
  Cl100kScanner(String contractions, int digits, boolean slashes, boolean marks) {
    this.contractions = contractions;
    this.digits = digits;
    this.slashes = slashes;
    this.marks = marks;
    this.words = marks ? CharClasses.UPPER | CharClasses.LOWER : CharClasses.LETTER;
    this.notSigns = words | CharClasses.SPACE | CharClasses.NUMBER;
  }

  @Override
  String pattern() {
    return contractions
        + (contractions.isEmpty() ? "" : "|")
        + "[^\\r\\n\\p{L}\\p{N}]?"
        + (marks ? "[\\p{L}\\p{M}]+" : "\\p{L}+")
        + "|"
        + KnownPatterns.numbers(digits)
        + (marks ? "| ?[^\\s\\p{L}\\p{M}\\p{N}]+" : "| ?[^\\s\\p{L}\\p{N}]+")
        + KnownPatterns.lineEnds(slashes)
        + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  }

  @Override
  int next(char[] text, int at, int to) {
    int flags = CharClasses.at(text, at, to);
    int after = at + CharClasses.width(flags);
    if ((flags & words) != 0) {
      return CharClasses.run(text, after, to, words);
    }
    if ((flags & CharClasses.NUMBER) != 0) {
      return numbers(text, at, to, digits);
    }
    if (text[at] == '\'' && !contractions.isEmpty()) {
      int end = contraction(text, at, to, true);
      if (end > at) {
        return end;
      }
    }
    if (after < to && (flags & CharClasses.LINE_END) == 0) {
      int second = CharClasses.at(text, after, to);
      if ((second & words) != 0) {
        return CharClasses.run(text, after + CharClasses.width(second), to, words);
      }
      if (text[at] == ' ' && (second & notSigns) == 0) {
        return signs(text, after + CharClasses.width(second), to);
      }
    }
    return (flags & CharClasses.SPACE) != 0 ? linesOrSpaces(text, at, to) : signs(text, after, to);
  }

  private int signs(char[] text, int at, int to) {
    return lineEnds(text, CharClasses.runWithout(text, at, to, notSigns), to, slashes);
  }
}
