package io.parley.transforms.takedown;

import io.parley.schemas.Conversation;
import io.parley.schemas.Flag;
import io.parley.schemas.Post;
import io.parley.schemas.Turn;
import io.parley.transforms.takedown.TakedownList.Match;
import java.util.ArrayList;
import java.util.List;

/** How posts and conversations are marked. */
final class Markers {
  private Markers() {}

  static Post post(Post post, TakedownList list, List<Match> found) {
    List<Match> matches = list.matching(post);
    found.addAll(matches);
    return matches.isEmpty() ? post : post.withFlag(Flag.TAKEN_DOWN);
  }

  static Conversation turns(Conversation conversation, TakedownList list, List<Match> found) {
    List<Turn> turns = new ArrayList<>(conversation.turns());
    boolean marked = false;
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      if (!turn.flags().contains(Flag.TAKEN_DOWN)) {
        List<Match> matches = list.matchingText(turn.text());
        if (!matches.isEmpty()) {
          found.addAll(matches);
          turns.set(i, turn.withFlag(Flag.TAKEN_DOWN));
          marked = true;
        }
      }
    }
    return marked ? conversation.withTurns(turns) : conversation;
  }
}
