package io.parley.transforms.dedup;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A conversation that may have near-duplicates.
 *
 * @param cluster equal for those to compare; nodes of a cluster share it
 * @param fact of the conversation
 * @param sketch of its text; null where a better copy of the same text carries it
 */
record Clustered(long cluster, Fact fact, Sketch sketch) {
  void write(DataOutput out) throws IOException {
    out.writeLong(cluster);
    fact.write(out);
    out.writeBoolean(sketch != null);
    if (sketch != null) {
      sketch.write(out);
    }
  }

  static Clustered read(DataInput in) throws IOException {
    return new Clustered(in.readLong(), Fact.read(in), in.readBoolean() ? Sketch.read(in) : null);
  }
}
