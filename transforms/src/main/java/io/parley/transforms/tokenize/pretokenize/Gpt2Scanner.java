package io.parley.transforms.tokenize.pretokenize;

/** The pattern of GPT-2, which is also that of a {@code ByteLevel} step with {@code use_regex}. */
final class Gpt2Scanner extends Scanner {

  @Override
  String pattern() {
    return "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
  }

  @Override
  int next(char[] text, int at, int to) {
    int flags = CharClasses.at(text, at, to);
    int after = at + CharClasses.width(flags);
    if (text[at] == '\'') {
      int end = contraction(text, at, to, false);
      if (end > at) {
        return end;
      }
    } else if (text[at] == ' ' && after < to) {
      flags = CharClasses.at(text, after, to);
      after += CharClasses.width(flags);
    }
    if ((flags & CharClasses.LETTER) != 0) {
      return CharClasses.run(text, after, to, CharClasses.LETTER);
    }
    if ((flags & CharClasses.SPACE) != 0) {
      return spaces(text, at, to);
    }
    if ((flags & CharClasses.NUMBER) != 0) {
      return CharClasses.run(text, after, to, CharClasses.NUMBER);
    }
    return CharClasses.runWithout(
        text, after, to, CharClasses.SPACE | CharClasses.LETTER | CharClasses.NUMBER);
  }
}
