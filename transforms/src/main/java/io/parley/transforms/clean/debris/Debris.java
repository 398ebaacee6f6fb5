package io.parley.transforms.clean.debris;

import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Takes out of the posts of one thread what their authors did not say there, line by line of
 * readable text, and tells whom it named. Threads are read from the top: parents before replies.
 */
public final class Debris {
  /** What one kind hid at the end of a post, another finds next time. */
  private static final int MAX_ROUNDS = 6;

  /** Finders have no state. */
  private static final Map<DebrisConfig, List<DebrisFinder>> FINDERS = new ConcurrentHashMap<>();

  /** Above them, nobody signs. */
  private static final int LAST_LINES = 6;

  private final DebrisConfig config;
  private final List<DebrisFinder> finders;
  private final Quotes quotes;
  private final Collection<String> authors;

  /** The authors in lower case, once it has been asked for. */
  private Set<String> known;

  private final Set<String> names = new LinkedHashSet<>();

  /**
   * @param authors the names of those who speak; empty strings where unknown
   * @param turns how many there are
   */
  public Debris(DebrisConfig config, Collection<String> authors, int turns) {
    this.config = config;
    this.finders = FINDERS.computeIfAbsent(config, Debris::finders);
    this.quotes = new Quotes(turns);
    this.authors = authors;
  }

  private Set<String> known() {
    if (known != null) {
      return known;
    }
    known = new HashSet<>();
    for (String author : authors) {
      if (!author.isEmpty()) {
        known.add(author.toLowerCase(Locale.ROOT));
      }
    }
    return known;
  }

  private static List<DebrisFinder> finders(DebrisConfig config) {
    List<DebrisFinder> finders = new ArrayList<>();
    if (config.signatures()) {
      finders.add(new PgpArmor());
    }
    if (config.quotes()) {
      finders.add(new ForwardedHeaders());
      finders.add(new QuotedReply());
    }
    if (config.signatures()) {
      finders.add(new ListFooter());
      finders.add(new Signature());
      finders.add(new SentFrom());
    }
    if (config.notes()) {
      finders.add(new EditNote());
      finders.add(new BotLine());
      finders.add(new BotCommand());
    }
    return finders;
  }

  /** Tells the quotes, as plain text, that repeat what a reply to {@code parent} has above it. */
  public Predicate<String> repeatedBelow(int parent) {
    return config.quotes() ? quotes.repeatedBelow(parent) : Quotes.KEEP_ALL;
  }

  /** Says what a turn's text is, for the quotes below it. */
  public void read(int turn, int parent, String text) {
    quotes.read(turn, parent, text);
  }

  /**
   * Takes the debris out of a post.
   *
   * @param parent the turn it answers; -1 where none
   * @param author empty where unknown
   */
  public Post strip(String post, int parent, String author) {
    Credits.read(post, names);
    if (!concerned(post, author)) {
      return new Post(post, 0, false, false);
    }
    Lines lines = new Lines(post);
    Surroundings around = new Surroundings(repeatedBelow(parent), parent >= 0, author, known());
    int dropped = -1;
    for (int round = 0; round < MAX_ROUNDS && dropped != lines.dropped(); round++) {
      dropped = lines.dropped();
      for (DebrisFinder finder : finders) {
        finder.find(lines, around);
      }
    }
    names.addAll(around.names());
    String left = lines.dropped() == 0 ? post : lines.rest();
    return new Post(left, lines.dropped(), around.isBot(), true);
  }

  /**
   * What is left of a post.
   *
   * @param dropped how many lines went
   * @param bot whether a program says that it wrote the post
   * @param suspect whether any line was a reason to look closer, for any author
   */
  public record Post(String text, int dropped, boolean bot, boolean suspect) {}

  /** Whom the debris named, authors of quotes and those who signed, and whom posts thank. */
  public Collection<String> names() {
    return names;
  }

  /** Whether any line is a reason to look closer. */
  private boolean concerned(String post, String author) {
    int below = 0;
    for (int end = post.length(); end >= 0; ) {
      int lineStart = post.lastIndexOf('\n', end - 1) + 1;
      int start = lineStart;
      int to = end;
      while (start < to && Chars.isSpace(post.charAt(start))) {
        start++;
      }
      while (to > start && Chars.isSpace(post.charAt(to - 1))) {
        to--;
      }
      if (start < to) {
        for (int i = 0; i < finders.size(); i++) {
          if (finders.get(i).concerns(post, start, to, below)) {
            return true;
          }
        }
        if (lineStart > 0
            && (below == 0 && Signature.mayBeName(post, start, to, author)
                || below <= LAST_LINES && SignatureBlock.mayLead(post, start, to, author))) {
          return true;
        }
        below++;
      }
      end = lineStart - 1;
    }
    return false;
  }
}
