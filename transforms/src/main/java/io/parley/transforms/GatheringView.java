package io.parley.transforms;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import java.util.function.Consumer;

/**
 * A view whose rows each have several rows of another view, its documents, of many conversations.
 * What it cuts from a conversation is documents.
 */
public interface GatheringView extends View {
  /** The view whose rows are gathered. Where it is written too, it cuts once for both. */
  View source();

  /**
   * Begins a shard.
   *
   * @param rows takes the rows, some of them before the shard ends
   */
  Gatherer gather(Consumer<Example> rows);

  @Override
  default void cut(Conversation conversation, Cuts.Sink sink) {
    source().cut(conversation, sink);
  }

  /** Takes the documents of one shard, in its order. */
  interface Gatherer {
    void add(Example document);

    /** Gives the rows of all documents that are in none yet. */
    void finish();
  }
}
