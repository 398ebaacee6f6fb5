package io.parley.transforms.segment;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What a model is to answer, for training by rewards: a row for every prompt that has a candidate
 * reply, however many it has. The best of them (by score, then the earlier, then the smaller id) is
 * the row's reference; its row in {@code pairs} has the same id.
 *
 * <p>Candidates are the prompts, and replies that have none or do not fit, dropped as in {@link
 * PairsView}. Nothing is trained on: posts of these rows are context.
 */
public final class PromptsView implements View {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column("prompt", Column.Type.MESSAGES, row -> ((Example.Prompt) row.body()).prompt()),
          new Column(
              "reference", Column.Type.STRING, row -> ((Example.Prompt) row.body()).reference()));

  private final SegmentConfig config;
  private final Budget budget;

  public PromptsView(SegmentConfig config, Budget budget) {
    this.config = config;
    this.budget = budget;
  }

  @Override
  public String name() {
    return "prompts";
  }

  @Override
  public String description() {
    return "a `prompt` (messages) to be answered, one row however many replies it has, and as"
        + " `reference` the text of the best of them, for functions that give rewards";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void cut(Conversation conversation, Cuts.Sink sink) {
    Tree tree = new Tree(conversation);
    Prompts prompts = new Prompts(tree, config, budget);
    BitSet replies = (BitSet) tree.replies().clone();
    tree.replies().stream()
        .forEach(
            reply -> {
              Cause obstacle = prompts.obstacle(reply);
              if (obstacle != null) {
                replies.clear(reply);
                sink.drop(new Cuts.Drop(tree.rowId(reply), reply, obstacle));
              }
            });
    Comparator<Integer> bestFirst = BestOrder.bestFirst(tree);
    for (Rivals rivals : Rivals.of(tree, prompts, replies, 1)) {
      List<Integer> turns = rivals.turns().stream().boxed().toList();
      sink.row(row(tree, prompts, Collections.min(turns, bestFirst)));
    }
  }

  private Cuts.Cut row(Tree tree, Prompts prompts, int best) {
    Script script = prompts.above(best);
    Example.Prompt prompt =
        new Example.Prompt(script.messages(config.speakerLabels()), tree.text(best));
    script.add(best, Role.ASSISTANT);
    return script.row(tree.rowId(best), prompt, new BitSet());
  }
}
