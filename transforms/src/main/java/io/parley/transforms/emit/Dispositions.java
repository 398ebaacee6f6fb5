package io.parley.transforms.emit;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.PostRef;
import io.parley.schemas.Reason;
import io.parley.schemas.Rejection;
import io.parley.schemas.Turn;
import io.parley.schemas.Verdict;
import io.parley.transforms.Counts;
import io.parley.transforms.Cuts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says what became of each post of a conversation: trained on, only read, a duplicate, or rejected;
 * exactly one of them.
 */
final class Dispositions {
  private final Conversation conversation;
  private final Map<Integer, Verdict> verdicts;
  private final BitSet read = new BitSet();
  private final BitSet trained = new BitSet();
  private final Map<String, BitSet> trainedBy = new HashMap<>();

  /** Why a turn that is in no row is in none, where a view said so. */
  private final Map<Integer, Cause> dropped = new HashMap<>();

  /**
   * @param conversation with the verdicts applied
   * @param verdicts by turn; -1 for the whole conversation
   */
  Dispositions(Conversation conversation, Map<Integer, Verdict> verdicts) {
    this.conversation = conversation;
    this.verdicts = verdicts;
  }

  void add(String view, Cuts.Cut cut) {
    read.or(cut.read());
    trained.or(cut.trained());
    trainedBy.computeIfAbsent(view, v -> new BitSet()).or(cut.trained());
  }

  void add(Cuts.Drop drop) {
    drop.turns().stream().forEach(turn -> dropped.putIfAbsent(turn, drop.cause()));
  }

  /** The turns that some view trains on. */
  BitSet trained() {
    return trained;
  }

  /** Counts every post and lists those that are in no row. */
  List<Rejection> settle(Counts counts) {
    List<Rejection> rejections = new ArrayList<>();
    for (int i = 0; i < conversation.turns().size(); i++) {
      Turn turn = conversation.turns().get(i);
      int posts = turn.posts().size();
      if (trained.get(i)) {
        counts.add("posts.target", posts);
        for (Map.Entry<String, BitSet> view : trainedBy.entrySet()) {
          if (view.getValue().get(i)) {
            counts.add("posts.target_of." + view.getKey(), posts);
          }
        }
      } else if (read.get(i)) {
        counts.add("posts.context", posts);
      } else {
        Cause cause = causeOf(i);
        String kind = cause.reason().duplicate() ? "posts.duplicate." : "posts.rejected.";
        counts.add(kind + cause.reason().stage().label() + "." + cause.reason().label(), posts);
        for (PostRef post : turn.posts()) {
          rejections.add(rejection(post, i, cause));
        }
      }
    }
    return rejections;
  }

  private Cause causeOf(int index) {
    Turn turn = conversation.turns().get(index);
    if (turn.rejected() != null) {
      return turn.rejected();
    }
    if (dropped.containsKey(index)) {
      return dropped.get(index);
    }
    // Only openings are searched for: a search for every unused turn is quadratic.
    boolean alone =
        turn.parent() < 0
            && conversation.turns().stream().noneMatch(other -> other.parent() == index);
    return Cause.of(alone ? Reason.NO_REPLY : Reason.UNUSED);
  }

  private Rejection rejection(PostRef post, int index, Cause cause) {
    Verdict verdict =
        cause.reason().duplicate() ? verdicts.getOrDefault(index, verdicts.get(-1)) : null;
    String text = conversation.turns().get(index).text();
    return new Rejection(
        Rejection.Unit.POST,
        post.id(),
        conversation.id(),
        cause,
        verdict == null ? null : verdict.winner(),
        verdict == null ? 0 : verdict.similarity(),
        post.origin(),
        cause.reason().excerpt() && !text.isEmpty() ? Rejection.excerptOf(text) : null);
  }
}
