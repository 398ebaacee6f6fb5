package io.parley.transforms;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** How large a conversation is where it lies in memory and in a shuffle. */
public final class Sizes {
  private Sizes() {}

  /** Bytes of the conversation's encoding. */
  public static long of(Conversation conversation) {
    Counter counter = new Counter();
    try {
      ConversationCoder.of().encode(conversation, counter);
    } catch (IOException e) {
      throw new UncheckedIOException("a counter refused a write", e);
    }
    return counter.bytes;
  }

  private static final class Counter extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) {
      bytes += length;
    }
  }
}
