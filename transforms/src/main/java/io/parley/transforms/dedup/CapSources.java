package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Reason;
import io.parley.schemas.Verdict;
import io.parley.schemas.VerdictCoder;
import io.parley.transforms.BlocksFn;
import io.parley.transforms.FactBlocks;
import io.parley.transforms.Partitions;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Says which conversations are too many of their source. Those with the smallest hashes of their
 * ids stay: a fair sample, and of two caps the smaller keeps part of what the larger does. Eight
 * bytes a conversation go to the one worker that finds where a source is cut; it holds as many as
 * stay, twice.
 */
final class CapSources extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<Verdict>> {
  private static final long serialVersionUID = 1L;

  /** Another order than that of the dataset, of which a sample must not be one end. */
  private static final long SEED = 0x2545F4914F6CDD1DL;

  private final Caps caps;
  private final Partitions partitions;

  /** For blocks of facts, of conversations that former levels left and whose source has a cap. */
  CapSources(Caps caps, Partitions partitions) {
    this.caps = caps;
    this.partitions = partitions;
  }

  /** The key of the facts. */
  static Fingerprint keyOf(String source) {
    return Fingerprint.of(source);
  }

  @Override
  public PCollection<Verdict> expand(PCollection<KV<Integer, byte[]>> facts) {
    PCollectionView<Iterable<KV<Long, Long>>> cuts =
        facts
            .apply("Hash ids", ParDo.of(new HashIdsFn(partitions)))
            .setCoder(FactBlocks.CODER)
            .apply("Gather by source", GroupByKey.create())
            .apply("Cut sources", ParDo.of(new CutFn(caps)))
            .setCoder(KvCoder.of(VarLongCoder.of(), VarLongCoder.of()))
            .apply("Hand out cuts", View.asIterable());
    return facts
        .apply("Leave out the rest", ParDo.of(new LeaveOutFn(cuts)).withSideInputs(cuts))
        .setCoder(VerdictCoder.of());
  }

  private static long hash(Fact fact) {
    return Fingerprint.hash64(SEED, fact.conversation());
  }

  private static final class HashIdsFn extends BlocksFn<KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;

    HashIdsFn(Partitions partitions) {
      super(partitions);
    }

    @Override
    protected void add(KV<Integer, byte[]> facts, FactBlocks blocks) {
      Entry.readFacts(
          facts.getValue(),
          fact ->
              blocks.add(
                  fact.cluster(),
                  out -> {
                    out.writeLong(fact.cluster());
                    out.writeLong(hash(fact));
                  }));
    }
  }

  /** Gives the last hash that stays of each source. */
  private static final class CutFn extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Long, Long>> {
    private static final long serialVersionUID = 1L;

    private final Caps caps;

    CutFn(Caps caps) {
      this.caps = caps;
    }

    @ProcessElement
    public void cut(
        @Element KV<Integer, Iterable<byte[]>> hashes, OutputReceiver<KV<Long, Long>> out) {
      Map<Long, Smallest> sources = new HashMap<>();
      caps.perSource()
          .forEach((source, most) -> sources.put(keyOf(source).high(), new Smallest(most)));
      for (byte[] block : hashes.getValue()) {
        FactBlocks.read(block, in -> sources.get(in.readLong()).add(in.readLong()));
      }
      sources.forEach(
          (source, smallest) -> {
            if (smallest.last() != Long.MAX_VALUE) {
              out.output(KV.of(source, smallest.last()));
            }
          });
    }
  }

  private static final class LeaveOutFn extends DoFn<KV<Integer, byte[]>, Verdict> {
    private static final long serialVersionUID = 1L;

    private final PCollectionView<Iterable<KV<Long, Long>>> cuts;
    private transient Map<Long, Long> last;

    LeaveOutFn(PCollectionView<Iterable<KV<Long, Long>>> cuts) {
      this.cuts = cuts;
    }

    @StartBundle
    public void startBundle() {
      last = null;
    }

    @ProcessElement
    public void leaveOut(ProcessContext context) {
      if (last == null) {
        last = new HashMap<>();
        context.sideInput(cuts).forEach(cut -> last.put(cut.getKey(), cut.getValue()));
      }
      Entry.readFacts(
          context.element().getValue(),
          fact -> {
            if (hash(fact) > last.getOrDefault(fact.cluster(), Long.MAX_VALUE)) {
              context.output(fact.goes(Reason.CAPPED_SOURCE));
            }
          });
    }
  }
}
