package io.parley.transforms.emit;

import io.parley.transforms.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.MessageDigest;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.util.MimeTypes;

/** A file under a temporary name that knows its size and its hash when it is closed. */
final class ScratchFile extends OutputStream {
  private final String name;
  private final OutputStream out;
  private final MessageDigest digest = Sha256.begin();
  private long bytes;
  private boolean closed;

  private ScratchFile(String name, OutputStream out) {
    this.name = name;
    this.out = out;
  }

  static ScratchFile create(Workplace workplace) throws IOException {
    String name = Workplace.attemptName();
    return new ScratchFile(
        name,
        Channels.newOutputStream(
            FileSystems.create(workplace.scratchFile(name), MimeTypes.BINARY)));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int offset, int length) throws IOException {
    out.write(b, offset, length);
    digest.update(b, offset, length);
    bytes += length;
  }

  /** Once: some file systems end an upload whenever they are told to. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      out.close();
    }
  }

  /** What was written; asked once, after closing. */
  WrittenFile written(String view, String split, int shard, String extension, long rows) {
    return new WrittenFile(view, split, shard, name, extension, rows, bytes, Sha256.end(digest));
  }
}
