package io.parley.transforms.filter.safety;

import io.parley.schemas.Signal;
import java.text.Normalizer;
import java.util.BitSet;

/**
 * Finds cues in a text, in one pass. Words are matched whole: a cue in "Scunthorpe" is none.
 * Chinese and Japanese cues are matched anywhere, and exceptions say where they are a part of other
 * words. Linear in the text; not for several threads at once.
 */
final class CueMatcher {
  private static final CueTrie TRIE = new CueTrie();
  private static final BitSet FIRSTS = new BitSet();
  private static final BitSet TRIGRAMS = new BitSet();

  /** With one of these between them, characters of one Chinese word are still one word. */
  private static final String BETWEEN_JOINED = "*._-·~+|/";

  /** As many letters apart from each other are a word in disguise: {@code f.u.c.k}. */
  private static final int LEAST_SPACED = 4;

  private static final int MOST_SPACED = 24;

  private static final int INJECTION = 1 << Signal.PROMPT_INJECTION.ordinal();

  private static final char MATHEMATICAL = '\uD835';

  static {
    CueLists.forEach(
        (cue, outcome) -> {
          TRIE.add(cue, outcome);
          FIRSTS.set(cue.charAt(0));
          TRIGRAMS.set(trigram(cue, 0));
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
        case Letters.JOINED -> i = FIRSTS.get(c) ? walk(i, i + 1) : i + 1;
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
    int length = text.length();
    int seen = 0;
    int run = 0;
    int firstSymbol = -1;
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
        int after = end;
        while (after < length && Letters.kind(text.charAt(after)) == Letters.SYMBOL) {
          after++;
        }
        boolean goesOn = after < length && Letters.inWord(text.charAt(after));
        if (!goesOn && c != '$') {
          break;
        }
        firstSymbol = firstSymbol < 0 ? end : firstSymbol;
        seen |= Disguises.SYMBOLS;
        end = after - 1;
      } else {
        break;
      }
    }
    if (end == start) {
      return start + 1;
    }
    if (begins(start)) {
      end = Math.max(end, walk(start, 0));
    }
    if (Disguises.possible(seen) && end - start <= Disguises.MOST_CHARS) {
      add(disguises.match(text, start, end, seen, languages), start);
    } else if (end == start + 1 && (seen & Disguises.ASCII) != 0) {
      return spaced(start);
    }
    return firstSymbol < 0 ? end : Math.max(start, firstSymbol) + 1;
  }

  private boolean begins(int start) {
    char first = Letters.folded(text.charAt(start));
    return first >= 'a' && first <= 'z'
        ? TRIGRAMS.get(trigram(text, start))
        : FIRSTS.get(first);
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
