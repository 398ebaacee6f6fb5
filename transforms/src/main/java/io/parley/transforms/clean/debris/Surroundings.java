package io.parley.transforms.clean.debris;

import io.parley.transforms.Attribution;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** What is known of a post beside its text, and what its debris has told. */
final class Surroundings {
  private static final int MAX_INITIALS = 4;

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

  boolean hasAuthor() {
    return !author.isEmpty();
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
    if (author.isEmpty() || text.isEmpty()) {
      return false;
    }
    if (text.length() <= MAX_INITIALS && isInitials(text, author)) {
      return true;
    }
    String name = author.toLowerCase(Locale.ROOT);
    String asked = text.toLowerCase(Locale.ROOT);
    int at = name.indexOf(asked);
    boolean begins = at == 0 || at > 0 && name.charAt(at - 1) == ' ';
    int end = at + asked.length();
    boolean whole = begins && (end == name.length() || name.charAt(end) == ' ');
    return begins && asked.length() > 1 && (whole || asked.length() >= 3)
        || asked.indexOf(' ') > 0
            && List.of(name.split(" ")).containsAll(List.of(asked.split(" ")));
  }

  /** Whether a text is the first letters of the words of a name, or of the first of them. */
  private static boolean isInitials(String text, String name) {
    StringBuilder initials = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (Character.isUpperCase(name.charAt(i)) && (i == 0 || name.charAt(i - 1) == ' ')) {
        initials.append(name.charAt(i));
      }
    }
    String all = initials.toString();
    boolean one = text.length() == 1 && all.regionMatches(true, 0, text, 0, 1);
    return one || text.length() > 1 && all.equalsIgnoreCase(text);
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
