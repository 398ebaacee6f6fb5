package io.parley.transforms.decontaminate;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Reason;
import io.parley.schemas.Turn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks for items of benchmarks in conversations, and marks what may not be used because of them.
 * Turns that nobody may read are not looked at: they are in no row. For one thread.
 */
final class Decontaminator {
  private final NgramIndex index;
  private final Scanner scanner;
  private final DecontaminateConfig.Action action;

  Decontaminator(NgramIndex index, DecontaminateConfig.Action action) {
    this.index = index;
    this.scanner = new Scanner(index);
    this.action = action;
  }

  /** A conversation as it may be used, and what was found in it. */
  record Outcome(Conversation conversation, List<Hit> hits) {}

  Outcome judge(Conversation conversation) {
    List<Matches> turns = new ArrayList<>(conversation.turns().size());
    Matches all = new Matches(index.texts());
    for (Turn turn : conversation.turns()) {
      Matches own = turn.readable() ? scanner.scan(turn.text()) : new Matches(index.texts());
      turns.add(own);
      all.addAll(own);
    }
    if (all.isEmpty()) {
      return new Outcome(conversation, List.of());
    }
    return switch (action) {
      case REPORT -> report(conversation, all);
      case CONVERSATION -> withoutAll(conversation, all);
      case PAIR -> withoutPairs(conversation, turns);
    };
  }

  private Outcome report(Conversation conversation, Matches all) {
    return new Outcome(conversation, hits(all.items(), Map.of()));
  }

  private Outcome withoutAll(Conversation conversation, Matches all) {
    Map<Integer, BitSet> items = all.items();
    if (items.isEmpty()) {
      return new Outcome(conversation, List.of());
    }
    Cause cause = cause(items);
    Map<Integer, Integer> posts = new TreeMap<>();
    List<Turn> marked = new ArrayList<>(conversation.turns().size());
    for (Turn turn : conversation.turns()) {
      marked.add(mark(turn, turn.readable() ? turn.withhold(cause) : turn, items, posts));
    }
    return new Outcome(conversation.withTurns(marked), hits(items, posts));
  }

  /** An item may begin in the turn that is answered. */
  private Outcome withoutPairs(Conversation conversation, List<Matches> turns) {
    Map<Integer, BitSet> found = new TreeMap<>();
    Map<Integer, Integer> posts = new TreeMap<>();
    List<Turn> marked = new ArrayList<>(turns.size());
    List<Map<Integer, BitSet>> why = new ArrayList<>(turns.size());
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = conversation.turns().get(i);
      int parent = turn.parent();
      Map<Integer, BitSet> above = parent < 0 ? Map.of() : why.get(parent);
      Map<Integer, BitSet> own = inPair(turns, i, parent);
      if (!own.isEmpty()) {
        why.add(own);
        merge(found, own);
        marked.add(mark(turn, turn.withhold(cause(own)), own, posts));
      } else {
        why.add(above);
        Turn left = above.isEmpty() ? turn : turn.reject(below());
        marked.add(mark(turn, left, above, posts));
      }
    }
    return new Outcome(conversation.withTurns(marked), hits(found, posts));
  }

  private Map<Integer, BitSet> inPair(List<Matches> turns, int turn, int parent) {
    Matches own = turns.get(turn);
    if (own.isEmpty()) {
      return Map.of();
    }
    if (parent < 0 || turns.get(parent).isEmpty()) {
      return own.items();
    }
    Matches both = new Matches(index.texts());
    both.addAll(turns.get(parent));
    both.addAll(own);
    return both.items();
  }

  private static Cause below() {
    return new Cause(Reason.REJECTED_CONTEXT, Reason.CONTAMINATED.label());
  }

  private Cause cause(Map<Integer, BitSet> items) {
    String names =
        items.keySet().stream().map(index.benchmarks()::get).collect(Collectors.joining(", "));
    return new Cause(Reason.CONTAMINATED, names);
  }

  /** Counts the posts of a turn where it was marked just now. */
  private static Turn mark(
      Turn before, Turn after, Map<Integer, BitSet> why, Map<Integer, Integer> posts) {
    if (!Objects.equals(after.rejected(), before.rejected())) {
      why.keySet().forEach(b -> posts.merge(b, after.posts().size(), Integer::sum));
    }
    return after;
  }

  private static void merge(Map<Integer, BitSet> all, Map<Integer, BitSet> more) {
    more.forEach((benchmark, items) -> all.computeIfAbsent(benchmark, b -> new BitSet()).or(items));
  }

  private List<Hit> hits(Map<Integer, BitSet> items, Map<Integer, Integer> posts) {
    return items.entrySet().stream()
        .map(
            hit ->
                new Hit(
                    index.benchmarks().get(hit.getKey()),
                    hit.getValue().stream().boxed().toList(),
                    posts.getOrDefault(hit.getKey(), 0)))
        .toList();
  }
}
