package io.parley.transforms.read;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * The content of Zstandard frames, one after the other. The library's own stream takes a frame that
 * is cut off for the end of the file where it begins in the same buffer as another one ends.
 */
final class ZstdStream extends InputStream {
  /** Pushshift's dumps are written with a window of 2^31 bytes; no larger one exists. */
  private static final int MAX_WINDOW_LOG = 31;

  /**
   * How much compressed data the decoder is given at a time. When it meets an error it gives
   * nothing of what it made out of the same piece, so pieces are small.
   */
  private static final int PIECE = 4096;

  private final InputStream in;
  private final ZstdDecompressCtx decoder = new ZstdDecompressCtx().setLongMax(MAX_WINDOW_LOG);
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);

  /** Whether the decoder stands between two frames. */
  private boolean complete = true;

  /** Whether the decoder may have content that there was no room for. */
  private boolean full;

  ZstdStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(bytes, offset, length);
    while (length > 0 && out.position() == offset) {
      if (!piece.hasRemaining() && !full) {
        int count = in.read(piece.array());
        if (count < 0 && complete) {
          return -1;
        }
        if (count < 0) {
          throw new IOException("a frame is cut off");
        }
        piece.position(0).limit(count);
      }
      try {
        complete = decoder.decompressByteBufferStream(out, piece);
      } catch (ZstdException e) {
        throw new IOException("a frame is damaged", e);
      }
      full = !complete && !out.hasRemaining();
    }
    return out.position() - offset;
  }

  @Override
  public void close() throws IOException {
    decoder.close();
    in.close();
  }
}
