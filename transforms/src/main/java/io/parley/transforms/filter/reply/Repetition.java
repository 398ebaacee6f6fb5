package io.parley.transforms.filter.reply;

import io.parley.transforms.Texts;
import io.parley.transforms.ToolMarks;
import io.parley.transforms.WordRuns;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Scope;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How much of a reply repeats itself: the share of its words that stand in a run of five words said
 * before in it. A character of a script without spaces is a word, and so is each letter of a "word"
 * of more than 40: what is repeated may be a line, a phrase, "hahaha" or one key held down. A text
 * whose words all differ has a share of 0, one that says the same twice has half. Nothing is said
 * of fewer than 30 words, for people laugh and insist, nor of calls of tools, which are data. Takes
 * time and memory as the text is long.
 *
 * <p>Gopher's rules on documents (Rae et al., 2021) count duplicate runs of 5 to 10 words, and
 * frequent runs of 2 to 4 besides, which short texts have without repeating anything.
 */
final class Repetition implements Measure {
  private static final int RUN = 5;
  private static final int LEAST_WORDS = 30;
  private static final int LONGEST_WORD = 40;

  /** The runs met in its first places, as many as a power of two; 0 where there is none. */
  private long[] met = new long[1 << 10];

  private int mask;

  @Override
  public String key() {
    return "repetition";
  }

  @Override
  public String unit() {
    return "share of repeated word";
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public OptionalDouble of(Evidence evidence, int turn) {
    String text = evidence.turn(turn).text();
    if (text.length() < LEAST_WORDS || ToolMarks.in(text)) {
      return OptionalDouble.empty();
    }
    long[] words = WordRuns.words(hasLongWord(text) ? spelled(text) : text);
    return words.length < LEAST_WORDS
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) repeated(words) / words.length);
  }

  /** How many words stand in a run that was said before. */
  private int repeated(long[] words) {
    clear(words.length);
    int repeated = 0;
    int counted = 0; // of the words before this one, all that are repeated are counted
    for (int i = 0; i + RUN <= words.length; i++) {
      if (!add(WordRuns.run(words, i, RUN))) {
        repeated += i + RUN - Math.max(i, counted);
        counted = i + RUN;
      }
    }
    return repeated;
  }

  private void clear(int runs) {
    int size = Integer.highestOneBit(runs) << 2;
    if (size > met.length) {
      met = new long[size];
    } else {
      Arrays.fill(met, 0, size, 0);
    }
    mask = size - 1;
  }

  /** Whether a run is new. */
  private boolean add(long run) {
    long key = run == 0 ? 1 : run;
    int at = (int) (key ^ key >>> 32) & mask;
    while (met[at] != 0) {
      if (met[at] == key) {
        return false;
      }
      at = at + 1 & mask;
    }
    met[at] = key;
    return true;
  }

  /**
   * Looks back from where a long word would have to reach, so that most letters are not looked at.
   */
  private static boolean hasLongWord(String text) {
    int reach = LONGEST_WORD;
    while (reach < text.length()) {
      int i = reach;
      while (i >= reach - LONGEST_WORD && isOfWord(text.charAt(i))) {
        i--;
      }
      if (i < reach - LONGEST_WORD) {
        return true;
      }
      reach = i + 1 + LONGEST_WORD;
    }
    return false;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) && !Texts.isCjk(c);
  }

  /** The text with spaces between the letters of its long words. */
  private static String spelled(String text) {
    StringBuilder out = new StringBuilder(2 * text.length());
    for (int i = 0; i < text.length(); ) {
      int end = i;
      while (end < text.length() && isOfWord(text.charAt(end))) {
        end++;
      }
      if (end - i > LONGEST_WORD) {
        for (int j = i; j < end; j++) {
          out.append(text.charAt(j)).append(' ');
        }
      } else {
        end = Math.max(end, i + 1);
        out.append(text, i, end);
      }
      i = end;
    }
    return out.toString();
  }
}
