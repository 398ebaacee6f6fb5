package io.parley.transforms.clean.privacy;

import io.parley.transforms.Secret;
import io.parley.transforms.clean.text.Chars;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What stands in one conversation's texts in place of private data, and which of it was such that a
 * turn must go.
 *
 * <p>A pseudonym is the kind and four digits of HMAC-SHA256 over the conversation's id, the kind
 * and the value, whatever its case and, in numbers, its separators: {@code <EMAIL_7f3a>}. Within a
 * conversation a value always has the same one, and, as digits are added where two values would
 * share one, no other value has; another conversation has others, so that nobody can be followed
 * from one to the next. Angle brackets around a kind are no address, number or name: a pseudonym
 * shows that it is one, is found in no second run, and one pattern turns all of them into whatever
 * a trainer prefers.
 */
public final class StandIns {
  private static final int SHORTEST = 4;
  private static final int LONGEST_KIND = 32;

  /** Digits that tell phone numbers apart, whether or not a country's code is in front. */
  private static final int PHONE_DIGITS = 10;

  private final PrivacyConfig config;
  private final Secret key;
  private final String conversation;

  /** The value, as {@link #normal} has it, by stand-in. */
  private final Map<String, String> values = new HashMap<>();

  private PiiKind dropsTurn;
  private PiiKind dropsConversation;

  /**
   * @param key null where {@link PrivacyConfig#pseudonyms()} does not hold
   * @param conversation the id of the conversation
   */
  public StandIns(PrivacyConfig config, Secret key, String conversation) {
    if (key == null && config.pseudonyms()) {
      throw new IllegalArgumentException("key: none, though there are pseudonyms");
    }
    this.config = config;
    this.key = key;
    this.conversation = conversation;
  }

  /** The kind of which a turn's text had something that forbids the turn; asked once a turn. */
  public Optional<PiiKind> takeDropsTurn() {
    Optional<PiiKind> kind = Optional.ofNullable(dropsTurn);
    dropsTurn = null;
    return kind;
  }

  /** The kind of which something so far forbids the whole conversation. */
  public Optional<PiiKind> dropsConversation() {
    return Optional.ofNullable(dropsConversation);
  }

  /** What is written in place of a value. */
  String of(PiiKind kind, String value) {
    switch (config.modeOf(kind)) {
      case DROP_TURN -> dropsTurn = dropsTurn == null ? kind : dropsTurn;
      case DROP_CONVERSATION ->
          dropsConversation = dropsConversation == null ? kind : dropsConversation;
      case PSEUDONYM -> {
        return pseudonym(kind, normal(kind, value));
      }
      default -> {}
    }
    return tag(kind);
  }

  static String tag(PiiKind kind) {
    return "<" + kind.name() + ">";
  }

  /** The end of the tag or pseudonym that begins at an index; -1 where there is none. */
  static int endOfTag(String text, int at) {
    int end = at + 1;
    int limit = Math.min(text.length(), end + LONGEST_KIND);
    while (end < limit && isKind(text.charAt(end))) {
      end++;
    }
    if (end == at + 1 || text.charAt(at) != '<') {
      return -1;
    }
    if (text.charAt(end - 1) == '_') {
      int digits = end;
      while (end < limit && isDigit(text.charAt(end))) {
        end++;
      }
      if (end - digits < SHORTEST) {
        return -1;
      }
    }
    return end < text.length() && text.charAt(end) == '>' ? end + 1 : -1;
  }

  private static boolean isKind(char c) {
    return c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isDigit(char c) {
    return Chars.isDigit(c) || c >= 'a' && c <= 'f';
  }

  private String pseudonym(PiiKind kind, String value) {
    String digits = key.name(conversation, kind.name(), value);
    for (int length = SHORTEST; ; length += 4) {
      String standIn = "<" + kind.name() + "_" + digits.substring(0, length) + ">";
      String known = values.putIfAbsent(standIn, value);
      if (known == null || known.equals(value)) {
        return standIn;
      }
    }
  }

  /** What two ways of writing one value have in common. */
  private static String normal(PiiKind kind, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return switch (kind) {
      case PHONE -> {
        String digits = kept(lower, c -> Chars.isDigit((char) c));
        yield digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
      }
      case EMAIL, NAME -> lower;
      case HANDLE -> lower.substring(lower.lastIndexOf('/') + 1).replace("@", "");
      default -> kept(lower, c -> c != '-' && !Chars.isSpace((char) c));
    };
  }

  private static String kept(String text, IntPredicate kept) {
    return text.chars()
        .filter(kept)
        .collect(StringBuilder::new, (out, c) -> out.append((char) c), StringBuilder::append)
        .toString();
  }
}
