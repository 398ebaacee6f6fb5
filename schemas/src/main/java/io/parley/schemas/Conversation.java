package io.parley.schemas;

import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * One thread or session: a tree of turns, parents before their replies.
 *
 * @param id from the source's key or from content
 * @param source the name of the source
 * @param community the part of the source it is from, such as a subreddit, a site or a channel;
 *     null where the source has none
 * @param title as plain text; null where the source has none
 * @param language BCP 47; null until {@code filter} has judged it
 * @param licence of the opening post; null where nobody said
 * @param origin of the opening post
 */
@DefaultCoder(ConversationCoder.class)
public record Conversation(
    String id,
    String source,
    String community,
    String title,
    String language,
    List<Turn> turns,
    String licence,
    Origin origin) {
  public Conversation {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(origin, "origin");
    turns = List.copyOf(turns);
    for (int i = 0; i < turns.size(); i++) {
      int parent = turns.get(i).parent();
      if (parent < -1 || parent >= i) {
        throw new IllegalArgumentException(
            "turn " + i + ": parent " + parent + " is not before it");
      }
    }
  }

  /** One of a source without communities. */
  public Conversation(
      String id,
      String source,
      String title,
      String language,
      List<Turn> turns,
      String licence,
      Origin origin) {
    this(id, source, null, title, language, turns, licence, origin);
  }

  public Conversation withTurns(List<Turn> newTurns) {
    return new Conversation(id, source, community, title, language, newTurns, licence, origin);
  }

  public Conversation withLanguage(String newLanguage) {
    return new Conversation(id, source, community, title, newLanguage, turns, licence, origin);
  }

  public Conversation withTitle(String newTitle) {
    return new Conversation(id, source, community, newTitle, language, turns, licence, origin);
  }

  /** Whether the source says who is the assistant. */
  public boolean hasRoles() {
    return turns.stream().allMatch(turn -> turn.role() != null);
  }

  /** How many posts its turns hold. */
  public int postCount() {
    int posts = 0;
    for (Turn turn : turns) {
      posts += turn.posts().size();
    }
    return posts;
  }
}
