package io.parley.transforms.dedup;

import io.parley.transforms.FactBlocks;
import io.parley.schemas.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Decides who stays, for a partition of clusters. */
final class SurvivorsFn extends DoFn<KV<Integer, Iterable<byte[]>>, Verdict> {
  private static final long serialVersionUID = 1L;

  private static final Comparator<Clustered> ORDER =
      Comparator.comparingLong(Clustered::cluster).thenComparing(Clustered::fact, Fact.BEST);

  private final double threshold;
  private final Bands bands;

  SurvivorsFn(double threshold) {
    this.threshold = threshold;
    this.bands = Bands.forThreshold(threshold);
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> partition, OutputReceiver<Verdict> out) {
    List<Clustered> members = new ArrayList<>();
    for (byte[] block : partition.getValue()) {
      FactBlocks.read(block, in -> members.add(Clustered.read(in)));
    }
    members.sort(ORDER);
    Survivors survivors = null;
    for (int i = 0; i < members.size(); i++) {
      if (i == 0 || members.get(i).cluster() != members.get(i - 1).cluster()) {
        survivors = new Survivors(bands, threshold, out::output);
      }
      survivors.add(members.get(i));
    }
  }
}
