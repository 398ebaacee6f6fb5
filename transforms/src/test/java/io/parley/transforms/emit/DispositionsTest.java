package io.parley.transforms.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Flag;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Reason;
import io.parley.schemas.Rejection;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Turn;
import io.parley.schemas.Verdict;
import io.parley.transforms.Counts;
import io.parley.transforms.Cuts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DispositionsTest {
  private static final Origin ORIGIN = new Origin("f", 0, null);

  private static Turn turn(int index, int parent, Cause rejected) {
    List<PostRef> posts =
        List.of(new PostRef("p" + index, ORIGIN), new PostRef("q" + index, ORIGIN));
    Set<Flag> flags = Set.of();
    return new Turn(posts, parent, null, 1 + index, "text " + index, null, null, flags, rejected);
  }

  private static Conversation conversation(Turn... turns) {
    return new Conversation("c", "test", null, "en", List.of(turns), null, ORIGIN);
  }

  private static Cuts.Cut cut(int[] read, int... trained) {
    Example row =
        new Example(
            "r", "c", List.of(), "en", "test", null, Set.of(), new Example.Text("irrelevant"));
    return new Cuts.Cut(row, set(read), set(trained));
  }

  private static BitSet set(int... indices) {
    BitSet set = new BitSet();
    for (int index : indices) {
      set.set(index);
    }
    return set;
  }

  private static String show(Dispositions dispositions) {
    Counts counts = new Counts();
    List<String> lines = new ArrayList<>();
    for (Rejection rejection : dispositions.settle(counts)) {
      lines.add(
          "%s %s %s %s"
              .formatted(
                  rejection.id(),
                  rejection.cause().reason().label(),
                  rejection.winner(),
                  rejection.excerpt()));
    }
    lines.add(new java.util.TreeMap<>(counts.asMap()).toString());
    return String.join("\n", lines);
  }

  @Test
  @Timeout(20)
  void unusedTurnsOfALargeThreadTakeLinearTime() {
    Turn[] turns = new Turn[200_000];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = turn(i, i == 0 ? -1 : 0, null);
    }
    Dispositions dispositions = new Dispositions(conversation(turns), Map.of());
    dispositions.add("v", cut(new int[] {0, 1}, 1));
    Counts counts = new Counts();
    assertEquals(2 * (turns.length - 2), dispositions.settle(counts).size());
  }

  @Test
  void trainedBeatsReadAndReadBeatsRejected() {
    Conversation conversation =
        conversation(
            turn(0, -1, null),
            turn(1, 0, Cause.of(Reason.SELF_REPLY)),
            turn(2, 1, null),
            turn(3, 0, Cause.of(Reason.DELETED)));
    Dispositions dispositions = new Dispositions(conversation, Map.of());
    dispositions.add("v", cut(new int[] {0, 1, 2}, 2));
    dispositions.add("v", cut(new int[] {0, 2}, 0));
    assertEquals(
        """
        p3 deleted null null
        q3 deleted null null
        {posts.context=2, posts.rejected.filter.deleted=2, posts.target=4, posts.target_of.v=4}""",
        show(dispositions));
  }

  @Test
  void aDuplicateNamesItsWinner() {
    Cause cause = Cause.of(Reason.DUPLICATE_PAIR);
    Conversation conversation = conversation(turn(0, -1, null), turn(1, 0, cause));
    Slot slot = new Slot(Split.TRAIN, 1);
    Verdict verdict = new Verdict(slot, "c", 1, Reason.DUPLICATE_PAIR, "other#4", 0, 1);
    Dispositions dispositions = new Dispositions(conversation, Map.of(1, verdict));
    dispositions.add("v", cut(new int[] {0}));
    assertEquals(
        """
        p1 duplicate_pair other#4 text 1
        q1 duplicate_pair other#4 text 1
        {posts.context=2, posts.duplicate.deduplicate.duplicate_pair=2}""",
        show(dispositions));
  }

  @Test
  void aViewsObstacleIsTheReasonWhereNothingElseIs() {
    Conversation conversation = conversation(turn(0, -1, null), turn(1, 0, null), turn(2, 1, null));
    Dispositions dispositions = new Dispositions(conversation, Map.of());
    dispositions.add(new Cuts.Drop("r", 1, new Cause(Reason.OVER_BUDGET, "9 of 8")));
    assertEquals(
        """
        p0 unused null text 0
        q0 unused null text 0
        p1 over_budget null text 1
        q1 over_budget null text 1
        p2 unused null text 2
        q2 unused null text 2
        {posts.rejected.segment.unused=4, posts.rejected.tokenize.over_budget=2}""",
        show(dispositions));
  }

  @Test
  void whoNobodyAnsweredIsSaidSo() {
    assertEquals(
        """
        p0 no_reply null text 0
        q0 no_reply null text 0
        {posts.rejected.segment.no_reply=2}""",
        show(new Dispositions(conversation(turn(0, -1, null)), Map.of())));
  }
}
