package io.parley.transforms.segment;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.PostRef;
import io.parley.schemas.Role;
import io.parley.schemas.Signal;
import io.parley.transforms.Cuts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The turns of one row in order, and who says each; neighbours with one role are one message. */
final class Script {
  private static final String BETWEEN_PARTS = "\n\n";

  private final Tree tree;
  private final List<Integer> turns = new ArrayList<>();
  private final List<Role> roles = new ArrayList<>();
  private final BitSet read = new BitSet();

  Script(Tree tree) {
    this.tree = tree;
  }

  void add(int turn, Role role) {
    turns.add(turn);
    roles.add(role);
    read.set(turn);
  }

  /** Adds a reply of the assistant's to a prompt, and gives it as the messages beside that. */
  List<Message> answer(int turn) {
    add(turn, Role.ASSISTANT);
    return List.of(new Message(Role.ASSISTANT, tree.text(turn)));
  }

  BitSet read() {
    return read;
  }

  /**
   * The messages.
   *
   * @param labels whether parts on the user side say who speaks, where several people do
   */
  List<Message> messages(boolean labels) {
    boolean label = labels && severalUsers();
    List<Message> messages = new ArrayList<>();
    for (int from = 0; from < turns.size(); ) {
      Role role = roles.get(from);
      StringBuilder content = new StringBuilder();
      int to = from;
      while (to < turns.size() && roles.get(to) == role) {
        int turn = turns.get(to);
        content.append(to == from ? "" : BETWEEN_PARTS);
        content.append(label && role == Role.USER ? labelled(tree, turn) : tree.text(turn));
        to++;
      }
      messages.add(new Message(role, content.toString()));
      from = to;
    }
    return messages;
  }

  /** For each message, whether its turns are among the trained; a message is so as a whole. */
  List<Boolean> targets(BitSet trained) {
    List<Boolean> targets = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      if (i == 0 || roles.get(i) != roles.get(i - 1)) {
        targets.add(trained.get(turns.get(i)));
      }
    }
    return targets;
  }

  /**
   * The row of these turns.
   *
   * @param trained those among them that the loss counts
   */
  Cuts.Cut row(String id, Example.Body body, BitSet trained) {
    return new Cuts.Cut(example(id, body), read, trained);
  }

  private Example example(String id, Example.Body body) {
    List<String> posts = new ArrayList<>();
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    for (int turn : turns) {
      signals.addAll(tree.turn(turn).findings().signals());
      for (PostRef post : tree.turn(turn).posts()) {
        posts.add(post.id());
      }
    }
    Conversation conversation = tree.conversation();
    return new Example(
        id,
        conversation.id(),
        posts,
        conversation.language(),
        conversation.source(),
        conversation.licence(),
        signals,
        body);
  }

  static String labelled(Tree tree, int turn) {
    return "Speaker " + tree.speaker(turn) + ": " + tree.text(turn);
  }

  private boolean severalUsers() {
    int first = 0;
    for (int i = 0; i < turns.size(); i++) {
      if (roles.get(i) == Role.USER) {
        int speaker = tree.speaker(turns.get(i));
        if (first != 0 && first != speaker) {
          return true;
        }
        first = speaker;
      }
    }
    return false;
  }
}
