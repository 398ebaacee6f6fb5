package io.parley.transforms.emit;

import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many bytes of conversations lie under each 16-bit prefix of the order, for each split: all of
 * them, which a shard's worker holds, and those that are no duplicates, which become rows. Sparse,
 * for most runs are small.
 */
final class Histogram {
  private static final int PREFIX_BITS = 16;

  /** Split and prefix to the two sums. */
  private final TreeMap<Integer, long[]> cells = new TreeMap<>();

  /** The prefix of a place in the order. */
  static int prefixOf(long order) {
    return (int) (order >>> Long.SIZE - PREFIX_BITS);
  }

  /**
   * @param all bytes that travel
   * @param kept bytes that become rows; negative to take back what turned out a duplicate
   */
  private void add(Slot slot, long all, long kept) {
    add(slot.split().ordinal() << PREFIX_BITS | prefixOf(slot.order()), all, kept);
  }

  void add(Routed item) {
    long bytes = item.payload().length;
    if (item.kind() != Routed.Kind.VERDICT) {
      add(item.slot(), bytes, bytes);
    } else {
      add(item.slot(), bytes, -item.verdict().bytes());
    }
  }

  void merge(Histogram other) {
    other.cells.forEach((cell, sums) -> add(cell, sums[0], sums[1]));
  }

  private void add(int cell, long all, long kept) {
    long[] sums = cells.computeIfAbsent(cell, c -> new long[2]);
    sums[0] += all;
    sums[1] += kept;
  }

  /** Prefixes of a split in order, each with its two sums. */
  Map<Integer, long[]> of(Split split) {
    int first = split.ordinal() << PREFIX_BITS;
    TreeMap<Integer, long[]> found = new TreeMap<>();
    cells
        .subMap(first, first + (1 << PREFIX_BITS))
        .forEach((cell, sums) -> found.put(cell - first, sums));
    return found;
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 + cells.size() * 20);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(cells.size());
      for (Map.Entry<Integer, long[]> cell : cells.entrySet()) {
        out.writeInt(cell.getKey());
        out.writeLong(cell.getValue()[0]);
        out.writeLong(cell.getValue()[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
    return bytes.toByteArray();
  }

  static Histogram fromBytes(byte[] bytes) {
    Histogram histogram = new Histogram();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int cells = in.readInt(); cells > 0; cells--) {
        histogram.add(in.readInt(), in.readLong(), in.readLong());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a histogram is damaged", e);
    }
    return histogram;
  }
}
