package io.parley.transforms.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.FileSystems;

/**
 * The bytes of a file as they are stored. A failure to read them is thrown unchecked, which tells
 * it from damage that a decoder finds: the one fails the run, the other is a rejection.
 */
final class Source extends FilterInputStream {
  Source(InputStream in) {
    super(in);
  }

  /**
   * Opens a file.
   *
   * @param position of the first byte to read
   */
  static Source open(String path, long position) throws IOException {
    ReadableByteChannel channel = FileSystems.open(FileSystems.matchNewResource(path, false));
    if (position > 0) {
      try {
        ((SeekableByteChannel) channel).position(position);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    }
    return new Source(Channels.newInputStream(channel));
  }

  @Override
  public int read() {
    try {
      return super.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
