package io.parley.transforms.filter;

import io.parley.schemas.Conversation;
import io.parley.schemas.Flag;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * A bounded part of a conversation's prose, and how many letters of each script it has. Code,
 * links, tags and names of things are in no language and left out; so is what no person of the
 * conversation wrote. A sample has lower-case letters only, words apart by one space.
 */
final class LanguageSample {
  /** The most letters taken. Neither half nor twice as many changed a figure on real data. */
  static final int LETTERS = 480;

  /** The most letters of one turn, so that a long quotation does not speak for everybody. */
  static final int LETTERS_PER_TURN = 240;

  /** A longer run of Latin without a space is a key, a path or noise. */
  private static final int WORD_CHARS = 40;

  /** A bound on marks, where a text has nothing else. */
  private static final int MARKS_A_LETTER = 3;

  private static final String FENCE = "```";

  private final StringBuilder text = new StringBuilder();
  private final Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
  private int total;

  private LanguageSample() {}

  /** Of turns in their order, then of the title where there is room. */
  static LanguageSample of(Conversation conversation) {
    LanguageSample sample = new LanguageSample();
    for (Turn turn : conversation.turns()) {
      if (speaks(turn)) {
        sample.add(turn.text());
      }
    }
    if (conversation.title() != null) {
      sample.add(conversation.title());
    }
    return sample;
  }

  /** A system prompt is often English whatever the conversation is in. */
  private static boolean speaks(Turn turn) {
    return turn.role() != Role.SYSTEM
        && !turn.flags().contains(Flag.DELETED)
        && !turn.flags().contains(Flag.SYSTEM)
        && !turn.flags().contains(Flag.BOT);
  }

  /** Lower-case letters, with one space between words. */
  String text() {
    return text.toString();
  }

  /** How many letters of a script there are. */
  int letters(UnicodeScript script) {
    return letters.getOrDefault(script, 0);
  }

  /** All letters by script, none of them zero. */
  Map<UnicodeScript, Integer> letters() {
    return letters;
  }

  private void add(String prose) {
    int most = Math.min(LETTERS, total + LETTERS_PER_TURN);
    int at = 0;
    boolean lineStart = true;
    while (at < prose.length() && total < most) {
      char c = prose.charAt(at);
      if (lineStart && prose.startsWith(FENCE, at)) {
        at = pastFence(prose, at);
      } else if (c == '`') {
        at = pastCode(prose, at);
        lineStart = false;
      } else if (c == '\n') {
        at++;
        lineStart = true;
      } else if (isWesternWord(c)) {
        at = addWord(prose, at);
        lineStart = false;
      } else {
        at = addCharacter(prose, at);
        lineStart &= c == ' ';
      }
    }
    endWord();
  }

  /** After the line that closes a fenced block, or the end where none does. */
  private int pastFence(String prose, int from) {
    endWord();
    int close = prose.indexOf("\n" + FENCE, from);
    if (close < 0) {
      return prose.length();
    }
    int lineEnd = prose.indexOf('\n', close + 1);
    return lineEnd < 0 ? prose.length() : lineEnd;
  }

  /** After an inline code span, or after the backtick where its line closes none. */
  private int pastCode(String prose, int from) {
    endWord();
    for (int i = from + 1; i < prose.length() && prose.charAt(i) != '\n'; i++) {
      if (prose.charAt(i) == '`') {
        return i + 1;
      }
    }
    return from + 1;
  }

  /** ASCII and Latin letters: what a word of a western language, or a link, is written with. */
  private static boolean isWesternWord(char c) {
    return c > ' ' && c != '`' && c < 0x250 && !Character.isSpaceChar(c) && c != 0x7F;
  }

  private int addWord(String prose, int from) {
    int end = from;
    while (end < prose.length() && isWesternWord(prose.charAt(end))) {
      end++;
    }
    if (end - from <= WORD_CHARS && !technical(prose, from, end)) {
      for (int i = from; i < end; i++) {
        addLetter(prose.charAt(i));
      }
    }
    return end;
  }

  /** Links, addresses, tags, file names and identifiers: what has a digit or one of their marks. */
  private static boolean technical(String prose, int from, int end) {
    boolean lower = false;
    for (int i = from; i < end; i++) {
      char c = prose.charAt(i);
      if (c >= '0' && c <= '9' || "@_\\={}<>#$|~^".indexOf(c) >= 0) {
        return true;
      }
      if ((c == '.' || c == ':')
          && letterAt(prose, i - 1, from, end)
          && letterAt(prose, i + 1, from, end)) {
        return true;
      }
      if (c == '/' && i + 1 < end && prose.charAt(i + 1) == '/') {
        return true;
      }
      if (lower && Character.isUpperCase(c)) {
        return true;
      }
      lower = Character.isLowerCase(c);
    }
    return false;
  }

  private static boolean letterAt(String prose, int i, int from, int end) {
    return i >= from && i < end && Character.isLetter(prose.charAt(i));
  }

  private int addCharacter(String prose, int at) {
    int c = prose.codePointAt(at);
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      endWord();
    } else {
      addLetter(c);
    }
    return at + Character.charCount(c);
  }

  private void addLetter(int c) {
    if (Character.isLetter(c)) {
      UnicodeScript script = UnicodeScript.of(c);
      letters.merge(script, 1, Integer::sum);
      total++;
      text.appendCodePoint(Character.toLowerCase(c));
    } else if (isPartOfWord(c)) {
      if (text.length() < MARKS_A_LETTER * total) {
        text.appendCodePoint(c);
      }
    } else {
      endWord();
    }
  }

  private static boolean isPartOfWord(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == '\''
        || c == '’';
  }

  private void endWord() {
    if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
  }
}
