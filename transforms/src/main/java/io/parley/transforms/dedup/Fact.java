package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Reason;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import io.parley.transforms.FactBlocks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What deduplication knows of a conversation or a reply: enough to find its copies and to choose
 * among them.
 *
 * @param cluster shared by those to compare; the first half of the key until something is found
 * @param keys equal for those of which few stay: at this level first, then at the later ones
 * @param replies how many candidate replies it has; 1 for a reply
 * @param score votes; 0 where unknown
 * @param length characters of text
 * @param createdAt epoch seconds; {@link Long#MAX_VALUE} where unknown
 * @param bytes encoded size of the conversation; 0 for a reply
 * @param slot of the conversation
 * @param conversation its id
 * @param turn index of the reply; -1 for the whole conversation
 * @param post id of the first post of the reply, which names its row; empty for a conversation
 */
record Fact(
    long cluster,
    List<Fingerprint> keys,
    int replies,
    long score,
    long length,
    long createdAt,
    long bytes,
    Slot slot,
    String conversation,
    int turn,
    String post) {
  /**
   * The one that stays first: what is known from before, then most to train on, best score,
   * longest, earliest, smallest id. A copy all of whose replies were rejected would take good ones
   * with it.
   */
  static final Comparator<Fact> BEST =
      Comparator.comparing(Fact::known)
          .thenComparingInt(Fact::replies)
          .reversed()
          .thenComparing(Comparator.comparingLong(Fact::score).reversed())
          .thenComparing(Comparator.comparingLong(Fact::length).reversed())
          .thenComparingLong(Fact::createdAt)
          .thenComparing(Fact::conversation)
          .thenComparingInt(Fact::turn);

  /** Copies side by side, the best of them first. */
  static final Comparator<Fact> ORDER = Comparator.comparing(Fact::key).thenComparing(BEST);

  Fingerprint key() {
    return keys.get(0);
  }

  /** Whether there is a later level. */
  boolean hasNext() {
    return keys.size() > 1;
  }

  /** The same at the next level. */
  Fact next() {
    List<Fingerprint> later = keys.subList(1, keys.size());
    return with(later.get(0).high(), later);
  }

  Fact in(long newCluster) {
    return with(newCluster, keys);
  }

  private Fact with(long newCluster, List<Fingerprint> newKeys) {
    return new Fact(
        newCluster,
        newKeys,
        replies,
        score,
        length,
        createdAt,
        bytes,
        slot,
        conversation,
        turn,
        post);
  }

  /** Whether it is of an earlier dataset: it has no place in this one, and never goes. */
  boolean known() {
    return slot.split() == Split.NONE;
  }

  boolean isReply() {
    return turn >= 0;
  }

  /** How a winner is named: the conversation, or the row of the reply. */
  private String name() {
    return isReply() ? conversation + "/" + post : conversation;
  }

  /** To one whose text is equal or nearly so. */
  Verdict losesTo(Fact winner, double similarity) {
    boolean equal = winner.key().equals(key());
    Reason reason;
    if (winner.known()) {
      reason = isReply() ? Reason.KNOWN_PAIR : Reason.KNOWN_CONVERSATION;
    } else if (isReply()) {
      reason = equal ? Reason.DUPLICATE_PAIR : Reason.NEAR_DUPLICATE_PAIR;
    } else {
      reason = equal ? Reason.DUPLICATE_CONVERSATION : Reason.NEAR_DUPLICATE_CONVERSATION;
    }
    return new Verdict(
        slot, conversation, turn, reason, winner.name(), bytes, equal ? 1 : similarity);
  }

  /** Goes for a cap, and is a copy of nothing. */
  Verdict goes(Reason reason) {
    return new Verdict(slot, conversation, turn, reason, "", bytes, 0);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(cluster);
    out.writeByte(keys.size());
    for (Fingerprint key : keys) {
      out.writeLong(key.high());
      out.writeLong(key.low());
    }
    out.writeInt(replies);
    out.writeLong(score);
    out.writeLong(length);
    out.writeLong(createdAt);
    out.writeLong(bytes);
    out.writeByte(slot.split().ordinal());
    out.writeLong(slot.order());
    FactBlocks.writeId(conversation, out);
    out.writeInt(turn);
    FactBlocks.writeId(post, out);
  }

  static Fact read(DataInput in) throws IOException {
    return new Fact(
        in.readLong(),
        readKeys(in),
        in.readInt(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        new Slot(Split.values()[in.readByte()], in.readLong()),
        FactBlocks.readId(in),
        in.readInt(),
        FactBlocks.readId(in));
  }

  private static List<Fingerprint> readKeys(DataInput in) throws IOException {
    int count = in.readByte();
    List<Fingerprint> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(new Fingerprint(in.readLong(), in.readLong()));
    }
    return List.copyOf(keys); // takes less memory, and a worker may hold millions
  }
}
