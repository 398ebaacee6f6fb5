package io.parley.transforms.emit;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One shard: sorts what came, applies the verdicts, cuts the rows of all views in one pass, and
 * keeps the books.
 */
final class Shard {
  /** By the view that cuts for them, in order. */
  private final Map<View, List<ViewRows>> views = new LinkedHashMap<>();

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
    this.candidates = candidates;
    this.files = files;
    this.split = split;
    this.vocabulary = vocabulary;
    this.indexer = indexer;
    for (View view : views) {
      ViewRows rows = new ViewRows(view, files, split, vocabulary, counts);
      this.views.computeIfAbsent(rows.source(), v -> new ArrayList<>()).add(rows);
    }
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
        write(item, verdicts.getOrDefault(item.id(), Map.of()));
      }
    }
    views.values().forEach(takers -> takers.forEach(ViewRows::finish));
    vocabulary.flush();
    files.leftOut().forEach(counts::add);
    return new Report(files.finish(), counts.asMap());
  }

  private void write(Routed item, Map<Integer, Verdict> verdicts) throws IOException {
    Conversation judged = item.conversation();
    long order = item.slot().order();
    Conversation conversation = apply(judged, verdicts);
    int before = candidates.of(judged).cardinality();
    int after = candidates.of(conversation).cardinality();
    counts.add("replies.duplicate", before - after);
    counts.add("replies.candidates", after);
    Dispositions dispositions = new Dispositions(conversation, verdicts);
    long rows = 0;
    for (Map.Entry<View, List<ViewRows>> source : views.entrySet()) {
      List<ViewRows.Taker> takers =
          source.getValue().stream()
              .map(view -> view.of(conversation, order, dispositions))
              .toList();
      source.getKey().cut(conversation, new Tee(takers));
      for (ViewRows.Taker taker : takers) {
        rows += taker.count();
      }
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

  /** Gives what is cut to several views. */
  private record Tee(List<ViewRows.Taker> takers) implements Cuts.Sink {
    @Override
    public void row(Cuts.Cut cut) {
      takers.forEach(taker -> taker.row(cut));
    }

    @Override
    public void drop(Cuts.Drop drop) {
      takers.forEach(taker -> taker.drop(drop));
    }
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
