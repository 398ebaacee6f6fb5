package io.parley.transforms.segment;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.transforms.ReplyKey;
import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The candidate replies of a conversation: what a model may be trained to say. The turn itself is
 * trainable, everything above it readable, and somebody else speaks before it: a user, where the
 * source has roles (then only assistants reply), else another speaker.
 */
public final class Replies {
  private static final Fingerprint NOTHING = Fingerprint.of(List.of());

  private Replies() {}

  /** The indices of the turns that are candidate replies. Linear in the number of turns. */
  public static BitSet of(Conversation conversation) {
    return new Tree(conversation).replies();
  }

  /** The candidate replies with hashes of what is said. Linear in the length of the text. */
  public static List<ReplyKey> keys(Conversation conversation) {
    Tree tree = new Tree(conversation);
    Fingerprint[] said = new Fingerprint[tree.size()];
    Fingerprint[] paths = new Fingerprint[tree.size()];
    List<ReplyKey> keys = new ArrayList<>();
    BitSet usable = tree.usable();
    for (int i = usable.nextSetBit(0); i >= 0; i = usable.nextSetBit(i + 1)) {
      int parent = tree.parent(i);
      String words = Texts.normalize(tree.turn(i).text());
      Fingerprint above = parent < 0 ? NOTHING : paths[parent];
      said[i] = Fingerprint.of(words);
      paths[i] = above.then(words);
      if (tree.replies().get(i)) {
        Fingerprint exchange = said[parent].then(said[i]);
        keys.add(new ReplyKey(i, parent, paths[i], above, exchange, said[i]));
      }
    }
    return keys;
  }
}
