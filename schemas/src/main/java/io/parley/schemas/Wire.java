package io.parley.schemas;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.VarInt;

/**
 * The bytes that the coders are made of: variable-length integers, strings as length and UTF-8,
 * absent values as a zero byte.
 */
final class Wire {
  private Wire() {}

  interface Writer<T> {
    void write(T value, OutputStream out) throws IOException;
  }

  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  static void writeInt(int value, OutputStream out) throws IOException {
    VarInt.encode(value, out);
  }

  static int readInt(InputStream in) throws IOException {
    return VarInt.decodeInt(in);
  }

  /** Small negative numbers take as few bytes as small positive ones. */
  static void writeLong(long value, OutputStream out) throws IOException {
    VarInt.encode(value << 1 ^ value >> 63, out);
  }

  static long readLong(InputStream in) throws IOException {
    long zigzag = VarInt.decodeLong(in);
    return zigzag >>> 1 ^ -(zigzag & 1);
  }

  /** Eight bytes, for hashes and doubles. */
  static void writeFixed(long value, OutputStream out) throws IOException {
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  static long readFixed(InputStream in) throws IOException {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | readByte(in);
    }
    return value;
  }

  static int readByte(InputStream in) throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException("the encoding ends early");
    }
    return value;
  }

  static void writeString(String value, OutputStream out) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length, out);
    out.write(bytes);
  }

  static String readString(InputStream in) throws IOException {
    int length = readInt(in);
    if (length < 0) {
      throw new CoderException("a string of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the encoding ends early");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static <T> void writeNullable(T value, Writer<T> writer, OutputStream out) throws IOException {
    out.write(value == null ? 0 : 1);
    if (value != null) {
      writer.write(value, out);
    }
  }

  static <T> T readNullable(Reader<T> reader, InputStream in) throws IOException {
    return readByte(in) == 0 ? null : reader.read(in);
  }

  static <T> void writeList(List<T> values, Writer<T> writer, OutputStream out) throws IOException {
    writeInt(values.size(), out);
    for (T value : values) {
      writer.write(value, out);
    }
  }

  static <T> List<T> readList(Reader<T> reader, InputStream in) throws IOException {
    int size = readInt(in);
    List<T> values = new ArrayList<>(Math.min(size, 1024));
    for (int i = 0; i < size; i++) {
      values.add(reader.read(in));
    }
    return values;
  }

  static void writeEnum(Enum<?> value, OutputStream out) throws IOException {
    out.write(value.ordinal());
  }

  static <E extends Enum<E>> E readEnum(E[] values, InputStream in) throws IOException {
    int ordinal = readByte(in);
    if (ordinal >= values.length) {
      throw new CoderException("no constant " + ordinal);
    }
    return values[ordinal];
  }

  static void writeOrigin(Origin origin, OutputStream out) throws IOException {
    writeString(origin.path(), out);
    writeLong(origin.offset(), out);
    writeNullable(origin.licence(), Wire::writeString, out);
  }

  static Origin readOrigin(InputStream in) throws IOException {
    return new Origin(readString(in), readLong(in), readNullable(Wire::readString, in));
  }

  static void writeCause(Cause cause, OutputStream out) throws IOException {
    writeEnum(cause.reason(), out);
    writeString(cause.detail(), out);
  }

  static Cause readCause(InputStream in) throws IOException {
    return new Cause(readEnum(Reason.values(), in), readString(in));
  }

  static void writeSlot(Slot slot, OutputStream out) throws IOException {
    writeEnum(slot.split(), out);
    writeFixed(slot.order(), out);
  }

  static Slot readSlot(InputStream in) throws IOException {
    return new Slot(readEnum(Split.values(), in), readFixed(in));
  }
}
