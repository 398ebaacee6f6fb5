package io.parley.transforms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;

/**
 * Gathers small facts into one packed block a partition, because a shuffled element costs far more
 * than the bytes of a fact. Blocks of a partition may come in any number and order: who reads them
 * sorts the facts.
 */
public final class FactBlocks {
  /** Of blocks with their partition. */
  public static final KvCoder<Integer, byte[]> CODER = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  /** A block is passed on at this size, so that a long bundle does not fill the memory. */
  private static final int BLOCK_BYTES = 256 << 10;

  private final Map<Integer, ByteArrayOutputStream> open = new TreeMap<>();
  private final Partitions partitions;
  private final BiConsumer<Integer, byte[]> full;

  /**
   * @param full takes a block and its partition
   */
  public FactBlocks(Partitions partitions, BiConsumer<Integer, byte[]> full) {
    this.partitions = partitions;
    this.full = full;
  }

  /** Writes one fact. */
  @FunctionalInterface
  public interface Writer {
    void write(DataOutput out) throws IOException;
  }

  /** Reads one fact. */
  @FunctionalInterface
  public interface Reader {
    void read(DataInput in) throws IOException;
  }

  /** Adds a fact to the partition of its hash. */
  public void add(long hash, Writer fact) {
    int partition = partitions.of(hash);
    ByteArrayOutputStream block = open.computeIfAbsent(partition, p -> new ByteArrayOutputStream());
    try {
      fact.write(new DataOutputStream(block));
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
    if (block.size() >= BLOCK_BYTES) {
      open.remove(partition);
      full.accept(partition, block.toByteArray());
    }
  }

  /** Passes on what is left; the last thing asked of it. */
  public void flushTo(BiConsumer<Integer, byte[]> last) {
    open.forEach((partition, block) -> last.accept(partition, block.toByteArray()));
    open.clear();
  }

  /** Reads all facts of a block. */
  public static void read(byte[] block, Reader fact) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(block));
      while (in.available() > 0) {
        fact.read(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a block of facts is damaged", e);
    }
  }

  /** Ids may be longer than the 64 KiB that {@link DataOutput#writeUTF} allows. */
  public static void writeId(String id, DataOutput out) throws IOException {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads what {@link #writeId} wrote. */
  public static String readId(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
