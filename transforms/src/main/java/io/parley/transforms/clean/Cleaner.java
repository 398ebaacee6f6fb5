package io.parley.transforms.clean;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Reason;
import io.parley.schemas.Signal;
import io.parley.schemas.Turn;
import io.parley.transforms.Secret;
import io.parley.transforms.ToolMarks;
import io.parley.transforms.clean.debris.Debris;
import io.parley.transforms.clean.markup.CopyButton;
import io.parley.transforms.clean.markup.MarkupReader;
import io.parley.transforms.clean.privacy.BareTags;
import io.parley.transforms.clean.privacy.Names;
import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.clean.privacy.Redactor;
import io.parley.transforms.clean.privacy.StandIns;
import io.parley.transforms.clean.repair.Fullwidth;
import io.parley.transforms.clean.repair.FullwidthMode;
import io.parley.transforms.clean.repair.Loss;
import io.parley.transforms.clean.repair.TextRepair;
import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Entities;
import io.parley.transforms.clean.text.HiddenText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Makes a conversation readable and takes debris and private data out. Cleaning what it has
 * cleaned, as plain text, changes nothing.
 */
final class Cleaner {
  /**
   * What a tag hides can be the neighbour of a character to repair, or that another find needs. A
   * bound, should a text never settle.
   */
  private static final int MAX_ROUNDS = 64;

  private static final Set<Flag> GONE = EnumSet.of(Flag.DELETED, Flag.TAKEN_DOWN);

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
   *
   * <p>First all is made readable, then redacted: what goes as debris names people of whom any turn
   * may speak.
   */
  Conversation clean(Draft draft) {
    Conversation conversation = draft.conversation();
    Markup first = draft.markups().isEmpty() ? Markup.PLAIN : draft.markups().get(0);
    String raw = title(conversation.title(), first);
    List<Turn> turns = new ArrayList<>(conversation.turns());
    Names authors = Names.of(draft.authors());
    Debris debris = new Debris(config.debris(), draft.authors(), turns.size());
    boolean[] plain = makeReadable(turns, raw, draft, authors, debris);
    Set<String> people = new LinkedHashSet<>(draft.authors());
    Names names = people.addAll(debris.names()) ? Names.of(people) : authors;
    StandIns standIns = new StandIns(config.privacy(), key, conversation.id());
    PiiKind[] drops = new PiiKind[turns.size()];
    String redacted = raw == null ? "" : redact(raw, false, names, standIns).strip();
    String title = redacted.isEmpty() ? null : redacted;
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      String clean = redact(turn.text(), plain[i], names, standIns);
      if (i == 0 && title != null && !opensWith(title, clean)) {
        clean = clean.isEmpty() ? title : redact(title + "\n\n" + clean, false, names, standIns);
      }
      plain[i] &= clean.equals(turn.text()) && (i > 0 || title == null);
      Turn cleaned = withText(turn, clean);
      // Of the raw text, for repair leaves no trace of it.
      if (hides(conversation.turns().get(i).text(), draft.markups().get(i))
          || i == 0 && conversation.title() != null && hides(conversation.title(), first)) {
        cleaned = cleaned.withFindings(cleaned.findings().withSignals(Set.of(Signal.HIDDEN_TEXT)));
      }
      turns.set(i, cleaned);
      drops[i] = standIns.takeDropsTurn().orElse(null);
    }
    settle(turns, plain, title, people, standIns, drops);
    rejectPrivate(turns, standIns, drops);
    return judged(conversation.withTitle(title).withTurns(turns));
  }

  /**
   * The text of every turn as people read it, with a blank line between its posts.
   *
   * @return the turns of one post that had nothing to repair, and nothing like debris
   */
  private boolean[] makeReadable(
      List<Turn> turns, String title, Draft draft, Names authors, Debris debris) {
    boolean[] plain = new boolean[turns.size()];
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      MarkupReader reader = MarkupReader.of(draft.markups().get(i));
      String opening = i == 0 ? title : null;
      int speaker = turn.speaker() - 1;
      String author = speaker < draft.authors().size() ? draft.authors().get(speaker) : "";
      Predicate<String> repeated = debris.repeatedBelow(turn.parent());
      List<String> all = new ArrayList<>(1);
      List<String> left = new ArrayList<>(1);
      boolean bot = false;
      String raw = turn.text();
      for (int start = 0; start <= raw.length(); ) {
        int end = raw.indexOf(Turn.POST_BREAK, start);
        end = end < 0 ? raw.length() : end;
        String read = reader.read(raw.substring(start, end), config.markup(), repeated);
        start = end + 1;
        String repaired = repair(read);
        if (!repaired.isEmpty()) { // else it is left out
          String post = authors.withoutAddress(repaired, answered(turns, turn));
          Debris.Post stripped = strip(debris, post, opening, turn.parent(), author);
          plain[i] = all.isEmpty() && !stripped.suspect() && post.equals(read);
          all.add(post);
          left.add(stripped.text());
          bot |= stripped.bot();
        }
      }
      String whole = paragraphs(all);
      debris.read(i, turn.parent(), opening == null ? whole : opening + "\n" + whole);
      Turn readable = withText(turn, paragraphs(left));
      turns.set(i, bot ? readable.withFlag(Flag.BOT) : readable);
    }
    return plain;
  }

  private static String paragraphs(List<String> posts) {
    if (posts.size() == 1) {
      return posts.get(0);
    }
    return posts.stream().filter(post -> !post.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  private static Turn withText(Turn turn, String text) {
    return text.equals(turn.text()) ? turn : turn.withText(text);
  }

  /**
   * Looks for debris again where redaction has made texts equal that were not, and where the posts
   * of a turn have come together.
   */
  private void settle(
      List<Turn> turns,
      boolean[] plain,
      String title,
      Set<String> people,
      StandIns standIns,
      PiiKind[] drops) {
    boolean changed = !areAll(plain);
    for (int round = 0; changed && round < MAX_ROUNDS; round++) {
      changed = false;
      Debris debris = new Debris(config.debris(), List.of(), turns.size());
      for (int i = 0; i < turns.size(); i++) {
        Turn turn = turns.get(i);
        debris.read(i, turn.parent(), turn.text());
        if (plain[i]) {
          continue;
        }
        Debris.Post left = strip(debris, turn.text(), i == 0 ? title : null, turn.parent(), "");
        if (left.dropped() > 0) {
          turns.set(i, turn.withText(left.text()));
          changed = true;
        }
      }
      people.addAll(debris.names());
      if (changed) {
        Names names = Names.of(people);
        for (int i = 0; i < turns.size(); i++) {
          Turn turn = turns.get(i);
          turns.set(i, withText(turn, redact(turn.text(), plain[i], names, standIns)));
          plain[i] &= turns.get(i).text().equals(turn.text());
          drops[i] = standIns.takeDropsTurn().orElse(drops[i]);
        }
      }
    }
  }

  private static boolean hides(String raw, Markup markup) {
    return markup == Markup.PLAIN ? HiddenText.in(raw) : HiddenText.inMarkup(raw);
  }

  private static boolean areAll(boolean[] flags) {
    for (boolean flag : flags) {
      if (!flag) {
        return false;
      }
    }
    return true;
  }

  /** A turn that is gone has its reason already. */
  private static void rejectPrivate(List<Turn> turns, StandIns standIns, PiiKind[] drops) {
    for (int i = 0; i < turns.size(); i++) {
      PiiKind kind = drops[i] == null ? standIns.dropsConversation().orElse(null) : drops[i];
      if (kind != null && Collections.disjoint(turns.get(i).flags(), GONE)) {
        turns.set(i, turns.get(i).reject(new Cause(Reason.PRIVATE, kind.label())));
      }
    }
  }

  /** The index of the name of who wrote what a turn answers; -1 where there is none. */
  private static int answered(List<Turn> turns, Turn turn) {
    return turn.parent() < 0 ? -1 : turns.get(turn.parent()).speaker() - 1;
  }

  /** A post without debris, read as the first of its turn; a title that opens it stays. */
  private Debris.Post strip(Debris debris, String post, String title, int parent, String author) {
    if (ToolMarks.in(post)) { // data may look like anything
      return new Debris.Post(post, 0, false, false);
    }
    int head = title != null && opensWith(title, post) ? Chars.lineEnd(post, title.length()) : 0;
    Debris.Post below = debris.strip(post.substring(head), parent, author);
    if (below.dropped() == 0) {
      return new Debris.Post(post, 0, below.bot(), below.suspect());
    }
    String text = repair(below.text());
    String whole =
        head == 0 || text.isEmpty()
            ? post.substring(0, head) + text
            : post.substring(0, head) + "\n\n" + text;
    return new Debris.Post(whole, below.dropped(), below.bot(), true);
  }

  /** The conversation with the turns rejected of which nothing, or too little, is left. */
  static Conversation judged(Conversation conversation) {
    List<Turn> turns = conversation.turns();
    List<Turn> judged = null;
    for (int i = 0; i < turns.size(); i++) {
      Reason flaw = flaw(turns.get(i));
      if (flaw != null) {
        judged = judged == null ? new ArrayList<>(turns) : judged;
        judged.set(i, turns.get(i).reject(Cause.of(flaw)));
      }
    }
    return judged == null ? conversation : conversation.withTurns(judged);
  }

  private static Reason flaw(Turn turn) {
    if (turn.flags().contains(Flag.TAKEN_DOWN)) {
      return null;
    }
    if (turn.text().isEmpty()) {
      return turn.flags().contains(Flag.DELETED) ? null : Reason.EMPTY_TEXT;
    }
    return Loss.isTooMuch(turn.text()) ? Reason.GARBLED : null;
  }

  private String title(String raw, Markup markup) {
    if (raw == null) {
      return null;
    }
    boolean escaped = markup == Markup.HTML || markup == Markup.MARKDOWN;
    String decoded = escaped ? Entities.decode(raw) : raw;
    return repair(TextRepair.lineEnds(decoded).replace('\n', ' '));
  }

  private static boolean opensWith(String title, String text) {
    return text.startsWith(title)
        && (text.length() == title.length() || !Chars.isWord(text.charAt(title.length())));
  }

  private String repair(String text) {
    String repaired =
        config.repair() ? CopyButton.remove(TextRepair.repair(text)) : TextRepair.trim(text);
    return config.fullwidth() == FullwidthMode.NARROW ? Fullwidth.narrow(repaired) : repaired;
  }

  /**
   * The text, repaired, without private data.
   *
   * @param repaired whether it is known that there is nothing to repair
   */
  private String redact(String text, boolean repaired, Names names, StandIns standIns) {
    String current = text;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      String next = repaired && round == 0 ? current : repair(current);
      String redacted = BareTags.quote(redactor.redact(next, names, standIns));
      if (redacted.equals(current)) {
        break;
      }
      current = redacted;
    }
    return current;
  }
}
