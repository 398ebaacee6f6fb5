package io.parley.transforms.clean.debris;

import io.parley.transforms.Phrases;

/**
 * Lines in which an author speaks of the editing, of votes and of awards: {@code Edit: typo}. An
 * edit that adds to what was said stays as it is, its label too: it may take back what is above.
 */
final class EditNote implements DebrisFinder {
  private static final Phrases LABELS = Phrases.load(EditNote.class, "edit-labels.txt");
  private static final Phrases NOTES = Phrases.load(EditNote.class, "edit-notes.txt");
  private static final Phrases SHORT = Phrases.load(EditNote.class, "edit-short-notes.txt");
  private static final Phrases WHOLE = Phrases.load(EditNote.class, "edit-lines.txt");

  /** A longer note has something to say. */
  private static final int MAX_NOTE = 90;

  private static final int MAX_SHORT_NOTE = 24;
  private static final int MAX_LINE = 200;

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return end - start <= MAX_LINE && isNote(text, start, end);
  }

  @Override
  public void find(Lines post, Surroundings around) {
    for (int i = post.next(0); i < post.size(); i = post.next(i + 1)) {
      if (post.isProse(i) && post.length(i) <= MAX_LINE && isNote(post.text(), post.start(i), post.end(i))) {
        post.drop(i, i + 1);
      }
    }
  }

  private static boolean isNote(String text, int from, int end) {
    int start = skip(text, from, end, "*_^~([ ");
    int whole = WHOLE.match(text, start, end);
    if (whole >= 0) {
      return skip(text, whole, end, ")].*_ \u3002\u3011") == end;
    }
    int label = LABELS.match(text, start, end);
    if (label < 0) {
      return false;
    }
    int rest = skip(text, label, end, " 0123456789#*_");
    int colon = skip(text, rest, end, ":-\u2013\u2014\uFF1A*_ ");
    return colon > rest
        && end - colon <= MAX_NOTE
        && (colon == end
            || NOTES.within(text, colon, end)
            || end - colon <= MAX_SHORT_NOTE && SHORT.within(text, colon, end));
  }

  private static int skip(String text, int from, int end, String signs) {
    int i = from;
    while (i < end && signs.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }
}
