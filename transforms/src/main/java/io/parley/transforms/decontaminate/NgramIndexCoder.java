package io.parley.transforms.decontaminate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;

/** The bytes of an {@link NgramIndex}. */
final class NgramIndexCoder extends AtomicCoder<NgramIndex> {
  private static final long serialVersionUID = 1L;

  static final NgramIndexCoder INSTANCE = new NgramIndexCoder();

  /** Numbers that pass through one buffer. */
  private static final int CHUNK = 1 << 13;

  private NgramIndexCoder() {}

  @Override
  public void encode(NgramIndex index, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(index.grams().words());
    out.writeInt(index.grams().characters());
    out.writeInt(index.benchmarks().size());
    for (String benchmark : index.benchmarks()) {
      out.writeUTF(benchmark);
    }
    write(index.hashes(), out);
    write(index.starts(), out);
    NgramIndex.IndexedTexts texts = index.texts();
    write(texts.firstWords(), out);
    write(texts.telling().toLongArray(), out);
    write(texts.needed(), out);
    write(texts.benchmarks(), out);
    write(texts.firstItems(), out);
    write(texts.items(), out);
    out.writeBoolean(texts.anyShort());
    out.flush();
  }

  @Override
  public NgramIndex decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    Grams grams = new Grams(in.readInt(), in.readInt());
    List<String> benchmarks = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      benchmarks.add(in.readUTF());
    }
    return new NgramIndex(
        grams,
        List.copyOf(benchmarks),
        readLongs(in),
        readInts(in),
        new NgramIndex.IndexedTexts(
            readInts(in),
            BitSet.valueOf(readLongs(in)),
            readInts(in),
            readInts(in),
            readInts(in),
            readInts(in),
            in.readBoolean()));
  }

  private static void write(long[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Long.BYTES);
    for (int from = 0; from < numbers.length; from += CHUNK) {
      int count = Math.min(CHUNK, numbers.length - from);
      chunk.asLongBuffer().put(numbers, from, count);
      out.write(chunk.array(), 0, count * Long.BYTES);
    }
  }

  private static void write(int[] numbers, DataOutputStream out) throws IOException {
    out.writeInt(numbers.length);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Integer.BYTES);
    for (int from = 0; from < numbers.length; from += CHUNK) {
      int count = Math.min(CHUNK, numbers.length - from);
      chunk.asIntBuffer().put(numbers, from, count);
      out.write(chunk.array(), 0, count * Integer.BYTES);
    }
  }

  private static long[] readLongs(DataInputStream in) throws IOException {
    long[] numbers = new long[in.readInt()];
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Long.BYTES);
    for (int from = 0; from < numbers.length; from += CHUNK) {
      int count = Math.min(CHUNK, numbers.length - from);
      in.readFully(chunk.array(), 0, count * Long.BYTES);
      chunk.asLongBuffer().get(numbers, from, count);
    }
    return numbers;
  }

  private static int[] readInts(DataInputStream in) throws IOException {
    int[] numbers = new int[in.readInt()];
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Integer.BYTES);
    for (int from = 0; from < numbers.length; from += CHUNK) {
      int count = Math.min(CHUNK, numbers.length - from);
      in.readFully(chunk.array(), 0, count * Integer.BYTES);
      chunk.asIntBuffer().get(numbers, from, count);
    }
    return numbers;
  }
}
