package io.parley.transforms;

import io.parley.schemas.Conversation;
import java.util.List;

/** One way to read a conversation as training examples. Pure and used by one thread. */
public interface View {
  /** The directory and the configuration name in the card, such as {@code chat}. */
  String name();

  /** The columns of its rows, in order. */
  List<Column> columns();

  /** The rows of one conversation, its rejected turns already marked. */
  Cuts cut(Conversation conversation);
}
