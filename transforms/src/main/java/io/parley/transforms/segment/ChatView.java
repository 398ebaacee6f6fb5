package io.parley.transforms.segment;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.transforms.Budget;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Paths from an opening turn to a last reply, as conversations; the best path of each tree, or all.
 *
 * <p>Without roles one speaker of the path plays the assistant: the one with the most characters of
 * candidate replies that no earlier row trains, the opener only where nobody else has any, and of
 * equals the one who spoke first. The path ends with that speaker's last candidate reply.
 *
 * <p>A message is a target where every turn in it is a candidate reply that no row trains yet.
 * Where one turn in it may not be trained on, the whole message is context: a mask has one value a
 * message, and half a message teaches to stop in the middle.
 *
 * <p>A path that does not fit becomes several rows, cut between turns. Each target is trained in
 * the first row that reaches it; rows after the first begin with earlier turns, from a user turn
 * on, as far as they take half of the room. Candidates are stretches of a path that end with a
 * target: they are rows, or are dropped where a target does not fit with the turn before it.
 */
public final class ChatView implements View {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column(
              "messages", Column.Type.MESSAGES, row -> ((Example.Chat) row.body()).messages()),
          new Column(
              "targets", Column.Type.BOOLEANS, row -> ((Example.Chat) row.body()).targets()));

  private final SegmentConfig config;
  private final Budget budget;

  public ChatView(SegmentConfig config, Budget budget) {
    this.config = config;
    this.budget = budget;
  }

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public Cuts cut(Conversation conversation) {
    Tree tree = new Tree(conversation);
    Costs costs = new Costs(tree, config, budget);
    List<Cuts.Cut> rows = new ArrayList<>();
    List<Cuts.Drop> dropped = new ArrayList<>();
    BitSet open = (BitSet) tree.replies().clone();
    boolean all = config.paths() == SegmentConfig.Paths.ALL;
    new BestOrder(tree)
        .forEachLeaf(
            all,
            leaf -> {
              int speaker = assistant(tree, open, leaf);
              int last = lastOpen(tree, open, leaf, speaker);
              if (last >= 0) {
                new Windows(tree, costs, config, open, speaker, last).cut(rows, dropped);
              }
            });
    return new Cuts(rows, dropped);
  }

  /** Who plays the assistant on the path to {@code leaf}; 0, nobody, where roles say it. */
  private static int assistant(Tree tree, BitSet open, int leaf) {
    if (tree.hasRoles()) {
      return 0;
    }
    Map<Integer, Long> characters = new TreeMap<>();
    int opener = 0;
    for (int i = leaf; i >= 0; i = tree.parent(i)) {
      opener = tree.turn(i).speaker();
      if (open.get(i)) {
        characters.merge(opener, (long) tree.turn(i).text().length(), Long::sum);
      }
    }
    if (characters.size() > 1) {
      characters.remove(opener);
    }
    int best = 0;
    for (Map.Entry<Integer, Long> entry : characters.entrySet()) {
      if (best == 0 || entry.getValue() > characters.get(best)) {
        best = entry.getKey();
      }
    }
    return best;
  }

  /** The last turn of a path that the assistant may be trained to say; -1 where there is none. */
  private static int lastOpen(Tree tree, BitSet open, int leaf, int speaker) {
    int last = leaf;
    while (last >= 0 && !(open.get(last) && tree.assistant(last, speaker))) {
      last = tree.parent(last);
    }
    return last;
  }
}
