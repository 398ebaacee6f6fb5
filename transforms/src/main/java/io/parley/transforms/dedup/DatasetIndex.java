package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.transforms.IndexRow;
import io.parley.transforms.Indexer;
import io.parley.transforms.ReplyKey;
import io.parley.transforms.ReplyKeys;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Makes the rows by which later runs know what a dataset has. Whole conversations are always
 * sketched, so that a later run may look for equal or similar ones; replies only where this run
 * compares them, for there are many.
 */
public final class DatasetIndex implements Indexer {
  /**
   * The version of all that rows are made of: the hashes of texts and what is hashed, the pieces,
   * the signatures and their encoding. An index of another version is of no use.
   */
  public static final int VERSION = 1;

  private final boolean sketchReplies;
  private final ReplyKeys replies;
  private final Shingles shingles = new Shingles();

  /**
   * @param replies lists the candidate replies, as for {@link DeduplicateConversations}
   */
  public DatasetIndex(DedupConfig config, ReplyKeys replies) {
    this.sketchReplies = config.pairs() == DedupConfig.Level.NEAR;
    this.replies = replies;
  }

  @Override
  public List<IndexRow> rows(Conversation conversation, BitSet kept) {
    List<IndexRow> rows = new ArrayList<>();
    Fingerprint whole = Facts.keyOf(conversation);
    rows.add(new IndexRow(conversation.id(), null, whole, null, sketch(shingles.of(conversation))));
    for (ReplyKey reply : replies.of(conversation)) {
      if (kept.get(reply.turn())) {
        rows.add(row(conversation, reply));
      }
    }
    return rows;
  }

  private IndexRow row(Conversation conversation, ReplyKey reply) {
    String post = conversation.turns().get(reply.turn()).posts().get(0).id();
    int[] pieces = sketchReplies ? shingles.of(conversation, reply) : new int[0];
    return pieces.length < Sketch.CLEAR
        ? new IndexRow(conversation.id(), post, reply.pair(), null, null)
        : new IndexRow(conversation.id(), post, reply.pair(), reply.exchange(), sketch(pieces));
  }

  private ByteBuffer sketch(int[] pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      shingles.sketch(pieces).write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }
}
