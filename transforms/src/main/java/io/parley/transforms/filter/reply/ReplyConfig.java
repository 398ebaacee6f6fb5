package io.parley.transforms.filter.reply;

import io.parley.transforms.filter.rules.Range;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a reply that is learnt may say.
 *
 * @param chars characters (code points)
 * @param words words; each Chinese or Japanese character counts as one
 * @param tokens tokens; {@link #ANY_NUMBER} counts none
 * @param echo the largest share of what the reply and its prompt say that both may say; 1 allows
 *     all
 * @param repetition the largest share of a reply's words that may stand in runs said before; 1
 *     allows all
 * @param kinds kinds of replies that may be learnt
 */
public record ReplyConfig(
    Range chars, Range words, Range tokens, double echo, double repetition, Set<ReplyKind> kinds)
    implements Serializable {
  /** No limit. */
  public static final Range ANY_NUMBER = new Range(0, Integer.MAX_VALUE);

  public ReplyConfig {
    check("echo", echo);
    check("repetition", repetition);
    kinds = Set.copyOf(kinds);
  }

  public static ReplyConfig defaults() {
    return new ReplyConfig(
        new Range(1, 20_000),
        new Range(1, 5_000),
        ANY_NUMBER,
        0.9,
        0.6,
        EnumSet.of(ReplyKind.REFUSALS, ReplyKind.LANGUAGE_SWITCHES));
  }

  /** Whether there is a limit on tokens, which take long to count. */
  public boolean countsTokens() {
    return !tokens.equals(ANY_NUMBER);
  }

  private static void check(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + ": " + share + " is not from 0 to 1");
    }
  }
}
