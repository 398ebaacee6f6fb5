package io.parley.schemas;

import java.util.Objects;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * What deduplication says of a conversation or of one reply in it.
 *
 * @param slot the place of the conversation it is about
 * @param conversation the id of the conversation it is about
 * @param turn the index of the reply; -1 for the whole conversation
 * @param reason why it goes
 * @param winner the id of the conversation or reply that stays; empty where it is no copy of one
 * @param bytes the encoded size of the conversation when the whole of it goes; else 0
 * @param similarity to the winner: 1 for equal text, else the estimate or the verified value; 0
 *     where there is no winner
 */
@DefaultCoder(VerdictCoder.class)
public record Verdict(
    Slot slot,
    String conversation,
    int turn,
    Reason reason,
    String winner,
    long bytes,
    double similarity) {
  public Verdict {
    Objects.requireNonNull(slot, "slot");
    Objects.requireNonNull(conversation, "conversation");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(winner, "winner");
  }
}
