package io.parley.schemas;

import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * A conversation as {@code assemble} gives it to {@code clean}: raw text, and the names that must
 * not go further.
 *
 * @param conversation with raw text; {@link Turn#POST_BREAK} between the posts of a turn
 * @param markups how the text of each turn is written
 * @param authors the source's names of the speakers, speaker 1 first; an empty string where unknown
 */
@DefaultCoder(DraftCoder.class)
public record Draft(Conversation conversation, List<Markup> markups, List<String> authors) {
  public Draft {
    Objects.requireNonNull(conversation, "conversation");
    markups = List.copyOf(markups);
    if (markups.size() != conversation.turns().size()) {
      throw new IllegalArgumentException(
          "markups: " + markups.size() + " for " + conversation.turns().size() + " turns");
    }
    authors = List.copyOf(authors);
  }
}
