package io.parley.transforms.emit;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Rejection;
import io.parley.schemas.RejectionCoder;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import io.parley.schemas.VerdictCoder;
import java.util.Arrays;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;

/**
 * Something on its way to its shard, still encoded: a shard is sorted as bytes and decoded one
 * conversation at a time.
 *
 * @param kind what the payload is
 * @param slot the place in the dataset
 * @param id of the conversation, or of what was rejected
 */
record Routed(Kind kind, Slot slot, String id, byte[] payload) implements Comparable<Routed> {
  /** The order is part of the encoding. */
  enum Kind {
    CONVERSATION,
    VERDICT,
    REJECTION
  }

  static Routed of(Conversation conversation, Slot slot) {
    byte[] payload = encode(ConversationCoder.of(), conversation);
    return new Routed(Kind.CONVERSATION, slot, conversation.id(), payload);
  }

  static Routed of(Verdict verdict) {
    byte[] payload = encode(VerdictCoder.of(), verdict);
    return new Routed(Kind.VERDICT, verdict.slot(), verdict.conversation(), payload);
  }

  /** A rejection without a conversation is in no split; its place is by its id. */
  static Routed of(Rejection rejection) {
    Slot slot = new Slot(Split.NONE, Fingerprint.hash64(0, rejection.id()));
    return new Routed(Kind.REJECTION, slot, rejection.id(), encode(RejectionCoder.of(), rejection));
  }

  Conversation conversation() {
    return decode(ConversationCoder.of(), payload);
  }

  Verdict verdict() {
    return decode(VerdictCoder.of(), payload);
  }

  Rejection rejection() {
    return decode(RejectionCoder.of(), payload);
  }

  @Override
  public int compareTo(Routed other) {
    int byKind = kind.compareTo(other.kind);
    if (byKind != 0) {
      return byKind;
    }
    int byOrder = Long.compareUnsigned(slot.order(), other.slot.order());
    if (byOrder != 0) {
      return byOrder;
    }
    int byId = id.compareTo(other.id);
    return byId != 0 ? byId : Arrays.compareUnsigned(payload, other.payload);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Routed routed && compareTo(routed) == 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(payload);
  }

  private static <T> byte[] encode(Coder<T> coder, T value) {
    try {
      return CoderUtils.encodeToByteArray(coder, value);
    } catch (CoderException e) {
      throw new IllegalStateException("no bytes for a " + value.getClass().getSimpleName(), e);
    }
  }

  private static <T> T decode(Coder<T> coder, byte[] bytes) {
    try {
      return CoderUtils.decodeFromByteArray(coder, bytes);
    } catch (CoderException e) {
      throw new IllegalStateException("damaged bytes in a shuffle", e);
    }
  }
}
