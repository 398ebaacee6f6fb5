package io.parley.transforms.filter.language;

import java.lang.Character.UnicodeScript;
import java.util.Map;

/** Scripts that languages are told by; a letter of any other is {@link #OTHER}. */
enum Script {
  LATIN(1),
  CYRILLIC(2),
  ARABIC(2),
  DEVANAGARI(2),
  /** With Bopomofo, which only Chinese has. */
  HAN(5),
  /** Hiragana and katakana. */
  KANA(5),
  HANGUL(4, "ko"),
  ARMENIAN(2, "hy"),
  BENGALI(2, "bn"),
  ETHIOPIC(2, "am"),
  GEORGIAN(2, "ka"),
  GREEK(2, "el"),
  GUJARATI(2, "gu"),
  GURMUKHI(2, "pa"),
  HEBREW(2, "he"),
  KANNADA(2, "kn"),
  KHMER(2, "km"),
  LAO(2, "lo"),
  MALAYALAM(2, "ml"),
  MYANMAR(2, "my"),
  ORIYA(2, "or"),
  SINHALA(2, "si"),
  TAMIL(2, "ta"),
  TELUGU(2, "te"),
  THAI(2, "th"),
  TIBETAN(2, "bo"),
  OTHER(2);

  /** The class of a character that ends a word. */
  static final byte BREAK = -1;

  /** The class of a mark or an apostrophe, which is part of a word and no letter. */
  static final byte MARK = -2;

  /** The class of half a supplementary character. */
  static final byte SURROGATE = -3;

  private static final Script[] ALL = values();

  static final int COUNT = ALL.length;

  private static final Map<UnicodeScript, Script> MERGED =
      Map.of(
          UnicodeScript.BOPOMOFO, HAN,
          UnicodeScript.HIRAGANA, KANA,
          UnicodeScript.KATAKANA, KANA);

  private static final byte[] CLASSES = classes();

  private final int weight;
  private final String language;

  Script(int weight) {
    this(weight, null);
  }

  Script(int weight, String language) {
    this.weight = weight;
    this.language = language;
  }

  /**
   * How much a letter says. A Han character is worth three Latin letters and a Hangul syllable two
   * and a half; beyond that, people all over the world mix English terms into what they write, and
   * those who write English seldom mix in other scripts.
   */
  int weight() {
    return weight;
  }

  /** The one language that is written in it on the web; null where there are several. */
  String language() {
    return language;
  }

  static Script at(int ordinal) {
    return ALL[ordinal];
  }

  /** The ordinal of a letter's script, or {@link #BREAK}, {@link #MARK}, {@link #SURROGATE}. */
  static byte classOf(char c) {
    return CLASSES[c];
  }

  /** The same for any code point; slow. */
  static byte classOf(int codePoint) {
    if (Character.isLetter(codePoint)) {
      return (byte) of(UnicodeScript.of(codePoint)).ordinal();
    }
    int type = Character.getType(codePoint);
    boolean part =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || codePoint == '\''
            || codePoint == '’';
    return part ? MARK : BREAK;
  }

  private static Script of(UnicodeScript script) {
    Script merged = MERGED.get(script);
    if (merged != null) {
      return merged;
    }
    for (Script one : ALL) {
      if (one.name().equals(script.name())) {
        return one;
      }
    }
    return OTHER;
  }

  private static byte[] classes() {
    byte[] classes = new byte[Character.MAX_VALUE + 1];
    for (int c = 0; c < classes.length; c++) {
      classes[c] = Character.isSurrogate((char) c) ? SURROGATE : classOf(c);
    }
    return classes;
  }
}
