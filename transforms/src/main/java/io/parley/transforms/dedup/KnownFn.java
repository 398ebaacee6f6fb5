package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import io.parley.transforms.Partitions;
import io.parley.transforms.dedup.DedupConfig.Level;
import io.parley.transforms.parquet.ParquetFile;
import io.parley.transforms.parquet.ParquetRow;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Reads the index of an earlier dataset, file by file, as {@link DatasetIndex} wrote it. What is
 * compared by likeness comes as from {@link SketchesFn}, and what is by equality as facts alone.
 */
final class KnownFn extends TaggedBlocksFn<String, KV<Integer, byte[]>> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<KV<Integer, byte[]>> EQUAL_CONVERSATIONS = new TupleTag<>() {};
  static final TupleTag<KV<Integer, byte[]>> EQUAL_PAIRS = new TupleTag<>() {};

  private static final List<String> COLUMNS =
      List.of("conversation", "post", "key", "exchange", "sketch");

  private final DedupConfig config;
  private final Bands bands;

  KnownFn(DedupConfig config, Partitions partitions) {
    super(partitions);
    this.config = config;
    this.bands = Bands.forThreshold(config.threshold());
  }

  @Override
  void add(String file, MultiOutputReceiver outputs) throws IOException {
    ReadableByteChannel channel = FileSystems.open(FileSystems.matchNewResource(file, false));
    if (!(channel instanceof SeekableByteChannel seekable)) {
      channel.close();
      throw new IOException(file + ": is where files cannot be read from any place in them");
    }
    try (ParquetFile index = ParquetFile.open(seekable, file)) {
      index.read(COLUMNS, row -> add(row, file));
    }
  }

  private void add(ParquetRow row, String file) throws IOException {
    String conversation = row.text(0);
    String post = row.text(1);
    Fingerprint key = fingerprint(row.bytes(2));
    if (conversation == null || key == null) {
      throw new IOException(file + ": a row without a conversation or a key");
    }
    Level level = post == null ? config.conversations() : config.pairs();
    if (level == Level.NEAR) {
      addNear(row, file, conversation, post, key);
    } else if (level == Level.EXACT) {
      Fact fact = Facts.known(key, conversation, post);
      Entry.addFact(fact, fact.cluster(), blocks(post == null ? EQUAL_CONVERSATIONS : EQUAL_PAIRS));
    }
  }

  private void addNear(
      ParquetRow row, String file, String conversation, String post, Fingerprint key)
      throws IOException {
    Fingerprint exchange = fingerprint(row.bytes(3));
    Fact fact = Facts.known(exchange == null ? key : exchange, conversation, post);
    Entry.addFact(fact, fact.cluster(), blocks(SketchesFn.FACTS));
    byte[] bytes = row.bytes(4);
    if (bytes != null) {
      Sketch sketch = sketch(bytes, file);
      Entry.addSketch(fact.key(), sketch, fact.cluster(), blocks(SketchesFn.FACTS));
      long kind = post == null ? 0 : SketchesFn.REPLY;
      sketch.addBands(bands, fact.cluster(), kind, blocks(SketchesFn.BANDS));
    }
  }

  /**
   * @throws IOException that names the file, where the bytes are no sketch
   */
  static Sketch sketch(byte[] bytes, String file) throws IOException {
    try {
      return Sketch.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new IOException(file + ": a damaged sketch", e);
    }
  }

  private static Fingerprint fingerprint(byte[] bytes) {
    if (bytes == null || bytes.length != 2 * Long.BYTES) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Fingerprint(buffer.getLong(), buffer.getLong());
  }
}
