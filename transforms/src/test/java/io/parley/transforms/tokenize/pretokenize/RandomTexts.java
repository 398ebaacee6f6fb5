package io.parley.transforms.tokenize.pretokenize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Texts of what split patterns tell apart. */
final class RandomTexts {
  private static final String[] OFTEN = {
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "'",
    "'s",
    "'LL",
    "'ſ",
    "'re",
    "'Ve",
    "'m",
    "'d",
    "’s",
    "a",
    "the",
    "The",
    "ABC",
    "z",
    "1",
    "12",
    "1234",
    ".",
    ",",
    "!",
    "/",
    "//",
    "_",
    "-",
    "中",
    "文字",
    "の",
    "カ",
    "한국",
    "é",
    "e\u0301",
    "\u0301",
    "\u200D",
    "👍",
    "👩\u200D💻",
    "\u00A0",
    "\u3000",
    "\u2028",
    "\u0085",
    "²",
    "½",
    "٣",
    "ǅ",
    "ʰ",
    "ß",
    "İ",
    "\0",
    "\u0007",
    "\uFFFD",
    "𐐀",
    "𐐨",
    "𝟘",
    "𠀀",
    "नमस्ते",
    "กำ",
    "$",
    "+",
    "€",
    "^",
    "\u1F88"
  };

  private final Random random;
  private final List<int[]> categories = new ArrayList<>();

  RandomTexts(long seed) {
    random = new Random(seed);
    for (String name : Categories.NAMES) {
      BitSet points = Categories.points(Categories.named(name));
      if (!name.equals("Cs")) {
        categories.add(points.stream().toArray());
      }
    }
  }

  String next(int most) {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(most);
    for (int i = 0; i < parts; i++) {
      if (random.nextInt(4) > 0) {
        text.append(OFTEN[random.nextInt(OFTEN.length)]);
      } else {
        int[] points = categories.get(random.nextInt(categories.size()));
        text.appendCodePoint(points[random.nextInt(points.length)]);
      }
    }
    return text.toString();
  }
}
