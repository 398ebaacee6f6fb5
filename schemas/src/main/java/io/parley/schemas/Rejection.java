package io.parley.schemas;

import java.util.Objects;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * Something left out, and why.
 *
 * @param unit what was left out
 * @param id of the post or row; for a raw record, its path and offset
 * @param conversation the id of the conversation; null where there is none yet
 * @param cause the reason and what was found
 * @param winner what stays in its place, for duplicates; else null
 * @param similarity to the winner; 0 where there is none
 * @param origin where it stands
 * @param excerpt at most 200 characters of cleaned text; null where the reason allows none
 */
@DefaultCoder(RejectionCoder.class)
public record Rejection(
    Unit unit,
    String id,
    String conversation,
    Cause cause,
    String winner,
    double similarity,
    Origin origin,
    String excerpt) {
  /** What is counted. */
  public enum Unit {
    /** A raw record that gave no post. */
    RECORD,
    /** A post: it is in no row. */
    POST,
    /** A candidate row; its posts may stand in others. */
    ROW
  }

  /** The longest excerpt, in characters. */
  public static final int EXCERPT_CHARS = 200;

  public Rejection {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(origin, "origin");
  }

  /** A raw record that gave no post. */
  public static Rejection ofRecord(Cause cause, Origin origin) {
    return new Rejection(
        Unit.RECORD, origin.path() + ":" + origin.offset(), null, cause, null, 0, origin, null);
  }

  /**
   * A copy of a post that gave way to another.
   *
   * @param winner where the copy that stays stands
   */
  public static Rejection ofCopy(Post post, Cause cause, Origin winner) {
    double similarity = cause.reason() == Reason.REPEATED_POST ? 1 : 0;
    return new Rejection(
        Unit.POST,
        post.id(),
        post.thread(),
        cause,
        winner.path() + ":" + winner.offset(),
        similarity,
        post.origin(),
        null);
  }

  /** The first characters of a text, never half a character. */
  public static String excerptOf(String text) {
    if (text.length() <= EXCERPT_CHARS) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(EXCERPT_CHARS - 1))
            ? EXCERPT_CHARS - 1
            : EXCERPT_CHARS;
    return text.substring(0, end);
  }
}
