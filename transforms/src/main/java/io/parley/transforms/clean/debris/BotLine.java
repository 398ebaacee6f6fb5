package io.parley.transforms.clean.debris;

import io.parley.transforms.Phrases;

/** Lines in which a program says that it is one. Those that only programs write flag the turn. */
final class BotLine implements DebrisFinder {
  private static final Phrases CERTAIN = Phrases.load(BotLine.class, "bots.txt");
  private static final Phrases LIKELY = Phrases.load(BotLine.class, "bot-lines.txt");

  private static final int MAX_LINE = 600;

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return end - start <= MAX_LINE && (says(CERTAIN, text, start, end) || says(LIKELY, text, start, end));
  }

  private static boolean says(Phrases phrases, String text, int from, int end) {
    int start = from;
    while (start < end && "*_^~([| ".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return phrases.match(text, start, end) >= 0;
  }

  @Override
  public void find(Lines post, Surroundings around) {
    for (int i = post.next(0); i < post.size(); i = post.next(i + 1)) {
      if (!post.isProse(i) || post.length(i) > MAX_LINE) {
        continue;
      }
      boolean certain = says(CERTAIN, post.text(), post.start(i), post.end(i));
      if (certain) {
        around.writtenByBot();
      }
      if (certain || says(LIKELY, post.text(), post.start(i), post.end(i))) {
        post.drop(i, i + 1);
      }
    }
  }
}
