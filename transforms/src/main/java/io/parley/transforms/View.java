package io.parley.transforms;

import io.parley.schemas.Conversation;
import java.util.ArrayList;
import java.util.List;

/** One way to read a conversation as training examples. Pure and used by one thread. */
public interface View {
  /** The directory and the configuration name in the card, such as {@code chat}. */
  String name();

  /** What a row is, in Markdown, for somebody who has the dataset and not the program. */
  String description();

  /** The columns of its rows, in order. */
  List<Column> columns();

  /**
   * Cuts the rows of one conversation, its rejected turns already marked, one at a time: a large
   * thread has more rows than fit in memory together.
   */
  void cut(Conversation conversation, Cuts.Sink sink);

  /** The rows of a conversation that is known to be small, all at once. */
  default Cuts cut(Conversation conversation) {
    List<Cuts.Cut> rows = new ArrayList<>();
    List<Cuts.Drop> dropped = new ArrayList<>();
    cut(
        conversation,
        new Cuts.Sink() {
          @Override
          public void row(Cuts.Cut cut) {
            rows.add(cut);
          }

          @Override
          public void drop(Cuts.Drop drop) {
            dropped.add(drop);
          }
        });
    return new Cuts(rows, dropped);
  }
}
