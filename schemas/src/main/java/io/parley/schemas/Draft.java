package io.parley.schemas;

import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * A conversation as {@code assemble} gives it to {@code clean}: raw text, and the names that must
 * not go further.
 *
 * @param conversation with raw text; {@link Turn#POST_BREAK} between the posts of a turn
 * @param markup how the text is written
 * @param authors the source's names of the speakers, speaker 1 first; an empty string where unknown
 */
@DefaultCoder(DraftCoder.class)
public record Draft(Conversation conversation, Markup markup, List<String> authors) {
  public Draft {
    Objects.requireNonNull(conversation, "conversation");
    Objects.requireNonNull(markup, "markup");
    authors = List.copyOf(authors);
  }
}
