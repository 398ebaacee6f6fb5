package io.parley.transforms.segment;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Reason;
import io.parley.transforms.Budget;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Two replies to one prompt, of which people said that one is better; see {@link Judge}.
 *
 * <p>The chosen reply is a candidate reply. The rejected one is another, or one that a filter or a
 * cap left out only because others were liked better. What was left out for its words is neither:
 * what a rule can tell needs no preference, and what is unsafe or private nobody may read.
 *
 * <p>Both replies have the same prompt, cut so that the longer of them fits. Replies of people who
 * speak in the prompt themselves are compared with their own only, since in their rows they are the
 * assistant.
 *
 * <p>Candidates are the pairs; a reply that has rivals and does not fit, dropped with {@link
 * Reason#OVER_BUDGET}; and replies to a prompt of which no two can be ordered, together dropped
 * with {@link Reason#UNJUDGED}. A conversation without a candidate reply has none. Trained is the
 * chosen reply: the rejected one is read, and the model taught not to say it.
 */
public final class PreferencesView implements View {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column("prompt", Column.Type.MESSAGES, row -> body(row).prompt()),
          new Column("chosen", Column.Type.MESSAGES, row -> body(row).chosen()),
          new Column("rejected", Column.Type.MESSAGES, row -> body(row).rejected()),
          new Column("margin", Column.Type.NUMBER, row -> body(row).margin()),
          new Column(
              "basis",
              Column.Type.STRING,
              row -> body(row).basis().name().toLowerCase(Locale.ROOT)));

  private final SegmentConfig config;
  private final PreferenceConfig preferences;
  private final Budget budget;

  public PreferencesView(SegmentConfig config, PreferenceConfig preferences, Budget budget) {
    this.config = config;
    this.preferences = preferences;
    this.budget = budget;
  }

  @Override
  public String name() {
    return "preferences";
  }

  @Override
  public String description() {
    return "a `prompt` (messages), a `chosen` and a `rejected` reply (one message each); `basis` says"
        + " what tells that the one is better: `votes` or `acceptance`, with the `margin` in doublings of"
        + " votes and one more where the chosen reply was accepted, or `ranks`, with the `margin` in"
        + " ranks between them";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public void cut(Conversation conversation, Cuts.Sink sink) {
    Tree tree = new Tree(conversation);
    if (tree.replies().isEmpty()) {
      return;
    }
    BitSet replies = (BitSet) tree.replies().clone();
    replies.or(tree.outvoted());
    Prompts prompts = new Prompts(tree, config, budget);
    Judge judge = new Judge(tree, preferences);
    for (Rivals rivals : Rivals.of(tree, prompts, replies, 2)) {
      cut(tree, prompts, judge, rivals, sink);
    }
  }

  private void cut(Tree tree, Prompts prompts, Judge judge, Rivals rivals, Cuts.Sink sink) {
    List<Rival> fitting = new ArrayList<>();
    for (Rival reply : rivals.replies()) {
      Cause obstacle = prompts.obstacle(reply.turn());
      if (obstacle == null) {
        fitting.add(reply);
      } else if (obstacle.reason() == Reason.OVER_BUDGET) {
        sink.drop(new Cuts.Drop(tree.rowId(reply.turn()), reply.turn(), obstacle));
      }
    }
    if (fitting.size() < 2) {
      return;
    }
    List<Judge.Choice> choices = judge.choices(fitting);
    for (Judge.Choice choice : choices) {
      sink.row(row(tree, prompts, rivals.side(), choice));
    }
    if (choices.isEmpty()) {
      Cause cause = new Cause(Reason.UNJUDGED, "none of " + fitting.size() + " replies is better");
      int first = fitting.get(0).turn();
      sink.drop(new Cuts.Drop(tree.rowId(first) + "/replies", first, rivals.turns(), cause));
    }
  }

  private Cuts.Cut row(Tree tree, Prompts prompts, int side, Judge.Choice choice) {
    int chosen = choice.chosen().turn();
    int rejected = choice.rejected().turn();
    Script script = prompts.above(chosen, rejected, side);
    Example.Preference preference =
        new Example.Preference(
            script.messages(config.speakerLabels()),
            script.answer(chosen),
            script.answer(rejected),
            choice.margin(),
            choice.basis());
    BitSet trained = new BitSet();
    trained.set(chosen);
    String id = tree.rowId(chosen) + "/" + tree.firstPost(rejected);
    return script.row(id, preference, trained);
  }

  private static Example.Preference body(Example row) {
    return (Example.Preference) row.body();
  }
}
