package io.parley.transforms.segment;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Turn;
import io.parley.transforms.Budget;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.BitSet;
import java.util.List;

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
 * target: they are rows, or are dropped where a target does not fit with the turn before it, unless
 * {@link WindowConfig} says otherwise.
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
  private final WindowConfig windows;

  public ChatView(SegmentConfig config, Budget budget) {
    this(config, budget, WindowConfig.whole());
  }

  public ChatView(SegmentConfig config, Budget budget, WindowConfig windows) {
    this.config = config;
    this.budget = budget;
    this.windows = windows;
  }

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public String description() {
    return "a conversation as alternating `messages`; `targets` says of each whether it is trained on,"
        + " and no reply is trained on in two rows";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void cut(Conversation conversation, Cuts.Sink sink) {
    Tree tree = new Tree(conversation);
    Costs costs = new Costs(tree, config, budget);
    BitSet open = (BitSet) tree.replies().clone();
    long[] said =
        new long[conversation.turns().stream().mapToInt(Turn::speaker).max().orElse(0) + 1];
    boolean all = config.paths() == SegmentConfig.Paths.ALL;
    new BestOrder(tree)
        .forEachLeaf(
            all,
            leaf -> {
              int speaker = assistant(tree, open, leaf, said);
              int last = lastOpen(tree, open, leaf, speaker);
              if (last >= 0) {
                new Windows(tree, costs, config, windows, open, speaker, last).cut(sink);
              }
            });
  }

  /**
   * Who plays the assistant on the path to {@code leaf}; 0, nobody, where roles say it.
   *
   * @param said room for a number a speaker, all 0 before and after
   */
  private static int assistant(Tree tree, BitSet open, int leaf, long[] said) {
    if (tree.hasRoles()) {
      return 0;
    }
    int opener = 0;
    for (int i = leaf; i >= 0; i = tree.parent(i)) {
      opener = tree.speaker(i);
      said[opener] += open.get(i) ? tree.turn(i).text().length() : 0;
    }
    int best = opener;
    for (int i = leaf; i >= 0; i = tree.parent(i)) {
      int speaker = tree.speaker(i);
      boolean more = said[speaker] > said[best] || said[speaker] == said[best] && speaker < best;
      if (speaker != opener && said[speaker] > 0 && (best == opener || more)) {
        best = speaker;
      }
    }
    for (int i = leaf; i >= 0; i = tree.parent(i)) {
      said[tree.speaker(i)] = 0;
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
