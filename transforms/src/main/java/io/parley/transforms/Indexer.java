package io.parley.transforms;

import io.parley.schemas.Conversation;
import java.util.BitSet;
import java.util.List;

/** Makes the rows of a dataset's index. Pure and used by one thread. */
@FunctionalInterface
public interface Indexer {
  /**
   * The rows of one conversation of which something is kept.
   *
   * @param conversation as deduplication saw it
   * @param kept indices of the turns that are trained on
   */
  List<IndexRow> rows(Conversation conversation, BitSet kept);
}
