package io.parley.transforms.clean.debris;

import io.parley.transforms.WordRuns;
import io.parley.transforms.clean.text.Chars;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Tells which quotes of a thread only repeat what its reader has just read: those whose words, by
 * runs of three, stand for the most part in the posts above. A quote of anything else, such as an
 * article, is part of what its author says.
 */
public final class Quotes {
  /** For conversations whose quotes stay. */
  public static final Predicate<String> KEEP_ALL = quote -> false;

  /** Room for an elision or an edit, without taking a quote that shares only a phrase. */
  private static final double MOST = 0.75;

  /** How far up a quoted post may be. */
  private static final int ANCESTORS = 16;

  private static final int GRAM = 3;

  private final int[] parents;
  private final String[] texts;
  private final long[][] grams;

  public Quotes(int turns) {
    parents = new int[turns];
    texts = new String[turns];
    grams = new long[turns][];
  }

  /** Says what a turn's text became. */
  public void read(int turn, int parent, String text) {
    parents[turn] = parent;
    texts[turn] = text;
  }

  /** Tells the quotes of a turn that answers {@code parent}, as plain text. */
  public Predicate<String> repeatedBelow(int parent) {
    return parent < 0 ? KEEP_ALL : quote -> isRead(quote, parent);
  }

  /** Whether the {@code >} at an index begins a quote: no spoiler ({@code >!}), no face. */
  public static boolean opens(String text, int at) {
    return !text.startsWith("!", at + 1) && !isFace(text, at);
  }

  /** Eyes of a kind on both sides of a mouth, or an angry face of two or three signs alone. */
  private static boolean isFace(String text, int at) {
    char second = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (second == '_' || second == '.') {
      return at + 2 < text.length() && "<>".indexOf(text.charAt(at + 2)) >= 0;
    }
    return second == ':'
        && (text.startsWith("(", at + 2) || endsWord(text, at + 2) || endsWord(text, at + 3));
  }

  private static boolean endsWord(String text, int at) {
    return at >= text.length() || Chars.isSpace(text.charAt(at));
  }

  /** Writes a quote as one. */
  public static String mark(String quote) {
    return ("> " + quote.replace("\n", "\n> ")).replace("> \n", ">\n");
  }

  private boolean isRead(String quote, int parent) {
    long[] words = WordRuns.words(quote);
    if (words.length == 0) {
      return true; // only punctuation
    }
    int size = Math.min(GRAM, words.length);
    int known = 0;
    for (int i = 0; i + size <= words.length; i++) {
      long gram = WordRuns.run(words, i, size);
      int turn = parent;
      for (int up = 0; turn >= 0 && up < ANCESTORS; up++) {
        if (Arrays.binarySearch(gramsOf(turn), gram) >= 0) {
          known++;
          break;
        }
        turn = parents[turn];
      }
    }
    return known >= MOST * (words.length - size + 1);
  }

  private long[] gramsOf(int turn) {
    if (grams[turn] == null) {
      long[] words = WordRuns.words(texts[turn]);
      long[] all = new long[words.length * GRAM];
      int count = 0;
      for (int i = 0; i < words.length; i++) {
        for (int size = 1; size <= GRAM && i + size <= words.length; size++) {
          all[count++] = WordRuns.run(words, i, size);
        }
      }
      all = Arrays.copyOf(all, count);
      Arrays.sort(all);
      grams[turn] = all;
    }
    return grams[turn];
  }
}
