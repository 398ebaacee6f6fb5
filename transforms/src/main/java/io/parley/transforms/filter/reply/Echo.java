package io.parley.transforms.filter.reply;

import io.parley.transforms.WordRuns;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Scope;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How much of a reply and of what it answers is the same: the share of the longer one's runs of
 * three words that the other has too. Both sides count, for an answer may well be a part of a long
 * question, and a question may be taken up by a long answer. Nothing is said of short texts, which
 * people return ("Good night!"), nor of two of which one is longer by half and more. Where the
 * source has roles, an edit of the prompt may be what was asked for: there only a whole echo is
 * one.
 */
final class Echo implements Measure {
  private static final int RUN = 3;

  /** Fewer words are a greeting or a phrase to repeat; each Chinese character is one. */
  private static final int LEAST_WORDS = 6;

  @Override
  public String key() {
    return "echo";
  }

  @Override
  public String unit() {
    return "share of echoed word";
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public OptionalDouble of(Evidence evidence, int turn) {
    String reply = evidence.turn(turn).text();
    String prompt = evidence.turn(evidence.turn(turn).parent()).text();
    if (Math.min(reply.length(), prompt.length()) < LEAST_WORDS
        || 2L * reply.length() >= 3L * prompt.length()
        || 2L * prompt.length() >= 3L * reply.length()) {
      return OptionalDouble.empty();
    }
    long[] ofReply = runs(reply);
    long[] ofPrompt = runs(prompt);
    if (Math.min(ofReply.length, ofPrompt.length) < LEAST_WORDS - RUN + 1) {
      return OptionalDouble.empty();
    }
    double share = (double) common(ofReply, ofPrompt) / Math.max(ofReply.length, ofPrompt.length);
    return evidence.roles() && share < 1 ? OptionalDouble.empty() : OptionalDouble.of(share);
  }

  private static long[] runs(String text) {
    long[] words = WordRuns.words(text);
    long[] runs = new long[Math.max(0, words.length - RUN + 1)];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = WordRuns.run(words, i, RUN);
    }
    Arrays.sort(runs);
    return runs;
  }

  private static int common(long[] some, long[] others) {
    int common = 0;
    for (int i = 0, j = 0; i < some.length && j < others.length; ) {
      if (some[i] == others[j]) {
        common++;
        i++;
        j++;
      } else if (some[i] < others[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
