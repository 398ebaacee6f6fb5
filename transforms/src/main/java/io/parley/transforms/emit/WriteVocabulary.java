package io.parley.transforms.emit;

import io.parley.schemas.Split;
import io.parley.transforms.Counts;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Adds up the blocks of every partition of a split and writes it as one file. There are as many
 * partitions as shards, so a worker never holds more terms than a shard's share of all text has.
 */
final class WriteVocabulary
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<Report>> {
  private static final long serialVersionUID = 1L;

  private final EmitConfig config;
  private final Workplace workplace;

  private WriteVocabulary(EmitConfig config, Workplace workplace) {
    this.config = config;
    this.workplace = workplace;
  }

  /** Reads blocks under {@link ShardKey}s. */
  static WriteVocabulary to(Workplace workplace, EmitConfig config) {
    return new WriteVocabulary(config, workplace);
  }

  @Override
  public PCollection<Report> expand(PCollection<KV<Integer, byte[]>> blocks) {
    return blocks
        .apply("Gather terms", GroupByKey.create())
        .apply("Write terms", ParDo.of(new WriteFn(config, workplace)));
  }

  private static final class WriteFn extends DoFn<KV<Integer, Iterable<byte[]>>, Report> {
    private static final long serialVersionUID = 1L;

    private final EmitConfig config;
    private final Workplace workplace;

    WriteFn(EmitConfig config, Workplace workplace) {
      this.config = config;
      this.workplace = workplace;
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<byte[]>> blocks, OutputReceiver<Report> out)
        throws IOException {
      Split split = ShardKey.split(blocks.getKey());
      int shard = ShardKey.shard(blocks.getKey());
      Vocabulary vocabulary = new Vocabulary();
      blocks.getValue().forEach(block -> VocabularyBlocks.read(block, vocabulary::add));
      Counts counts = new Counts();
      try (ShardFiles files = new ShardFiles(workplace, config, List.of(), split, shard)) {
        for (VocabularyEntry entry : vocabulary.drain()) {
          files.write(entry);
          counts.add("vocabulary.entries." + split.label(), 1);
          counts.add("vocabulary.occurrences." + entry.language(), entry.occurrences());
        }
        out.output(new Report(files.finish(), counts.asMap()));
      }
    }
  }
}
