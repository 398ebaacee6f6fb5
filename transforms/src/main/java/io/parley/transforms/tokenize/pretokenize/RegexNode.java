package io.parley.transforms.tokenize.pretokenize;

import java.util.BitSet;
import java.util.List;

/** A part of a regular expression. */
sealed interface RegexNode {

  /** The least number of characters that it matches. */
  int least();

  /** One character. */
  record One(BitSet points) implements RegexNode {
    @Override
    public int least() {
      return 1;
    }
  }

  /** One after the other. */
  record All(List<RegexNode> parts) implements RegexNode {
    @Override
    public int least() {
      return parts.stream().mapToInt(RegexNode::least).sum();
    }
  }

  /** The first that matches. */
  record Any(List<RegexNode> choices) implements RegexNode {
    @Override
    public int least() {
      return choices.stream().mapToInt(RegexNode::least).min().orElse(0);
    }
  }

  /** As many as can be, as few as can be, or as many as there are and no fewer. */
  enum Greed {
    MOST,
    FEWEST,
    POSSESSIVE
  }

  /**
   * A part that stands several times.
   *
   * @param most {@link Integer#MAX_VALUE} for no limit
   */
  record Repeat(RegexNode part, int min, int most, Greed greed) implements RegexNode {
    @Override
    public int least() {
      return min * part.least();
    }
  }

  /**
   * That the character after ({@code ahead}) or before this place is one of these, or, negated,
   * that none of these is.
   */
  record Look(BitSet points, boolean ahead, boolean negated) implements RegexNode {
    @Override
    public int least() {
      return 0;
    }
  }
}
