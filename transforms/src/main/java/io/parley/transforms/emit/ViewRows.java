package io.parley.transforms.emit;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Reason;
import io.parley.schemas.Rejection;
import io.parley.schemas.Split;
import io.parley.schemas.Turn;
import io.parley.transforms.Counts;
import io.parley.transforms.Cuts;
import io.parley.transforms.GatheringView;
import io.parley.transforms.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;

/**
 * The rows of one view in one shard: writes them and keeps their books. What a view gathers is
 * counted as documents going in and in the rows that come out.
 */
final class ViewRows {
  private final View view;
  private final ShardFiles files;
  private final Split split;
  private final VocabularyBlocks vocabulary;
  private final Counts counts;
  private final RowShuffle shuffle;
  private long order;

  /** Null for a view whose cuts are its rows. */
  private final GatheringView.Gatherer gatherer;

  ViewRows(View view, ShardFiles files, Split split, VocabularyBlocks vocabulary, Counts counts) {
    this.view = view;
    this.files = files;
    this.split = split;
    this.vocabulary = vocabulary;
    this.counts = counts;
    this.shuffle = new RowShuffle(view.columns(), this::write);
    this.gatherer =
        view instanceof GatheringView gathering ? gathering.gather(this::writeGathered) : null;
    counts.add("rows." + view.name() + ".candidates", 0);
  }

  /** The view that cuts for this one. */
  View source() {
    return view instanceof GatheringView gathering ? gathering.source() : view;
  }

  /**
   * Takes what is cut from one conversation.
   *
   * @param newOrder its place in the dataset
   */
  Taker of(Conversation conversation, long newOrder, Dispositions dispositions) {
    order = newOrder;
    return new Taker(conversation, dispositions);
  }

  /** Ends the shard. */
  void finish() {
    if (gatherer != null) {
      gatherer.finish();
    }
    shuffle.finish();
  }

  private void writeGathered(Example row) {
    Example.Packed packed = (Example.Packed) row.body();
    counts.add("rows." + view.name() + ".candidates", 1);
    counts.add("rows." + view.name() + ".kept." + split.label(), 1);
    counts.add("in_rows." + view.name() + ".documents", packed.rows().size());
    counts.add("in_rows." + view.name() + ".tokens." + split.label(), packed.inputIds().length);
    if (!files.takes(view, row)) {
      throw new IllegalStateException(view.name() + ": a format takes none of its rows");
    }
    shuffle.add(order, row);
  }

  private void write(Example row) {
    try {
      files.write(view, row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes what is cut from one conversation. */
  final class Taker implements Cuts.Sink {
    private final Conversation conversation;
    private final Dispositions dispositions;
    private long rows;
    private long dropped;

    private Taker(Conversation conversation, Dispositions dispositions) {
      this.conversation = conversation;
      this.dispositions = dispositions;
    }

    @Override
    public void row(Cuts.Cut cut) {
      Example row = cut.example();
      if (gatherer == null && !files.takes(view, row)) {
        BitSet about = cut.trained().isEmpty() ? cut.read() : cut.trained();
        Cause cause = Cause.of(Reason.NO_FORMAT);
        drop(new Cuts.Drop(row.id(), about.nextSetBit(0), about, cause));
        return;
      }
      rows++;
      dispositions.add(view.name(), cut);
      if (row.body() instanceof Example.Terms terms) {
        vocabulary.add(row.language(), terms);
        counts.add("terms." + row.language(), terms.prompt().size() + terms.completion().size());
      }
      if (row.body() instanceof Example.Judged judged) {
        counts.add("labels." + (judged.label() ? "wanted" : "unwanted"), 1);
      }
      if (row.body() instanceof Example.Preference preference) {
        counts.add("chosen." + compared(preference), 1);
      }
      if (cut.shortened()) {
        counts.add(name("shortened." + split.label()), 1);
      }
      if (gatherer == null) {
        shuffle.add(order, row);
      } else {
        counts.add(name("tokens"), ((Example.Tokens) row.body()).inputIds().length);
        gatherer.add(row);
      }
    }

    @Override
    public void drop(Cuts.Drop drop) {
      dropped++;
      dispositions.add(drop);
      counts.add(name("rejected." + drop.cause().reason().label()), 1);
      try {
        files.write(rejection(drop));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Closes the count of this conversation's rows, or documents. */
    long count() {
      counts.add(name("candidates"), rows + dropped);
      if (rows > 0) {
        counts.add(name("kept." + split.label()), rows);
      }
      return rows;
    }

    private static String compared(Example.Preference pair) {
      int longer = Integer.compare(length(pair.chosen()), length(pair.rejected()));
      return longer > 0 ? "longer" : longer < 0 ? "shorter" : "equal";
    }

    private static int length(List<Message> reply) {
      return reply.stream().mapToInt(message -> message.content().length()).sum();
    }

    private String name(String count) {
      return (gatherer == null ? "rows." : "documents.") + view.name() + "." + count;
    }

    private Rejection rejection(Cuts.Drop drop) {
      Turn turn = conversation.turns().get(drop.turn());
      return new Rejection(
          Rejection.Unit.ROW,
          view.name() + ":" + drop.id(),
          conversation.id(),
          drop.cause(),
          null,
          0,
          turn.posts().get(0).origin(),
          drop.cause().reason().excerpt() ? Rejection.excerptOf(turn.text()) : null);
    }
  }
}
