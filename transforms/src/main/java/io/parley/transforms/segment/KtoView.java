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
import java.util.Optional;

/**
 * A reply, and whether it is wanted: by people's votes and acceptance, or, where the source has
 * roles, by ranks. An accepted reply is wanted, and one with votes enough; unwanted is one that
 * more people voted down than up; an accepted one of these is neither. Of ranked replies to one
 * prompt the best are wanted and the worst are not.
 *
 * <p>Candidates are the candidate replies and those left out because others were liked better
 * (which can only be unwanted), in conversations that have a candidate reply. They are dropped as
 * in {@link PairsView}, and with {@link Reason#UNJUDGED} where they are neither. Trained is what is
 * wanted: an unwanted reply is read, and the model taught not to say it.
 */
public final class KtoView implements View {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column("prompt", Column.Type.MESSAGES, row -> body(row).prompt()),
          new Column("completion", Column.Type.MESSAGES, row -> body(row).completion()),
          new Column("label", Column.Type.BOOLEAN, row -> body(row).label()));

  private final SegmentConfig config;
  private final PreferenceConfig preferences;
  private final Budget budget;

  public KtoView(SegmentConfig config, PreferenceConfig preferences, Budget budget) {
    this.config = config;
    this.preferences = preferences;
    this.budget = budget;
  }

  @Override
  public String name() {
    return "kto";
  }

  @Override
  public String description() {
    return "a `prompt` (messages), a `completion` (one message) and its `label`: whether people"
        + " wanted it, by their votes, acceptance or ranks";
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
    RankRange[] ranks = tree.hasRoles() ? ranks(tree, replies) : null;
    Prompts prompts = new Prompts(tree, config, budget);
    for (int reply = replies.nextSetBit(0); reply >= 0; reply = replies.nextSetBit(reply + 1)) {
      Rival rival = Rival.of(tree, reply);
      Optional<Boolean> label =
          (ranks == null ? byVotes(rival) : ranks[tree.parent(reply)].label(rival))
              .filter(wanted -> !wanted || rival.candidate());
      Cause cause = prompts.obstacle(reply);
      if (cause == null && label.isEmpty()) {
        cause = new Cause(Reason.UNJUDGED, "neither wanted nor unwanted");
      }
      if (cause == null) {
        sink.row(row(tree, prompts, reply, label.get()));
      } else {
        sink.drop(new Cuts.Drop(tree.rowId(reply), reply, cause));
      }
    }
  }

  /** Empty where votes and acceptance do not say. */
  private Optional<Boolean> byVotes(Rival reply) {
    boolean unwanted = reply.votes() <= preferences.unwanted();
    boolean wanted = reply.accepted() || reply.votes() >= preferences.wanted();
    return wanted == unwanted ? Optional.empty() : Optional.of(wanted);
  }

  /** The scores of the replies to one turn. */
  private record RankRange(long worst, long best) {
    static final RankRange NONE = new RankRange(Long.MAX_VALUE, Long.MIN_VALUE);

    RankRange with(long score) {
      return new RankRange(Math.min(worst, score), Math.max(best, score));
    }

    /** Empty for those between, where all are equal, and where there is no rank. */
    Optional<Boolean> label(Rival reply) {
      Long score = reply.score();
      boolean between = score == null || score != worst && score != best;
      return between || worst == best ? Optional.empty() : Optional.of(score == best);
    }
  }

  private static RankRange[] ranks(Tree tree, BitSet replies) {
    RankRange[] ranks = new RankRange[tree.size()];
    replies.stream()
        .forEach(
            reply -> {
              int parent = tree.parent(reply);
              RankRange range = ranks[parent] == null ? RankRange.NONE : ranks[parent];
              Long score = tree.turn(reply).score();
              ranks[parent] = score == null ? range : range.with(score);
            });
    return ranks;
  }

  private Cuts.Cut row(Tree tree, Prompts prompts, int reply, boolean wanted) {
    Script script = prompts.above(reply);
    Example.Judged judged =
        new Example.Judged(script.messages(config.speakerLabels()), script.answer(reply), wanted);
    BitSet trained = new BitSet();
    trained.set(reply, wanted);
    return script.row(tree.rowId(reply), judged, trained);
  }

  private static Example.Judged body(Example row) {
    return (Example.Judged) row.body();
  }
}
