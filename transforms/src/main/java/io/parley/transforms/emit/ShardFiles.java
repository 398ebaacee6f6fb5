package io.parley.transforms.emit;

import io.parley.schemas.Example;
import io.parley.schemas.Rejection;
import io.parley.schemas.Split;
import io.parley.transforms.Counts;
import io.parley.transforms.IndexRow;
import io.parley.transforms.View;
import io.parley.transforms.emit.format.Compression;
import io.parley.transforms.emit.format.JsonLinesFormat;
import io.parley.transforms.emit.format.Outputs;
import io.parley.transforms.emit.format.ParquetFormat;
import io.parley.transforms.emit.format.RowWriter;
import io.parley.transforms.parquet.ParquetRowWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of one shard: those of the views' outlets, and one for the index, for rejections and
 * for the vocabulary, each made when its first row comes.
 */
final class ShardFiles implements Closeable {
  private static final String REJECTED = "rejected";
  private static final String VOCABULARY = "vocabulary";
  private static final String INDEX = "index";
  private static final int BUFFER_BYTES = 1 << 16;

  private final Workplace workplace;
  private final Compression compression;
  private final List<Outlet> outlets;
  private final Split split;
  private final int shard;
  private final Counts leftOut = new Counts();

  /** By directory. */
  private final Map<String, OpenFiles<Example>> rows = new LinkedHashMap<>();

  /** Files and their writers, which come after them. */
  private final Deque<Closeable> opened = new ArrayDeque<>();

  private OpenFiles<IndexRow> index;
  private OpenFiles<Rejection> rejected;
  private OpenFiles<VocabularyEntry> vocabulary;

  /**
   * @param outlets for the rows of views
   */
  ShardFiles(Workplace workplace, EmitConfig config, List<Outlet> outlets, Split split, int shard) {
    this.workplace = workplace;
    this.compression = config.compression();
    this.outlets = outlets;
    this.split = split;
    this.shard = shard;
  }

  /** Whether an outlet of its view can take a row; counts those that cannot. */
  boolean takes(View view, Example row) {
    boolean taken = false;
    for (Outlet outlet : outlets) {
      if (!outlet.view().equals(view.name())) {
        continue;
      }
      if (outlet.format().takes(row)) {
        taken = true;
      } else {
        leftOut.add("exports.left_out." + outlet.directory(), 1);
      }
    }
    return taken;
  }

  /** Hands a row to all outlets of its view that can take it. */
  void write(View view, Example row) throws IOException {
    for (Outlet outlet : outlets) {
      if (!outlet.view().equals(view.name()) || !outlet.format().takes(row)) {
        continue;
      }
      OpenFiles<Example> files = rows.get(outlet.directory());
      if (files == null) {
        files = open(outputs -> outlet.format().open(view.columns(), outputs));
        rows.put(outlet.directory(), files);
      }
      files.write(row);
    }
  }

  /** Always Parquet, whatever the views are in. */
  void write(IndexRow row) throws IOException {
    if (index == null) {
      index =
          open(
              outputs ->
                  ParquetFormat.rows(
                      ParquetRowWriter.open(
                          outputs.open(ParquetFormat.EXTENSION), new IndexRows(), compression)));
    }
    index.write(row);
  }

  void write(Rejection rejection) throws IOException {
    if (rejected == null) {
      rejected = open(outputs -> new RejectionWriter(jsonLines(outputs, Compression.GZIP)));
    }
    rejected.write(rejection);
  }

  void write(VocabularyEntry entry) throws IOException {
    if (vocabulary == null) {
      vocabulary = open(outputs -> new VocabularyWriter(jsonLines(outputs, compression)));
    }
    vocabulary.write(entry);
  }

  /** Counts of the rows that outlets did not take. */
  Map<String, Long> leftOut() {
    return leftOut.asMap();
  }

  /** Ends all files and tells what they hold. */
  List<WrittenFile> finish() throws IOException {
    List<WrittenFile> files = new ArrayList<>();
    for (Map.Entry<String, OpenFiles<Example>> directory : rows.entrySet()) {
      files.addAll(directory.getValue().finish(directory.getKey()));
    }
    if (index != null) {
      files.addAll(index.finish(INDEX));
    }
    if (rejected != null) {
      files.addAll(rejected.finish(REJECTED));
    }
    if (vocabulary != null) {
      files.addAll(vocabulary.finish(VOCABULARY));
    }
    return files;
  }

  /** Gives back what is open where the rows could not be written to their end. */
  @Override
  public void close() throws IOException {
    if (!opened.isEmpty()) {
      // The newest first; what fails is thrown, and the others are closed all the same.
      Closeable oldest = opened.remove();
      try (oldest) {
        close();
      }
    }
  }

  private static OutputStream jsonLines(Outputs outputs, Compression compression)
      throws IOException {
    return compression.over(outputs.open(JsonLinesFormat.extension(compression)));
  }

  private interface WriterFactory<T> {
    RowWriter<T> over(Outputs outputs) throws IOException;
  }

  private <T> OpenFiles<T> open(WriterFactory<T> writers) throws IOException {
    OpenFiles<T> files = new OpenFiles<>();
    files.writer = writers.over(files);
    opened.add(files);
    return files;
  }

  /** What one writer writes to. */
  private final class OpenFiles<T> implements Outputs, Closeable {
    private final Map<String, ScratchFile> byExtension = new LinkedHashMap<>();
    private RowWriter<T> writer;
    private long rows;
    private boolean closed;

    /** Once: what writers end must not be ended again. */
    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        writer.close();
      }
    }

    @Override
    public OutputStream open(String extension) throws IOException {
      ScratchFile scratch = ScratchFile.create(workplace);
      opened.add(scratch);
      byExtension.put(extension, scratch);
      return new BufferedOutputStream(scratch, BUFFER_BYTES);
    }

    void write(T row) throws IOException {
      writer.write(row);
      rows++;
    }

    List<WrittenFile> finish(String directory) throws IOException {
      close();
      List<WrittenFile> files = new ArrayList<>();
      byExtension.forEach(
          (extension, scratch) ->
              files.add(scratch.written(directory, split.label(), shard, extension, rows)));
      return files;
    }
  }
}
