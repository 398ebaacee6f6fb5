package io.parley.transforms;

import io.parley.schemas.Cause;
import io.parley.schemas.Example;
import java.util.BitSet;
import java.util.List;

/**
 * The rows that a view cut from one conversation, and the candidates that gave none. Every
 * candidate is in one of the lists: {@code candidates = rows + dropped}.
 */
public record Cuts(List<Cut> rows, List<Drop> dropped) {
  public Cuts {
    rows = List.copyOf(rows);
    dropped = List.copyOf(dropped);
  }

  /** Takes what a view cuts, as it comes. */
  public interface Sink {
    void row(Cut cut);

    void drop(Drop drop);
  }

  /**
   * A row and the turns it is made of.
   *
   * @param read indices of all turns in the row
   * @param trained those among them that the loss counts
   * @param shortened whether a turn has lost a part of its text to make it fit
   */
  public record Cut(Example example, BitSet read, BitSet trained, boolean shortened) {
    /** A row of whole turns. */
    public Cut(Example example, BitSet read, BitSet trained) {
      this(example, read, trained, false);
    }
  }

  /**
   * A candidate row that was not made.
   *
   * @param id what the row's id would have been
   * @param turn the index of the turn it was about, the first of them where it was about several
   * @param turns indices of all turns it was about
   */
  public record Drop(String id, int turn, BitSet turns, Cause cause) {
    /** One about one turn. */
    public Drop(String id, int turn, Cause cause) {
      this(id, turn, only(turn), cause);
    }

    private static BitSet only(int turn) {
      BitSet turns = new BitSet();
      turns.set(turn);
      return turns;
    }
  }
}
