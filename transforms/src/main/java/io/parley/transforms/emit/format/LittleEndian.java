package io.parley.transforms.emit.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes numbers the least byte first. */
final class LittleEndian implements Closeable {
  private final OutputStream out;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13).order(ByteOrder.LITTLE_ENDIAN);

  LittleEndian(OutputStream out) {
    this.out = out;
  }

  void write(byte[] bytes) throws IOException {
    flush();
    out.write(bytes);
  }

  void writeByte(int value) throws IOException {
    room(Byte.BYTES).put((byte) value);
  }

  void writeShort(int value) throws IOException {
    room(Short.BYTES).putShort((short) value);
  }

  void writeInt(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void writeLong(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
