package io.parley.transforms.emit;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Reason;
import io.parley.schemas.Rejection;
import io.parley.schemas.Split;
import io.parley.schemas.Turn;
import io.parley.schemas.Verdict;
import io.parley.transforms.Candidates;
import io.parley.transforms.Counts;
import io.parley.transforms.Cuts;
import io.parley.transforms.IndexRow;
import io.parley.transforms.Indexer;
import io.parley.transforms.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One shard: sorts what came, applies the verdicts, cuts the rows of all views in one pass, and
 * keeps the books.
 */
final class Shard {
  private final List<View> views;
  private final Candidates candidates;
  private final ShardFiles files;
  private final Split split;
  private final VocabularyBlocks vocabulary;
  private final Indexer indexer;
  private final Counts counts = new Counts();

  /**
   * @param indexer null where no index is wanted
   */
  Shard(
      List<View> views,
      Candidates candidates,
      ShardFiles files,
      Split split,
      VocabularyBlocks vocabulary,
      Indexer indexer) {
    this.views = views;
    this.candidates = candidates;
    this.files = files;
    this.split = split;
    this.vocabulary = vocabulary;
    this.indexer = indexer;
  }

  Report write(Iterable<Routed> items) throws IOException {
    List<Routed> sorted = new ArrayList<>();
    Map<String, Map<Integer, Verdict>> verdicts = new HashMap<>();
    for (Routed item : items) {
      if (item.kind() == Routed.Kind.VERDICT) {
        Verdict verdict = item.verdict();
        verdicts
            .computeIfAbsent(verdict.conversation(), id -> new HashMap<>())
            .put(verdict.turn(), verdict);
      } else {
        sorted.add(item);
      }
    }
    sorted.sort(null);
    for (Routed item : sorted) {
      if (item.kind() == Routed.Kind.REJECTION) {
        reject(item.rejection());
      } else {
        write(item.conversation(), verdicts.getOrDefault(item.id(), Map.of()));
      }
    }
    vocabulary.flush();
    return new Report(files.finish(), counts.asMap());
  }

  private void write(Conversation judged, Map<Integer, Verdict> verdicts) throws IOException {
    Conversation conversation = apply(judged, verdicts);
    int before = candidates.of(judged).cardinality();
    int after = candidates.of(conversation).cardinality();
    counts.add("replies.duplicate", before - after);
    counts.add("replies.candidates", after);
    Dispositions dispositions = new Dispositions(conversation, verdicts);
    long rows = 0;
    for (View view : views) {
      RowSink sink = new RowSink(conversation, view, dispositions);
      view.cut(conversation, sink);
      rows += sink.count();
    }
    boolean kept = rows > 0;
    counts.add("conversations." + (kept ? "kept." + split.label() : "left_out"), 1);
    if (kept) {
      counts.add("languages." + conversation.language(), 1);
      counts.add("sources." + conversation.source(), 1);
      String licence = conversation.licence();
      counts.add("licences." + (licence == null ? "not stated" : licence), 1);
      if (indexer != null) {
        index(judged, dispositions.trained());
      }
    }
    for (Rejection rejection : dispositions.settle(counts)) {
      files.write(rejection);
    }
  }

  private void index(Conversation judged, BitSet trained) throws IOException {
    for (IndexRow row : indexer.rows(judged, trained)) {
      counts.add("index.rows", 1);
      files.write(row);
    }
  }

  /** A rejection that came without a conversation: it is the post's or record's whole story. */
  private void reject(Rejection rejection) throws IOException {
    Reason reason = rejection.cause().reason();
    String unit = rejection.unit() == Rejection.Unit.RECORD ? "records." : "posts.";
    String kind = reason.duplicate() ? "duplicate." : "rejected.";
    counts.add(unit + kind + reason.stage().label() + "." + reason.label(), 1);
    files.write(rejection);
  }

  /** Writes the rows that a view cuts from a conversation, and tells the books. */
  private final class RowSink implements Cuts.Sink {
    private final Conversation conversation;
    private final View view;
    private final Dispositions dispositions;
    private long rows;
    private long dropped;

    RowSink(Conversation conversation, View view, Dispositions dispositions) {
      this.conversation = conversation;
      this.view = view;
      this.dispositions = dispositions;
    }

    @Override
    public void row(Cuts.Cut cut) {
      rows++;
      dispositions.add(view.name(), cut);
      if (cut.example().body() instanceof Example.Terms terms) {
        String language = cut.example().language();
        vocabulary.add(language, terms);
        counts.add("terms." + language, terms.prompt().size() + terms.completion().size());
      }
      try {
        files.write(view, cut.example());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void drop(Cuts.Drop drop) {
      dropped++;
      dispositions.add(drop);
      counts.add(name("rejected." + drop.cause().reason().label()), 1);
      try {
        files.write(rowRejection(conversation, view, drop));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Closes the count of this conversation's rows. */
    long count() {
      counts.add(name("candidates"), rows + dropped);
      if (rows > 0) {
        counts.add(name("kept." + split.label()), rows);
      }
      return rows;
    }

    private String name(String count) {
      return "rows." + view.name() + "." + count;
    }
  }

  private static Rejection rowRejection(Conversation conversation, View view, Cuts.Drop drop) {
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

  private static Conversation apply(Conversation conversation, Map<Integer, Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return conversation;
    }
    List<Turn> turns = new ArrayList<>(conversation.turns());
    for (int i = 0; i < turns.size(); i++) {
      Verdict verdict = verdicts.getOrDefault(i, verdicts.get(-1));
      if (verdict != null) {
        turns.set(i, turns.get(i).reject(Cause.of(verdict.reason())));
      }
    }
    return conversation.withTurns(turns);
  }
}
