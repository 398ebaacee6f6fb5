package io.parley.transforms.emit.format;

import io.parley.schemas.Example;
import io.parley.transforms.Column;
import java.io.IOException;
import java.util.List;

/**
 * nanoGPT's {@code .bin}: texts as 16-bit ids back to back, little-endian, with nothing around
 * them.
 *
 * @param documents texts to ids
 */
public record NanoGptFormat(DocumentIds documents) implements RowFormat {
  /** The largest vocabulary that nanoGPT's reader, which knows 16-bit ids only, can have. */
  public static final int MOST_IDS = IdWidth.IDS_OF_16_BITS;

  @Override
  public RowWriter<Example> open(List<Column> columns, Outputs files) throws IOException {
    LittleEndian ids = new LittleEndian(files.open(".bin"));
    return new RowWriter<>() {
      @Override
      public void write(Example row) throws IOException {
        for (int id : documents.of(((Example.Text) row.body()).text())) {
          IdWidth.SHORT.write(id, ids);
        }
      }

      @Override
      public void close() throws IOException {
        ids.close();
      }
    };
  }
}
