package io.parley.transforms.clean;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Reason;
import io.parley.schemas.Turn;
import io.parley.transforms.Secret;
import io.parley.transforms.clean.CleanConfig.MarkupMode;
import io.parley.transforms.clean.debris.Quotes;
import io.parley.transforms.clean.markup.HtmlText;
import io.parley.transforms.clean.markup.MarkdownSource;
import io.parley.transforms.clean.markup.MarkdownText;
import io.parley.transforms.clean.privacy.Names;
import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.clean.privacy.Redactor;
import io.parley.transforms.clean.privacy.StandIns;
import io.parley.transforms.clean.repair.TextRepair;
import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Entities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
  private final Secret key;
  private final Redactor redactor;

  /**
   * @param key for pseudonyms; null where there are none
   */
  Cleaner(CleanConfig config, Secret key) {
    this.config = config;
    this.key = key;
    this.redactor = new Redactor(config.privacy());
  }

  /**
   * Cleans every turn and the title, which then opens the first turn. A turn of which nothing is
   * left, or that has what the recipe lets nothing stand for, is rejected, unless its source says
   * that it was deleted: that is then the reason.
   */
  Conversation clean(Draft draft) {
    Conversation conversation = draft.conversation();
    Names names = Names.of(draft.authors());
    StandIns standIns = new StandIns(config.privacy(), key, conversation.id());
    Markup first = draft.markups().isEmpty() ? Markup.PLAIN : draft.markups().get(0);
    String title = title(conversation.title(), first, names, standIns);
    Quotes quotes = new Quotes(conversation.turns().size());
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      int index = turns.size();
      Markup markup = draft.markups().get(index);
      String text =
          readable(
              turn.text(),
              markup,
              quotes.repeatedBelow(turn.parent()),
              post -> names.withoutAddress(post, answered(conversation, turn)));
      boolean opening = index == 0 && title != null;
      quotes.read(index, turn.parent(), opening ? title + "\n" + text : text);
      String clean = redact(text, names, standIns);
      if (opening && !opensWith(title, clean)) {
        clean = clean.isEmpty() ? title : redact(title + "\n\n" + clean, names, standIns);
      }
      Turn cleaned = turn.withText(clean);
      turns.add(judged(cleaned, standIns.takeDropsTurn()));
    }
    Optional<PiiKind> all = standIns.dropsConversation();
    return conversation
        .withTitle(title)
        .withTurns(all.isEmpty() ? turns : turns.stream().map(turn -> judged(turn, all)).toList());
  }

  /** A deleted turn has its reason already. */
  private static Turn judged(Turn turn, Optional<PiiKind> drops) {
    if (turn.flags().contains(Flag.DELETED)) {
      return turn;
    }
    return drops.isPresent()
        ? turn.reject(new Cause(Reason.PRIVATE, drops.get().label()))
        : turn.text().isEmpty() ? turn.reject(Cause.of(Reason.EMPTY_TEXT)) : turn;
  }

  /** The index of the name of who wrote what a turn answers; -1 where there is none. */
  private static int answered(Conversation conversation, Turn turn) {
    return turn.parent() < 0 ? -1 : conversation.turns().get(turn.parent()).speaker() - 1;
  }

  private String title(String raw, Markup markup, Names names, StandIns standIns) {
    if (raw == null) {
      return null;
    }
    String decoded = markup == Markup.PLAIN ? raw : Entities.decode(raw);
    String line = TextRepair.lineEnds(decoded).replace('\n', ' ');
    String title = redact(repair(line), names, standIns).strip();
    return title.isEmpty() ? null : title;
  }

  private static boolean opensWith(String title, String text) {
    return text.startsWith(title)
        && (text.length() == title.length() || !Chars.isWord(text.charAt(title.length())));
  }

  /** The text of a turn, as people read it, with a blank line between its posts. */
  private String readable(
      String raw, Markup markup, Predicate<String> repeated, UnaryOperator<String> unaddressed) {
    StringBuilder text = new StringBuilder(raw.length());
    for (int start = 0; start <= raw.length(); ) {
      int end = raw.indexOf(Turn.POST_BREAK, start);
      end = end < 0 ? raw.length() : end;
      String post =
          unaddressed.apply(
              repair(
                  post(
                      raw.substring(start, end),
                      markup,
                      config.quotes() ? repeated : Quotes.KEEP_ALL)));
      if (!post.isEmpty()) {
        text.append(text.length() == 0 ? "" : "\n\n").append(post);
      }
      start = end + 1;
    }
    return text.toString();
  }

  private String post(String raw, Markup markup, Predicate<String> repeated) {
    return switch (markup) {
      case PLAIN -> raw;
      case HTML -> HtmlText.read(raw, repeated);
      case MARKDOWN -> {
        String source = TextRepair.lineEnds(Entities.unescapeApi(raw));
        yield config.markup() == MarkupMode.TEXT
            ? MarkdownText.read(source, repeated)
            : MarkdownSource.clean(source, repeated);
      }
    };
  }

  private String repair(String text) {
    return config.repair() ? TextRepair.repair(text) : TextRepair.trim(text);
  }

  private String redact(String text, Names names, StandIns standIns) {
    String current = text;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String next = repair(current);
      String redacted = redactor.redact(next, names, standIns);
      if (redacted.equals(current)) {
        break;
      }
      current = redacted;
    }
    return current;
  }
}
