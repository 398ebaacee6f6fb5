package io.parley.transforms.segment;

import io.parley.schemas.Flag;
import io.parley.schemas.Turn;

/**
 * A reply as one of several to a prompt.
 *
 * @param turn its index
 * @param createdAt epoch seconds; null where unknown
 * @param score as its source has it; null where it has none
 * @param votes as {@link PreferenceConfig} counts them; NaN where unknown
 * @param accepted whether the one who asked has marked it as the answer
 * @param candidate whether a model may be trained to say it
 */
record Rival(
    int turn, Long createdAt, Long score, double votes, boolean accepted, boolean candidate) {
  /** Fewer votes than the author's own: half of it, so that logarithms go on. */
  private static final double DISLIKED = 0.5;

  static Rival of(Tree tree, int index) {
    Turn turn = tree.turn(index);
    return new Rival(
        index,
        turn.createdAt(),
        turn.score(),
        votes(turn),
        turn.flags().contains(Flag.ACCEPTED),
        tree.replies().get(index));
  }

  /** Sites of questions and answers count from 0, without the author's own vote. */
  private static double votes(Turn turn) {
    return turn.score() == null
        ? Double.NaN
        : turn.score() + (turn.flags().contains(Flag.ANSWER) ? 1.0 : 0.0);
  }

  /** How often its votes are twice those of a reply nobody voted for; 0 where they are unknown. */
  double doublings() {
    return Double.isNaN(votes) ? 0 : StrictMath.log(Math.max(votes, DISLIKED)) / StrictMath.log(2);
  }
}
