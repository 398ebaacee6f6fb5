package io.parley.transforms.emit;

import io.parley.schemas.Example;
import io.parley.schemas.Rejection;
import io.parley.schemas.Split;
import io.parley.transforms.IndexRow;
import io.parley.transforms.View;
import io.parley.transforms.parquet.ParquetRowWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of one shard: one a view, one for the index, one for rejections and one for the
 * vocabulary, each made when its first row comes.
 */
final class ShardFiles implements Closeable {
  private static final String REJECTED = "rejected";
  private static final String VOCABULARY = "vocabulary";
  private static final String INDEX = "index";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Workplace workplace;
  private final RowFormat format;
  private final Compression compression;
  private final Split split;
  private final int shard;
  private final Map<String, OpenFile<Example>> views = new LinkedHashMap<>();
  private final List<ScratchFile> opened = new ArrayList<>();
  private OpenFile<IndexRow> index;
  private OpenFile<Rejection> rejected;
  private OpenFile<VocabularyEntry> vocabulary;

  ShardFiles(Workplace workplace, EmitConfig config, Split split, int shard) {
    this.workplace = workplace;
    this.format = RowFormat.of(config);
    this.compression = config.compression();
    this.split = split;
    this.shard = shard;
  }

  void write(View view, Example row) throws IOException {
    OpenFile<Example> file = views.get(view.name());
    if (file == null) {
      file = open(format.extension(), out -> format.open(view.columns(), out));
      views.put(view.name(), file);
    }
    file.write(row);
  }

  /** Always Parquet, whatever the views are in. */
  void write(IndexRow row) throws IOException {
    if (index == null) {
      index =
          open(
              ParquetFormat.EXTENSION,
              out -> ParquetFormat.rows(ParquetRowWriter.open(out, new IndexRows(), compression)));
    }
    index.write(row);
  }

  void write(Rejection rejection) throws IOException {
    if (rejected == null) {
      rejected =
          open(
              JsonLinesFormat.extension(Compression.GZIP),
              out -> new RejectionWriter(Compression.GZIP.over(out)));
    }
    rejected.write(rejection);
  }

  void write(VocabularyEntry entry) throws IOException {
    if (vocabulary == null) {
      vocabulary =
          open(
              JsonLinesFormat.extension(compression),
              out -> new VocabularyWriter(compression.over(out)));
    }
    vocabulary.write(entry);
  }

  /** Ends all files and tells what they hold. */
  List<WrittenFile> finish() throws IOException {
    List<WrittenFile> files = new ArrayList<>();
    for (Map.Entry<String, OpenFile<Example>> view : views.entrySet()) {
      files.add(view.getValue().finish(view.getKey()));
    }
    if (index != null) {
      files.add(index.finish(INDEX));
    }
    if (rejected != null) {
      files.add(rejected.finish(REJECTED));
    }
    if (vocabulary != null) {
      files.add(vocabulary.finish(VOCABULARY));
    }
    return files;
  }

  /** Gives back what is open where the rows could not be written to their end. */
  @Override
  public void close() throws IOException {
    for (ScratchFile file : opened) {
      file.close();
    }
  }

  private interface WriterFactory<T> {
    RowWriter<T> over(OutputStream out) throws IOException;
  }

  private <T> OpenFile<T> open(String extension, WriterFactory<T> writers) throws IOException {
    ScratchFile scratch = ScratchFile.create(workplace);
    opened.add(scratch);
    OutputStream out = new BufferedOutputStream(scratch, BUFFER_BYTES);
    return new OpenFile<>(scratch, extension, writers.over(out));
  }

  private final class OpenFile<T> {
    private final ScratchFile scratch;
    private final String extension;
    private final RowWriter<T> writer;
    private long rows;

    OpenFile(ScratchFile scratch, String extension, RowWriter<T> writer) {
      this.scratch = scratch;
      this.extension = extension;
      this.writer = writer;
    }

    void write(T row) throws IOException {
      writer.write(row);
      rows++;
    }

    WrittenFile finish(String directory) throws IOException {
      writer.close();
      return scratch.written(directory, split.label(), shard, extension, rows);
    }
  }
}
