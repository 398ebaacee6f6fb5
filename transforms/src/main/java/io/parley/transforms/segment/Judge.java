package io.parley.transforms.segment;

import io.parley.schemas.Example.Basis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Says which of several replies to one prompt is better, from what people said of them.
 *
 * <ul>
 *   <li>Votes, as in the Stanford Human Preferences dataset: the better reply was written no
 *       earlier (who comes first is seen by more), has {@code minRatio} times the votes, and both
 *       have {@code minScore}: what nobody voted for, nobody may have seen. One that was accepted
 *       is never the worse.
 *   <li>Acceptance: the accepted reply is better than one that was there when it was written, for
 *       then the one who asked could choose; unless that one has more votes.
 *   <li>Ranks, where the source has roles: scores are ranks then, 0 for the best, less than 0 for
 *       others.
 * </ul>
 *
 * <p>Of the pairs those with the largest margin stay: they are the least in doubt.
 */
final class Judge {
  /**
   * Two replies.
   *
   * @param margin how far apart they are: doublings of votes and one for acceptance, or ranks
   */
  record Choice(Rival chosen, Rival rejected, double margin, Basis basis) {}

  private final Tree tree;
  private final PreferenceConfig config;
  private final Comparator<Rival> byPost;

  Judge(Tree tree, PreferenceConfig config) {
    this.tree = tree;
    this.config = config;
    byPost =
        Comparator.<Rival, String>comparing(rival -> tree.firstPost(rival.turn()))
            .thenComparingInt(Rival::turn);
  }

  /** The pairs, widest margin first. Takes time by the number of replies times that of pairs. */
  List<Choice> choices(List<Rival> replies) {
    List<Choice> choices = tree.hasRoles() ? byRank(replies) : byVotes(replies);
    choices.sort(
        Comparator.comparingDouble(Choice::margin)
            .reversed()
            .thenComparing(Choice::chosen, byPost)
            .thenComparing(Choice::rejected, byPost));
    return choices.subList(0, Math.min(choices.size(), config.perPrompt()));
  }

  private List<Choice> byRank(List<Rival> replies) {
    Worst worst = new Worst(Comparator.comparing(Rival::score));
    List<Rival> ranked = replies.stream().filter(reply -> reply.score() != null).toList();
    ranked.forEach(worst::add);
    List<Choice> choices = new ArrayList<>();
    for (Rival chosen : ranked) {
      for (Rival rejected : worst.replies) {
        double margin = (double) chosen.score() - rejected.score();
        if (chosen.candidate() && margin > 0 && differ(chosen, rejected)) {
          choices.add(new Choice(chosen, rejected, margin, Basis.RANKS));
        }
      }
    }
    return choices;
  }

  private List<Choice> byVotes(List<Rival> replies) {
    List<Rival> dated = new ArrayList<>(replies);
    dated.removeIf(reply -> reply.createdAt() == null);
    dated.sort(Comparator.comparing(Rival::createdAt).thenComparing(byPost));
    Comparator<Rival> byVotes = Comparator.comparingDouble(Rival::doublings);
    Worst voted = new Worst(byVotes);
    Worst unseen = new Worst(byVotes);
    List<Choice> choices = new ArrayList<>();
    int seen = 0;
    for (int i = 0; i < dated.size(); i++) {
      Rival chosen = dated.get(i);
      for (; seen < dated.size() && dated.get(seen).createdAt() <= chosen.createdAt(); seen++) {
        Rival earlier = dated.get(seen);
        if (!earlier.accepted()) {
          (earlier.votes() >= config.minScore() ? voted : unseen).add(earlier);
        }
      }
      if (chosen.candidate()) {
        for (Rival rejected : voted.replies) {
          add(choices, chosen, rejected, true);
        }
        if (chosen.accepted()) {
          for (Rival rejected : unseen.replies) {
            add(choices, chosen, rejected, false);
          }
        }
      }
    }
    return choices;
  }

  private void add(List<Choice> choices, Rival chosen, Rival rejected, boolean voted) {
    boolean byVotes =
        voted
            && chosen.votes() > rejected.votes()
            && chosen.votes() >= config.minRatio() * rejected.votes();
    boolean contradicted = chosen.votes() < rejected.votes();
    if ((byVotes || chosen.accepted() && !contradicted) && differ(chosen, rejected)) {
      boolean known = !Double.isNaN(chosen.votes()) && !Double.isNaN(rejected.votes());
      double doublings = known ? chosen.doublings() - rejected.doublings() : 0;
      double margin = rounded(doublings) + (chosen.accepted() ? 1 : 0);
      choices.add(
          new Choice(chosen, rejected, margin, byVotes ? Basis.VOTES : Basis.ACCEPTANCE));
    }
  }

  /** To thousandths: more would only look exact. */
  private static double rounded(double number) {
    return Math.rint(number * 1000) / 1000;
  }

  private boolean differ(Rival one, Rival other) {
    return one.turn() != other.turn()
        && !Objects.equals(tree.text(one.turn()), tree.text(other.turn()));
  }

  /**
   * The worst replies of those added. A reply's widest pairs are those with the worst others, so
   * that no more need be looked at than it can have pairs; one more, for it may be there itself.
   */
  private final class Worst {
    private final TreeSet<Rival> replies;

    Worst(Comparator<Rival> order) {
      replies = new TreeSet<>(order.thenComparing(byPost));
    }

    void add(Rival reply) {
      replies.add(reply);
      if (replies.size() > config.perPrompt() + 1) {
        replies.pollLast();
      }
    }
  }
}
