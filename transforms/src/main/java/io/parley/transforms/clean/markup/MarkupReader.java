package io.parley.transforms.clean.markup;

import io.parley.schemas.Markup;
import java.util.function.Predicate;

/** Reads posts of one markup. Implementations have no state and are linear in a post's length. */
@FunctionalInterface
public interface MarkupReader {
  /**
   * What a reader of the post sees.
   *
   * @param post as its source has it
   * @param repeated tells the quotes, as plain text, that are to be left out
   */
  String read(String post, MarkupConfig config, Predicate<String> repeated);

  /** The reader of a markup. */
  static MarkupReader of(Markup markup) {
    return MarkupReaders.ALL.get(markup);
  }
}
