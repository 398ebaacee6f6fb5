package io.parley.transforms.clean.debris;

import io.parley.transforms.Attribution;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What is known of a post beside its text, and what its debris has told. */
final class Surroundings {
  private final Predicate<String> repeated;
  private final boolean reply;
  private final String author;
  private final Set<String> known;
  private final Set<String> names = new LinkedHashSet<>();
  private boolean bot;

  /**
   * @param repeated tells quotes of what stands above
   * @param reply whether it answers something
   * @param author empty where unknown
   * @param known the names of everybody in the thread, in lower case
   */
  Surroundings(Predicate<String> repeated, boolean reply, String author, Set<String> known) {
    this.repeated = repeated;
    this.reply = reply;
    this.author = author;
    this.known = known;
  }

  boolean repeats(String quote) {
    return repeated.test(quote);
  }

  boolean isReply() {
    return reply;
  }

  /** Whether a name is that of somebody in the thread. */
  boolean isKnown(String name) {
    return name.equals(Attribution.NAME_TAG) || known.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a text is the name of the post's author, a word of it, or how it begins. */
  boolean isAuthor(String text) {
    return isAuthor(text, author);
  }

  static boolean isAuthor(String text, String author) {
    if (text.equals(Attribution.NAME_TAG)) {
      return true;
    }
    if (author.isEmpty() || text.length() < 2) {
      return false;
    }
    String name = author.toLowerCase(Locale.ROOT);
    String asked = text.toLowerCase(Locale.ROOT);
    int at = name.indexOf(asked);
    boolean begins = at == 0 || at > 0 && name.charAt(at - 1) == ' ';
    int end = at + asked.length();
    return begins && (end == name.length() || name.charAt(end) == ' ' || asked.length() >= 3);
  }

  /** Somebody who is named in what goes. */
  void name(String name) {
    if (!name.isEmpty() && !name.equals(Attribution.NAME_TAG)) {
      names.add(name);
    }
  }

  Collection<String> names() {
    return names;
  }

  /** Says that a program wrote the post. */
  void writtenByBot() {
    bot = true;
  }

  boolean isBot() {
    return bot;
  }
}
