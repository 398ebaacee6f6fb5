package io.parley.transforms.segment;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.transforms.Texts;
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

  /**
   * For each turn that is a candidate reply, a hash of its words and of all words above it, turn by
   * turn, whatever their case and white space; null for other turns. Equal prompt and equal reply
   * give equal keys. Linear in the length of the text.
   */
  public static Fingerprint[] pairKeys(Conversation conversation) {
    Tree tree = new Tree(conversation);
    Fingerprint[] keys = new Fingerprint[tree.size()];
    BitSet usable = tree.usable();
    for (int i = usable.nextSetBit(0); i >= 0; i = usable.nextSetBit(i + 1)) {
      Fingerprint above = tree.parent(i) < 0 ? NOTHING : keys[tree.parent(i)];
      keys[i] = above.then(Texts.normalize(tree.turn(i).text()));
    }
    for (int i = 0; i < keys.length; i++) {
      if (!tree.replies().get(i)) {
        keys[i] = null;
      }
    }
    return keys;
  }
}
