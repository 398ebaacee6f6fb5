package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import io.parley.transforms.FactBlocks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/** What blocks hold: links and clusters, facts, sketches of texts, and removed conversations. */
final class Entry {
  /** First bytes; others are kinds of {@link Links}. */
  static final int FACT = 3;

  static final int SKETCH = 4;
  static final int REMOVED = 5;

  private Entry() {}

  /** Writes links into blocks. */
  static Links linksTo(FactBlocks blocks) {
    return (node, other, kind) -> blocks.add(node, out -> writeLink(node, other, kind, out));
  }

  private static void writeLink(long node, long other, int kind, DataOutput out)
      throws IOException {
    out.writeByte(kind);
    out.writeLong(node);
    out.writeLong(other);
  }

  /** Where there is nothing else. */
  static void readLink(DataInput in, Links links) throws IOException {
    int kind = in.readByte();
    links.add(in.readLong(), in.readLong(), kind);
  }

  /**
   * @param hash by which it is gathered
   */
  static void addFact(Fact fact, long hash, FactBlocks blocks) {
    blocks.add(
        hash,
        out -> {
          out.writeByte(FACT);
          fact.write(out);
        });
  }

  /** Where there are only facts. */
  static void readFacts(byte[] block, Consumer<Fact> facts) {
    FactBlocks.read(
        block,
        in -> {
          in.readByte();
          facts.accept(Fact.read(in));
        });
  }

  /**
   * @param key of the text
   * @param hash by which it is gathered
   */
  static void addSketch(Fingerprint key, Sketch sketch, long hash, FactBlocks blocks) {
    blocks.add(
        hash,
        out -> {
          out.writeByte(SKETCH);
          out.writeLong(key.high());
          out.writeLong(key.low());
          sketch.write(out);
        });
  }

  /** Gathered by the conversation. */
  static void addRemoved(String conversation, FactBlocks blocks) {
    blocks.add(
        Fingerprint.of(conversation).high(),
        out -> {
          out.writeByte(REMOVED);
          FactBlocks.writeId(conversation, out);
        });
  }
}
