package io.parley.transforms.filter.safety;

import io.parley.schemas.Signal;
import java.text.Normalizer;

/**
 * Finds cues in a text, in one pass. Words are matched whole: a cue in "Scunthorpe" is none.
 * Chinese and Japanese cues are matched anywhere, and exceptions say where they are a part of other
 * words. Linear in the text; not for several threads at once.
 */
final class CueMatcher {
  private static final int FIVE = 5;
  private static final CueTrie TRIE = new CueTrie();

  /** The languages of the cues that begin with a folded character, as bits. */
  private static final int[] FIRSTS = new int[Character.MAX_VALUE + 1];

  /** The languages of the cues that begin with three characters as a number, as bits. */
  private static final int[] TRIGRAMS = new int[27 * 27 * 27];

  /** The same for cues that are shorter than five characters. */
  private static final int[] SHORT = new int[27 * 27 * 27];

  /** Whether a longer cue may begin with five characters, by a hash of them. */
  private static final boolean[] FIVES = new boolean[1 << 16];

  /** Whether a cue may begin with two characters, by a hash of them. */
  private static final boolean[] PAIRS = new boolean[1 << 16];

  /** With one of these between them, characters of one Chinese word are still one word. */
  private static final String BETWEEN_JOINED = "*._-~+|/";

  /** As many letters apart from each other are a word in disguise: {@code f.u.c.k}. */
  private static final int LEAST_SPACED = 4;

  private static final int MOST_SPACED = 24;

  private static final int INJECTION = 1 << Signal.PROMPT_INJECTION.ordinal();

  private static final char MATHEMATICAL = '\uD835';

  static {
    CueLists.forEach(
        (cue, outcome) -> {
          TRIE.add(cue, outcome);
          FIRSTS[cue.charAt(0)] |= outcome;
          TRIGRAMS[trigram(cue, 0)] |= outcome;
          if (cue.length() < FIVE) {
            SHORT[trigram(cue, 0)] |= outcome;
          } else {
            FIVES[five(cue, 0)] = true;
          }
          PAIRS[pair(cue.charAt(0), cue.charAt(cue.length() > 1 ? 1 : 0))] = true;
        });
  }

  private final Disguises disguises = new Disguises(TRIE);
  private final StringBuilder spaced = new StringBuilder();
  private String text;
  private int languages;
  private Surroundings surroundings;
  private int found;

  /** The languages whose lists count for text in one language, as bits. */
  static int languages(String language) {
    int any = Outcome.languageBit(CueLists.LANGUAGES.indexOf(CueLists.ANY));
    String main = language == null ? "und" : language.split("-", 2)[0];
    return switch (main) {
      case "und" -> any | bit("en") | bit("zh");
      case "yue", "wuu" -> any | bit("zh");
      default -> CueLists.LANGUAGES.contains(main) ? any | bit(main) : any;
    };
  }

  private static int bit(String language) {
    return Outcome.languageBit(CueLists.LANGUAGES.indexOf(language));
  }

  /**
   * The signals of all cues, as bits by their ordinals.
   *
   * @param languages see {@link #languages}
   */
  int find(String original, int languages) {
    boolean fancy = original.indexOf(MATHEMATICAL) >= 0;
    this.text = fancy ? Normalizer.normalize(original, Normalizer.Form.NFKC) : original;
    this.languages = languages;
    this.surroundings = null;
    this.found = 0;
    int length = text.length();
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      switch (Letters.kind(c)) {
        case Letters.LETTER, Letters.DIGIT, Letters.SYMBOL -> i = word(i);
        case Letters.JOINED -> i = beginsJoined(i) ? walk(i, i + 1) : i + 1;
        case Letters.BRACKET -> {
          if (ControlTokens.at(text, i)) {
            found |= INJECTION;
          }
          i++;
        }
        default -> i++;
      }
    }
    return found;
  }

  /** Looks at the word that begins at an index; gives where to go on. */
  private int word(int start) {
    int end = plainEnd(start);
    if (end < 0) {
      return disguised(start);
    }
    if (begins(start)) {
      end = Math.max(end, walk(start, end));
    }
    return end == start + 1 ? spaced(start) : end;
  }

  /** The end of a word of ASCII letters, no three of them equal in a row; else -1. */
  private int plainEnd(int start) {
    int length = text.length();
    char last = 0;
    int run = 0;
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      byte kind = Letters.kind(c);
      if (kind != Letters.LETTER || c >= 0x80) {
        return kind == Letters.GAP && i > start ? i : -1;
      }
      run = c == last ? run + 1 : 1;
      if (run == 3) {
        return -1;
      }
      last = c;
    }
    return length;
  }

  /** Looks at a word that is more than letters, or may be; gives where to go on. */
  private int disguised(int start) {
    int length = text.length();
    int seen = 0;
    int run = 0;
    int afterSymbols = -1;
    char last = 0;
    int end = start;
    for (; end < length; end++) {
      char c = text.charAt(end);
      byte kind = Letters.kind(c);
      if (kind == Letters.LETTER) {
        run = c == last ? run + 1 : 1;
        last = c;
        seen |= (c < 0x80 ? Disguises.ASCII : Disguises.FOREIGN) | (run == 3 ? Disguises.RUN : 0);
      } else if (kind == Letters.DIGIT) {
        seen |= Disguises.DIGITS;
      } else if (kind == Letters.INVISIBLE) {
        seen |= Disguises.INVISIBLE;
      } else if (kind == Letters.SYMBOL && end - start < Disguises.MOST_CHARS) {
        int after = end + 1;
        while (after < length && Letters.kind(text.charAt(after)) == Letters.SYMBOL) {
          after++;
        }
        afterSymbols = afterSymbols < 0 ? after : afterSymbols;
        boolean goesOn = after < length && Letters.inWord(text.charAt(after));
        if (!goesOn && c != '$') {
          break;
        }
        seen |= Disguises.SYMBOLS;
        end = after - 1;
      } else {
        break;
      }
    }
    int goOn = begins(start) ? walk(start, end) : end;
    if (Disguises.possible(seen) && end - start <= Disguises.MOST_CHARS) {
      add(disguises.match(text, start, end, seen, languages), start);
    }
    return afterSymbols < 0 ? Math.max(end, goOn) : afterSymbols;
  }

  private boolean begins(int start) {
    char first = Letters.folded(text.charAt(start));
    if (first < 'a' || first > 'z') {
      return Outcome.counts(FIRSTS[first], languages);
    }
    int trigram = trigram(text, start);
    return Outcome.counts(TRIGRAMS[trigram], languages)
        && (Outcome.counts(SHORT[trigram], languages)
            || start + FIVE <= text.length() && FIVES[five(text, start)]);
  }

  private boolean beginsJoined(int start) {
    char first = text.charAt(start);
    if (!Outcome.counts(FIRSTS[first], languages) || start + 1 == text.length()) {
      return false;
    }
    char second = text.charAt(start + 1);
    return Letters.kind(second) != Letters.JOINED || PAIRS[pair(first, second)];
  }

  private static int five(String text, int start) {
    int hash = 0;
    for (int i = start; i < start + FIVE; i++) {
      hash = hash * 0x9E37 + Letters.folded(text.charAt(i));
    }
    return hash * 0x85EBCA6B >>> 16;
  }

  private static int pair(char first, char second) {
    return (first * 0x9E37 + second) * 0x85EBCA6B >>> 16;
  }

  /** Three folded characters as a number; all but a to z are one. */
  private static int trigram(String text, int start) {
    int number = 0;
    for (int i = start; i < start + 3; i++) {
      char c = i < text.length() ? Letters.folded(text.charAt(i)) : ' ';
      number = number * 27 + (c >= 'a' && c <= 'z' ? c - 'a' : 26);
    }
    return number;
  }

  /**
   * Follows the cues that begin at an index. Where the longest is an exception, none counts.
   *
   * @param otherwise where to go on unless an exception says so
   */
  private int walk(int start, int otherwise) {
    int length = text.length();
    int node = CueTrie.ROOT;
    int signals = 0;
    int goOn = otherwise;
    boolean joined = false;
    boolean gap = false;
    for (int i = start; i < length; i++) {
      char raw = text.charAt(i);
      byte kind = Letters.kind(raw);
      if (kind == Letters.INVISIBLE
          || gap && kind == Letters.GAP
          || joined && BETWEEN_JOINED.indexOf(raw) >= 0 && followsJoined(i + 1)) {
        continue;
      }
      char c = Letters.folded(raw);
      node = TRIE.next(node, c);
      if (node == CueTrie.NONE) {
        break;
      }
      joined = kind == Letters.JOINED;
      gap = kind == Letters.GAP;
      boolean wordEnds = joined || i + 1 == length || !Letters.inWord(text.charAt(i + 1));
      int outcome = TRIE.outcome(node, languages, wordEnds);
      if (Outcome.exception(outcome)) {
        signals = 0;
        goOn = i + 1;
      } else {
        signals |= Outcome.signals(outcome);
      }
    }
    add(signals, start);
    return goOn;
  }

  private boolean followsJoined(int i) {
    return i < text.length()
        && (Letters.kind(text.charAt(i)) == Letters.JOINED
            || Letters.kind(text.charAt(i)) == Letters.LETTER);
  }

  /** Looks at letters with the same sign between each and the next; gives where to go on. */
  private int spaced(int start) {
    int length = text.length();
    if (start + 3 >= length) {
      return start + 1;
    }
    char between = text.charAt(start + 1);
    spaced.setLength(0);
    int at = start;
    while (at < length
        && Letters.kind(text.charAt(at)) == Letters.LETTER
        && spaced.length() < MOST_SPACED) {
      spaced.append(text.charAt(at));
      if (at + 1 < length && Letters.inWord(text.charAt(at + 1))) {
        spaced.setLength(spaced.length() - 1);
        break; // a longer word begins here
      }
      boolean more = at + 2 < length && text.charAt(at + 1) == between;
      at += 2;
      if (!more) {
        break;
      }
    }
    if (spaced.length() < LEAST_SPACED || between == '\n') {
      return start + 1;
    }
    add(disguises.whole(spaced, languages), start);
    return start + 2 * spaced.length() - 1;
  }

  private void add(int signals, int start) {
    int fresh = signals & ~found;
    if (fresh == 0) {
      return;
    }
    if (surroundings == null) {
      surroundings = new Surroundings(text);
    }
    found |= surroundings.prose(start) ? fresh : fresh & INJECTION;
  }
}
