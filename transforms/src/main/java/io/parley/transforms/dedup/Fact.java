package io.parley.transforms.dedup;

import io.parley.transforms.FactBlocks;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Reason;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * What deduplication knows of a conversation or a reply: enough to find its copies and to choose
 * among them.
 *
 * @param key equal for copies
 * @param score votes; 0 where unknown
 * @param length characters of text
 * @param createdAt epoch seconds; {@link Long#MAX_VALUE} where unknown
 * @param bytes encoded size of the conversation; 0 for a reply
 * @param slot of the conversation
 * @param conversation its id
 * @param turn index of the reply; -1 for the whole conversation
 * @param name how a winner is named: the conversation, or the row of the reply
 */
record Fact(
    Fingerprint key,
    long score,
    long length,
    long createdAt,
    long bytes,
    Slot slot,
    String conversation,
    int turn,
    String name) {
  /** The one that stays first: best score, longest, earliest, smallest id. */
  static final Comparator<Fact> BEST =
      Comparator.comparingLong(Fact::score)
          .reversed()
          .thenComparing(Comparator.comparingLong(Fact::length).reversed())
          .thenComparingLong(Fact::createdAt)
          .thenComparing(Fact::conversation)
          .thenComparingInt(Fact::turn);

  /** Copies side by side, the best of them first. */
  static final Comparator<Fact> ORDER = Comparator.comparing(Fact::key).thenComparing(BEST);

  /** Of equal text. */
  Verdict losesTo(Fact winner) {
    Reason reason = turn < 0 ? Reason.DUPLICATE_CONVERSATION : Reason.DUPLICATE_PAIR;
    return new Verdict(slot, conversation, turn, reason, winner.name(), bytes, 1);
  }

  /** Of a conversation whose text is equal or nearly so. */
  Verdict losesTo(Fact winner, double similarity) {
    return winner.key.equals(key)
        ? losesTo(winner)
        : new Verdict(
            slot,
            conversation,
            turn,
            Reason.NEAR_DUPLICATE_CONVERSATION,
            winner.name(),
            bytes,
            similarity);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(key.high());
    out.writeLong(key.low());
    out.writeLong(score);
    out.writeLong(length);
    out.writeLong(createdAt);
    out.writeLong(bytes);
    out.writeByte(slot.split().ordinal());
    out.writeLong(slot.order());
    FactBlocks.writeId(conversation, out);
    out.writeInt(turn);
    FactBlocks.writeId(name, out);
  }

  static Fact read(DataInput in) throws IOException {
    return new Fact(
        new Fingerprint(in.readLong(), in.readLong()),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        new Slot(Split.values()[in.readByte()], in.readLong()),
        FactBlocks.readId(in),
        in.readInt(),
        FactBlocks.readId(in));
  }
}
