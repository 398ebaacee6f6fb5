package io.parley.schemas;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * One message as its source had it.
 *
 * @param id unique within the thread; from the source's key or from content
 * @param thread the key of the thread or session, unique over all sources
 * @param parent the id of the post it answers; null for an opening post
 * @param author the source's name for who wrote it; null where unknown or deleted
 * @param role who speaks, where the source has roles; else null
 * @param createdAt epoch seconds; null where unknown
 * @param revision epoch seconds of the latest edit or retrieval known of this copy; 0 where unknown
 * @param score votes; null where the source has none
 * @param title the thread's title as plain text, on its opening post only; else null
 * @param markup how {@code text} is written
 * @param text the raw text, well-formed Unicode
 * @param flags what the source says beside the text
 * @param source the name of the source, such as {@code reddit}
 * @param origin where the record stands
 * @param accepted the id of the post that this one's author marked as the answer; null where none
 *     is, or where the answer itself says so
 * @param community the part of the source it is from, such as a subreddit, a site or a channel;
 *     null where the source has none
 */
@DefaultCoder(PostCoder.class)
public record Post(
    String id,
    String thread,
    String parent,
    String author,
    Role role,
    Long createdAt,
    long revision,
    Long score,
    String title,
    Markup markup,
    String text,
    Set<Flag> flags,
    String source,
    Origin origin,
    String accepted,
    String community) {
  public Post {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(thread, "thread");
    Objects.requireNonNull(markup, "markup");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(origin, "origin");
    flags = Set.copyOf(flags);
  }

  /** A post of no community whose author marked no other one. */
  public Post(
      String id,
      String thread,
      String parent,
      String author,
      Role role,
      Long createdAt,
      long revision,
      Long score,
      String title,
      Markup markup,
      String text,
      Set<Flag> flags,
      String source,
      Origin origin) {
    this(
        id, thread, parent, author, role, createdAt, revision, score, title, markup, text, flags,
        source, origin, null, null);
  }

  public Post withParent(String newParent) {
    return with(newParent, markup, text, flags);
  }

  public Post withMarkup(Markup newMarkup) {
    return with(parent, newMarkup, text, flags);
  }

  public Post withCommunity(String newCommunity) {
    return new Post(
        id,
        thread,
        parent,
        author,
        role,
        createdAt,
        revision,
        score,
        title,
        markup,
        text,
        flags,
        source,
        origin,
        accepted,
        newCommunity);
  }

  public Post withAccepted(String newAccepted) {
    return withIds(id, thread, parent, newAccepted);
  }

  public Post withIds(String newId, String newThread, String newParent, String newAccepted) {
    return new Post(
        newId,
        newThread,
        newParent,
        author,
        role,
        createdAt,
        revision,
        score,
        title,
        markup,
        text,
        flags,
        source,
        origin,
        newAccepted,
        community);
  }

  public Post withText(String newText) {
    return with(parent, markup, newText, flags);
  }

  public Post withFlag(Flag flag) {
    Set<Flag> more = new HashSet<>(flags);
    more.add(flag);
    return with(parent, markup, text, more);
  }

  public Post withoutFlag(Flag flag) {
    Set<Flag> fewer = new HashSet<>(flags);
    fewer.remove(flag);
    return with(parent, markup, text, fewer);
  }

  private Post with(String newParent, Markup newMarkup, String newText, Set<Flag> newFlags) {
    return new Post(
        id, thread, newParent, author, role, createdAt, revision, score, title, newMarkup, newText,
        newFlags, source, origin, accepted, community);
  }
}
