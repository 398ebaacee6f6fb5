package io.parley.transforms.segment;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.DocumentFilter;
import io.parley.transforms.View;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as one readable text, with all turns that may be read, each reply below what it
 * answers and replies to one turn in their order. A turn is headed by its role, or by its speaker's
 * number where the source has no roles, and says whom it answers where that is not the turn
 * directly above it. Several replies to one turn are other people's; where the source has roles
 * they are attempts at one reply, and only the best goes on. Candidates are the conversations with
 * a candidate reply; each is a row, unless a filter on documents objects to its text.
 */
public final class PretrainView implements View {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column("text", Column.Type.STRING, row -> ((Example.Text) row.body()).text()));

  private final DocumentFilter filter;

  public PretrainView(DocumentFilter filter) {
    this.filter = filter;
  }

  @Override
  public String name() {
    return "pretrain";
  }

  @Override
  public String description() {
    return "a whole conversation as readable `text`, each reply below what it answers; of several"
        + " attempts of an assistant the best";
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
    StringBuilder text = new StringBuilder();
    Script script = new Script(tree);
    int previous = -1;
    for (int turn : depthFirst(tree, told(tree))) {
      int parent = tree.parent(turn);
      text.append(text.length() == 0 ? "" : "\n\n").append(speaker(tree, turn));
      if (parent >= 0 && parent != previous) {
        text.append(" (to ").append(speaker(tree, parent)).append(')');
      }
      text.append(": ").append(tree.text(turn));
      script.add(turn, Role.ASSISTANT);
      previous = turn;
    }
    BitSet all = script.read();
    Optional<Cause> objection = filter.judge(text.toString(), conversation.language());
    if (objection.isPresent()) {
      sink.drop(new Cuts.Drop(conversation.id(), all.nextSetBit(0), all, objection.get()));
      return;
    }
    Example.Text body = new Example.Text(text.toString());
    sink.row(script.row(conversation.id(), body, (BitSet) all.clone()));
  }

  private static String speaker(Tree tree, int index) {
    Turn turn = tree.turn(index);
    if (!tree.hasRoles()) {
      return "Speaker " + turn.speaker();
    }
    return switch (turn.role()) {
      case SYSTEM -> "System";
      case USER -> "User";
      case ASSISTANT -> "Assistant";
    };
  }

  /** The usable turns that are no second choice, nor below one. */
  private static BitSet told(Tree tree) {
    if (!tree.hasRoles()) {
      return tree.usable();
    }
    int[] choice = new int[tree.size()];
    Arrays.fill(choice, -1);
    new BestOrder(tree)
        .forEachLeaf(
            false,
            leaf -> {
              for (int i = leaf; tree.parent(i) >= 0; i = tree.parent(i)) {
                choice[tree.parent(i)] = i;
              }
            });
    BitSet told = (BitSet) tree.usable().clone();
    for (int i = 0; i < tree.size(); i++) {
      int parent = tree.parent(i);
      if (parent >= 0 && (!told.get(parent) || choice[parent] >= 0 && choice[parent] != i)) {
        told.clear(i);
      }
    }
    return told;
  }

  /** Some turns, each below its parent; a loop, for trees may be deep. */
  private static int[] depthFirst(Tree tree, BitSet told) {
    int[] firstChild = new int[tree.size()];
    int[] nextSibling = new int[tree.size()];
    Arrays.fill(firstChild, -1);
    int firstRoot = -1;
    for (int i = tree.size() - 1; i >= 0; i--) {
      if (told.get(i)) {
        int parent = tree.parent(i);
        nextSibling[i] = parent < 0 ? firstRoot : firstChild[parent];
        if (parent < 0) {
          firstRoot = i;
        } else {
          firstChild[parent] = i;
        }
      }
    }
    int[] order = new int[told.cardinality()];
    int turn = firstRoot;
    for (int i = 0; i < order.length; i++) {
      order[i] = turn;
      int next = firstChild[turn];
      while (next < 0 && turn >= 0) {
        next = nextSibling[turn];
        turn = tree.parent(turn);
      }
      turn = next;
    }
    return order;
  }
}
