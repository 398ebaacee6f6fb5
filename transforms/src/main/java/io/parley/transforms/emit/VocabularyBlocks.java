package io.parley.transforms.emit;

import io.parley.schemas.Example;
import io.parley.schemas.Fingerprint;
import io.parley.transforms.Partitions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/**
 * Counts the terms of rows and passes on what it counted as one packed block a partition: a term
 * goes to the partition of its hash. A partition may get several blocks with the same term.
 */
final class VocabularyBlocks {
  /** Different terms in memory: some 40 MB. */
  private static final int MOST_TERMS = 1 << 18;

  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final VarLongCoder NUMBER = VarLongCoder.of();

  private final Vocabulary vocabulary = new Vocabulary();
  private final Partitions partitions;
  private final BiConsumer<Integer, byte[]> full;

  /**
   * @param full takes a partition and its block
   */
  VocabularyBlocks(Partitions partitions, BiConsumer<Integer, byte[]> full) {
    this.partitions = partitions;
    this.full = full;
  }

  /** Counts a row as one document. */
  void add(String language, Example.Terms row) {
    vocabulary.addDocument(
        language, Stream.concat(row.prompt().stream(), row.completion().stream()));
    if (vocabulary.size() >= MOST_TERMS) {
      flush();
    }
  }

  /** Passes on what was counted. */
  void flush() {
    Map<Integer, ByteArrayOutputStream> blocks = new TreeMap<>();
    for (VocabularyEntry entry : vocabulary.drain()) {
      int partition = partitions.of(Fingerprint.hash64(0, entry.term()));
      write(entry, blocks.computeIfAbsent(partition, p -> new ByteArrayOutputStream()));
    }
    blocks.forEach((partition, block) -> full.accept(partition, block.toByteArray()));
  }

  /** Hands out the entries of a block. */
  static void read(byte[] block, Consumer<VocabularyEntry> entries) {
    ByteArrayInputStream in = new ByteArrayInputStream(block);
    try {
      while (in.available() > 0) {
        entries.accept(
            new VocabularyEntry(
                TEXT.decode(in), TEXT.decode(in), NUMBER.decode(in), NUMBER.decode(in)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a block of terms is damaged", e);
    }
  }

  private static void write(VocabularyEntry entry, ByteArrayOutputStream block) {
    try {
      TEXT.encode(entry.language(), block);
      TEXT.encode(entry.term(), block);
      NUMBER.encode(entry.occurrences(), block);
      NUMBER.encode(entry.documents(), block);
    } catch (IOException e) {
      throw new UncheckedIOException("memory refused a write", e);
    }
  }
}
