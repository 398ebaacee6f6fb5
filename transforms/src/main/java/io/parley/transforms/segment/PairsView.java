package io.parley.transforms.segment;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Reason;
import io.parley.transforms.Budget;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.BitSet;
import java.util.List;

/**
 * A row for every candidate reply: the reply is the completion, what stands above it the prompt.
 *
 * <p>The prompt is merged into sides (the reply's speaker is the assistant, everyone else the user;
 * roles where the source has them, with a system turn after the first user turn on the user's side)
 * and starts with the oldest user turn from which everything fits the budget and the number of
 * messages. A system message is kept where it fits beside the reply and the turn it answers.
 *
 * <p>Candidates are the candidate replies. One whose own side speaks directly above it continues a
 * turn rather than answers one and is dropped with {@link Reason#NO_PROMPT}; one that does not fit
 * with the turn it answers, with {@link Reason#OVER_BUDGET}, unless {@link WindowConfig} says
 * otherwise.
 */
public final class PairsView implements View {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column("prompt", Column.Type.MESSAGES, row -> ((Example.Pair) row.body()).prompt()),
          new Column(
              "completion", Column.Type.MESSAGES, row -> ((Example.Pair) row.body()).completion()));

  private final SegmentConfig config;
  private final Budget budget;
  private final WindowConfig windows;

  public PairsView(SegmentConfig config, Budget budget) {
    this(config, budget, WindowConfig.whole());
  }

  public PairsView(SegmentConfig config, Budget budget, WindowConfig windows) {
    this.config = config;
    this.budget = budget;
    this.windows = windows;
  }

  @Override
  public String name() {
    return "pairs";
  }

  @Override
  public String description() {
    return "a `prompt` (messages) and its `completion` (one message); a conversation has a row for"
        + " every reply worth learning";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void cut(Conversation conversation, Cuts.Sink sink) {
    Tree tree = new Tree(conversation);
    Prompts prompts = new Prompts(tree, config, budget, windows);
    BitSet replies = tree.replies();
    for (int reply = replies.nextSetBit(0); reply >= 0; reply = replies.nextSetBit(reply + 1)) {
      Cause cause = prompts.obstacle(reply);
      if (cause == null) {
        sink.row(row(tree, prompts, reply));
      } else {
        sink.drop(new Cuts.Drop(tree.rowId(reply), reply, cause));
      }
    }
  }

  private Cuts.Cut row(Tree tree, Prompts prompts, int reply) {
    Script script = prompts.above(reply);
    Example.Pair pair =
        new Example.Pair(script.messages(config.speakerLabels()), script.answer(reply));
    BitSet trained = new BitSet();
    trained.set(reply);
    return script.row(tree.rowId(reply), pair, trained);
  }
}
