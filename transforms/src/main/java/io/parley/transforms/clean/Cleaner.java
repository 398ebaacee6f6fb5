package io.parley.transforms.clean;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Reason;
import io.parley.schemas.Turn;
import io.parley.transforms.clean.debris.Quotes;
import io.parley.transforms.clean.markup.CopyButton;
import io.parley.transforms.clean.markup.MarkupReader;
import io.parley.transforms.clean.privacy.Names;
import io.parley.transforms.clean.privacy.Redactor;
import io.parley.transforms.clean.repair.TextRepair;
import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Entities;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a conversation readable and takes private data out. Cleaning what it has cleaned, as plain
 * text, changes nothing.
 */
final class Cleaner {
  /**
   * What a tag hides can be the neighbour of a character to repair, or that another find needs. A
   * bound, should a text never settle.
   */
  private static final int MAX_ROUNDS = 64;

  private final CleanConfig config;
  private final Redactor redactor;

  Cleaner(CleanConfig config) {
    this.config = config;
    this.redactor = new Redactor(config.privacy());
  }

  /**
   * Cleans every turn and the title, which then opens the first turn. A turn of which nothing is
   * left is rejected, unless its source says that it was deleted: that is then the reason.
   */
  Conversation clean(Draft draft) {
    Conversation conversation = draft.conversation();
    Names names = Names.of(draft.authors());
    Markup first = draft.markups().isEmpty() ? Markup.PLAIN : draft.markups().get(0);
    String title = title(conversation.title(), first, names);
    Quotes quotes = new Quotes(conversation.turns().size());
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      int index = turns.size();
      Markup markup = draft.markups().get(index);
      String text = readable(turn.text(), markup, quotes.repeatedBelow(turn.parent()));
      boolean opening = index == 0 && title != null;
      quotes.read(index, turn.parent(), opening ? title + "\n" + text : text);
      String clean = redact(text, names);
      if (opening && !opensWith(title, clean)) {
        clean = clean.isEmpty() ? title : redact(title + "\n\n" + clean, names);
      }
      Turn cleaned = turn.withText(clean);
      boolean empty = clean.isEmpty() && !turn.flags().contains(Flag.DELETED);
      turns.add(empty ? cleaned.reject(Cause.of(Reason.EMPTY_TEXT)) : cleaned);
    }
    return conversation.withTitle(title).withTurns(turns);
  }

  private String title(String raw, Markup markup, Names names) {
    if (raw == null) {
      return null;
    }
    boolean escaped = markup == Markup.HTML || markup == Markup.MARKDOWN;
    String decoded = escaped ? Entities.decode(raw) : raw;
    String line = TextRepair.lineEnds(decoded).replace('\n', ' ');
    String title = redact(repair(line), names).strip();
    return title.isEmpty() ? null : title;
  }

  private static boolean opensWith(String title, String text) {
    return text.startsWith(title)
        && (text.length() == title.length() || !Chars.isWord(text.charAt(title.length())));
  }

  /** The text of a turn, as people read it, with a blank line between its posts. */
  private String readable(String raw, Markup markup, Predicate<String> repeated) {
    MarkupReader reader = MarkupReader.of(markup);
    StringBuilder text = new StringBuilder(raw.length());
    for (int start = 0; start <= raw.length(); ) {
      int end = raw.indexOf(Turn.POST_BREAK, start);
      end = end < 0 ? raw.length() : end;
      String post =
          repair(
              reader.read(
                  raw.substring(start, end),
                  config.markup(),
                  config.quotes() ? repeated : Quotes.KEEP_ALL));
      if (!post.isEmpty()) {
        text.append(text.length() == 0 ? "" : "\n\n").append(post);
      }
      start = end + 1;
    }
    return text.toString();
  }

  private String repair(String text) {
    return config.repair() ? CopyButton.remove(TextRepair.repair(text)) : TextRepair.trim(text);
  }

  private String redact(String text, Names names) {
    String current = text;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String next = repair(current);
      String redacted = redactor.redact(next, names);
      if (redacted.equals(current)) {
        break;
      }
      current = redacted;
    }
    return current;
  }
}
