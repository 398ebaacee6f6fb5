package io.parley.transforms.tokenize;

import java.util.SplittableRandom;

/**
 * Strings that are hard to cut: characters of every kind mixed, repeated, in runs, with line ends,
 * joiners, contractions, long words. Well-formed UTF-16.
 */
public final class RandomStrings {
  private static final String[] PARTS = {
    "'s",
    "'LL",
    "'re",
    "don't",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    " \n",
    "\u00a0",
    "\u3000",
    "the",
    " of",
    "Ing",
    "tion",
    "HTTP",
    "camelCase",
    "123",
    "1234567",
    "\u0664\u0665",
    "½",
    "Ⅷ",
    "=",
    "==",
    "...",
    "//",
    "/",
    "—",
    "!?",
    "\u200d",
    "\ufe0f",
    "😀",
    "👩\u200d👩\u200d👧",
    "🏳️\u200d🌈",
    "好",
    "你好",
    "电影",
    "ひらがな",
    "한국어",
    "é",
    "e\u0301",
    "Å",
    "\u212b",
    "ﬁ",
    "ß",
    "İ",
    "ſ",
    "K",
    "עברית",
    "हिन्दी",
    "ภาษาไทย",
    "\u0000",
    "\u007f",
    "\u0085",
    "\u2028",
    "\ufeff",
    "\ufffd",
    "<|endoftext|>",
    "<|im_start|>",
    "<s>",
    "_",
    "-",
    "$",
    "\u00ad",
    "𝔘",
    "𠀀"
  };

  private RandomStrings() {}

  public static String next(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(random.nextInt(16) + 1); parts >= 0; parts--) {
      String part = part(random);
      int times = random.nextInt(10) == 0 ? random.nextInt(1, 40) : 1;
      text.append(part.repeat(times));
    }
    return text.toString();
  }

  private static String part(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> PARTS[random.nextInt(PARTS.length)];
      case 4 -> letters(random, 'a', 26);
      case 5 -> letters(random, 0x4E00, 0x5000);
      case 6 -> Character.toString(codePoint(random, 0x3000));
      default -> Character.toString(codePoint(random, 0x30000));
    };
  }

  private static String letters(SplittableRandom random, int first, int count) {
    StringBuilder word = new StringBuilder();
    for (int n = random.nextInt(12); n >= 0; n--) {
      word.appendCodePoint(first + random.nextInt(count));
    }
    return word.toString();
  }

  private static int codePoint(SplittableRandom random, int bound) {
    int codePoint = random.nextInt(bound);
    return codePoint >= 0xD800 && codePoint < 0xE000 ? 'x' : codePoint;
  }
}
