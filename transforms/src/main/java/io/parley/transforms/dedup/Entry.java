package io.parley.transforms.dedup;

import io.parley.transforms.FactBlocks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What blocks that are gathered by node hold: links and clusters, and facts with sketches. */
final class Entry {
  /** A fact; other first bytes are kinds of {@link Links}. */
  private static final int FACT = 3;

  private Entry() {}

  /** Takes facts. */
  interface Sketches {
    void add(Fact fact, Sketch sketch);
  }

  /** Writes links into blocks. */
  static Links linksTo(FactBlocks blocks) {
    return (node, other, kind) -> blocks.add(node, out -> writeLink(node, other, kind, out));
  }

  static void writeLink(long node, long other, int kind, DataOutput out) throws IOException {
    out.writeByte(kind);
    out.writeLong(node);
    out.writeLong(other);
  }

  static void writeFact(Fact fact, Sketch sketch, DataOutput out) throws IOException {
    out.writeByte(FACT);
    fact.write(out);
    sketch.write(out);
  }

  static void read(DataInput in, Links links, Sketches facts) throws IOException {
    int kind = in.readByte();
    if (kind == FACT) {
      facts.add(Fact.read(in), Sketch.read(in));
    } else {
      links.add(in.readLong(), in.readLong(), kind);
    }
  }

  /** Where there are no facts. */
  static void readLink(DataInput in, Links links) throws IOException {
    int kind = in.readByte();
    links.add(in.readLong(), in.readLong(), kind);
  }
}
