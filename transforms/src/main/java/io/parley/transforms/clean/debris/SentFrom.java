package io.parley.transforms.clean.debris;

import io.parley.transforms.Phrases;

/** What telephones and mailers put below a message: {@code Sent from my iPhone}. */
final class SentFrom implements DebrisFinder {
  private static final Phrases SENT = Phrases.load(SentFrom.class, "sent-from.txt");

  /** Of the end of a post. */
  private static final int MAX_LINES = 8;

  private static final int MAX_LINE = 100;

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return below < MAX_LINES && end - start <= MAX_LINE && isSentFrom(text, start, end);
  }

  @Override
  public void find(Lines post, Surroundings around) {
    int i = post.previous(post.size());
    for (int lines = 0; i >= 0 && lines < MAX_LINES; lines++) {
      if (post.isProse(i) && post.length(i) <= MAX_LINE
          && isSentFrom(post.text(), post.start(i), post.end(i))) {
        post.drop(i, i + 1);
      }
      i = post.previous(i);
    }
  }

  private static boolean isSentFrom(String text, int from, int end) {
    int start = from;
    while (start < end && "-\u2014*_~([ ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return SENT.match(text, start, end) >= 0;
  }
}
