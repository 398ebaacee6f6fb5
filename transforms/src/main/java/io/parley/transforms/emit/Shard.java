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
import io.parley.transforms.View;
import java.io.IOException;
import java.util.ArrayList;
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
  private final Counts counts = new Counts();

  Shard(List<View> views, Candidates candidates, ShardFiles files, Split split) {
    this.views = views;
    this.candidates = candidates;
    this.files = files;
    this.split = split;
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
    return new Report(files.close(), counts.asMap());
  }

  private void write(Conversation judged, Map<Integer, Verdict> verdicts) throws IOException {
    Conversation conversation = apply(judged, verdicts);
    int before = candidates.of(judged).cardinality();
    int after = candidates.of(conversation).cardinality();
    counts.add("replies.duplicate", before - after);
    counts.add("replies.candidates", after);
    Dispositions dispositions = new Dispositions(conversation, verdicts);
    boolean kept = false;
    for (View view : views) {
      Cuts cuts = view.cut(conversation);
      dispositions.add(cuts);
      count(view, cuts);
      kept |= !cuts.rows().isEmpty();
      for (Cuts.Cut cut : cuts.rows()) {
        files.write(view, cut.example());
      }
      for (Cuts.Drop drop : cuts.dropped()) {
        files.write(rowRejection(conversation, view, drop));
      }
    }
    counts.add("conversations." + (kept ? "kept." + split.label() : "left_out"), 1);
    if (kept) {
      counts.add("languages." + conversation.language(), 1);
      counts.add("sources." + conversation.source(), 1);
      counts.add("licences." + conversation.licence(), 1);
    }
    for (Rejection rejection : dispositions.settle(counts)) {
      files.write(rejection);
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

  private void count(View view, Cuts cuts) {
    String rows = "rows." + view.name() + ".";
    counts.add(rows + "candidates", cuts.rows().size() + cuts.dropped().size());
    if (!cuts.rows().isEmpty()) {
      counts.add(rows + "kept." + split.label(), cuts.rows().size());
    }
    for (Cuts.Drop drop : cuts.dropped()) {
      counts.add(rows + "rejected." + drop.cause().reason().label(), 1);
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
