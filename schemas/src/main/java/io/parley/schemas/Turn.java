package io.parley.schemas;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Consecutive posts of one speaker.
 *
 * @param posts in order, at least one
 * @param parent the index of the turn it answers, smaller than its own; -1 for an opening turn
 * @param role who speaks, where the source has roles; else null
 * @param speaker 1 for the first to speak, then 2, and so on
 * @param text the words; until {@code clean}, raw and with a form feed between the posts
 * @param createdAt epoch seconds of the first post; null where unknown
 * @param score votes of the first post; null where the source has none
 * @param flags all flags of its posts
 * @param findings what {@code clean} and {@code filter} found out about its words
 * @param rejected why it may not be used; null while nothing is wrong
 */
public record Turn(
    List<PostRef> posts,
    int parent,
    Role role,
    int speaker,
    String text,
    Long createdAt,
    Long score,
    Set<Flag> flags,
    Findings findings,
    Cause rejected) {
  /** Stands between the posts of one turn until {@code clean} makes paragraphs of them. */
  public static final char POST_BREAK = '\f';

  public Turn {
    posts = List.copyOf(posts);
    flags = Set.copyOf(flags);
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(findings, "findings");
    if (posts.isEmpty()) {
      throw new IllegalArgumentException("posts: a turn has at least one");
    }
    if (speaker < 1) {
      throw new IllegalArgumentException("speaker: " + speaker + " is not 1 or more");
    }
  }

  /** A turn at whose words nobody has looked. */
  public Turn(
      List<PostRef> posts,
      int parent,
      Role role,
      int speaker,
      String text,
      Long createdAt,
      Long score,
      Set<Flag> flags,
      Cause rejected) {
    this(posts, parent, role, speaker, text, createdAt, score, flags, Findings.NONE, rejected);
  }

  public Turn withFindings(Findings newFindings) {
    return new Turn(
        posts, parent, role, speaker, text, createdAt, score, flags, newFindings, rejected);
  }

  public Turn withText(String newText) {
    return new Turn(
        posts, parent, role, speaker, newText, createdAt, score, flags, findings, rejected);
  }

  public Turn withFlag(Flag flag) {
    Set<Flag> more = new HashSet<>(flags);
    more.add(flag);
    return new Turn(posts, parent, role, speaker, text, createdAt, score, more, findings, rejected);
  }

  /** The same turn with a cause; the first cause stays, for it is the one that counts. */
  public Turn reject(Cause cause) {
    return rejected != null
        ? this
        : new Turn(posts, parent, role, speaker, text, createdAt, score, flags, findings, cause);
  }

  /**
   * The same turn, not to be read either: the cause takes the place of one that leaves it readable.
   */
  public Turn withhold(Cause cause) {
    return readable()
        ? new Turn(posts, parent, role, speaker, text, createdAt, score, flags, findings, cause)
        : this;
  }

  /** Whether replies below may use this turn as context. */
  public boolean readable() {
    return rejected == null || rejected.reason().reach() == Reason.Reach.TARGET;
  }

  /** Whether a model may be trained to say this. */
  public boolean trainable() {
    return rejected == null;
  }
}
