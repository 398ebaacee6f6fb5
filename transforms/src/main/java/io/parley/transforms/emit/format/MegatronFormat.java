package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Megatron-LM's {@code IndexedDataset}: texts as ids back to back in a {@code .bin}, and a {@code
 * .idx} that says where each begins. A text is a document of one sequence.
 *
 * <p>The layout is that of {@code megatron/core/datasets/indexed_dataset.py}: nine bytes of magic,
 * version, the code of the ids' type, the count of sequences, the count of documents and one; then
 * the sequences' lengths in ids as 32-bit numbers, their offsets in bytes as 64-bit numbers, and
 * the first sequence of every document and the end of the last; all little-endian, without padding.
 *
 * @param documents texts to ids
 * @param vocabularySize one more than the largest id
 */
public record MegatronFormat(DocumentIds documents, int vocabularySize) implements RowFormat {
  private static final byte[] MAGIC = "MMIDIDX\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final long VERSION = 1;

  /** Smaller vocabularies are written in 16 bits, as by {@code tools/preprocess_data.py}. */
  private static final int SHORT_BELOW = 65_500;

  @Override
  public RowWriter<Example> open(List<Column> columns, Outputs files) throws IOException {
    return new Writer(vocabularySize < SHORT_BELOW ? IdWidth.SHORT : IdWidth.INT, files);
  }

  /** The number that says in the index what ids are. */
  private static int typeCode(IdWidth width) {
    return switch (width) {
      case SHORT -> 8;
      case INT -> 4;
    };
  }

  /** Ids go out as they come; of each sequence only its length is kept. */
  private final class Writer implements RowWriter<Example> {
    private final IdWidth width;
    private final Outputs files;
    private final LittleEndian ids;
    private int[] lengths = new int[1 << 10];
    private int sequences;

    Writer(IdWidth width, Outputs files) throws IOException {
      this.width = width;
      this.files = files;
      this.ids = new LittleEndian(files.open(".bin"));
    }

    @Override
    public void write(Example row) throws IOException {
      int[] sequence = documents.of(((Example.Text) row.body()).text());
      for (int id : sequence) {
        width.write(id, ids);
      }
      if (sequences == lengths.length) {
        lengths = Arrays.copyOf(lengths, sequences * 2);
      }
      lengths[sequences++] = sequence.length;
    }

    @Override
    public void close() throws IOException {
      ids.close();
      try (LittleEndian index = new LittleEndian(files.open(".idx"))) {
        index.write(MAGIC);
        index.writeLong(VERSION);
        index.writeByte(typeCode(width));
        index.writeLong(sequences);
        index.writeLong(sequences + 1L);
        for (int i = 0; i < sequences; i++) {
          index.writeInt(lengths[i]);
        }
        long offset = 0;
        for (int i = 0; i < sequences; i++) {
          index.writeLong(offset);
          offset += (long) lengths[i] * width.bytes();
        }
        for (long i = 0; i <= sequences; i++) {
          index.writeLong(i);
        }
      }
    }
  }
}
