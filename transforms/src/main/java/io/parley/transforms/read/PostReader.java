package io.parley.transforms.read;

import io.parley.schemas.Cause;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import io.parley.schemas.Rejection;
import io.parley.transforms.ToolMarks;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads one file, or a part of one, record by record: each gives posts or a rejection. */
final class PostReader {
  private final InputFile file;
  private final Format format;
  private final Consumer<Post> posts;
  private final Consumer<Rejection> rejected;
  private long taken;
  private long refused;

  PostReader(InputFile file, Consumer<Post> posts, Consumer<Rejection> rejected) {
    this.file = file;
    this.format =
        Formats.named(file.format())
            .orElseThrow(() -> new IllegalArgumentException("format: no " + file.format()));
    this.posts = posts;
    this.rejected = rejected;
  }

  /** Where the file's stream has to stand for this part: a part needs the byte before it. */
  static long firstByte(InputFile file) {
    return Math.max(0, file.start() - 1);
  }

  /**
   * @param stored the file's bytes from {@link #firstByte} on
   * @throws IOException if the stream cannot be closed
   */
  void read(Source stored) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stored);
    // The middle of a plain file may look like anything.
    Compression compression = file.start() > 0 ? Compression.NONE : Compression.of(buffered);
    try (InputStream bytes = compression.open(buffered)) {
      ByteReader in = new ByteReader(bytes, firstByte(file));
      RecordParser parser = format.parser(file);
      learn(parser);
      read(format.framing().open(in, file.start(), file.end()), parser, in, compression);
    }
  }

  /** Records found so far, broken ones included. */
  long records() {
    return taken + refused;
  }

  /** Records so far that gave posts, or say how others are to be read, as a WARC's own do. */
  long taken() {
    return taken;
  }

  private void learn(RecordParser parser) throws IOException {
    int name = file.path().lastIndexOf('/') + 1;
    String companion = format.companion(file.path().substring(name));
    if (companion == null) {
      return;
    }
    try (Source stored = Source.open(file.path().substring(0, name) + companion, 0)) {
      BufferedInputStream buffered = new BufferedInputStream(stored);
      try (InputStream bytes = Compression.of(buffered).open(buffered)) {
        Records records = format.framing().open(new ByteReader(bytes, 0), 0, Long.MAX_VALUE);
        learn(parser, records);
      }
    }
  }

  private static void learn(RecordParser parser, Records records) {
    while (true) {
      try {
        byte[] record = records.next();
        if (record == null) {
          return;
        }
        parser.learn(record);
      } catch (RecordException e) {
        // Rejected where the companion itself is read, as the damage below is.
      } catch (IOException e) {
        return;
      }
    }
  }

  private void read(Records records, RecordParser parser, ByteReader in, Compression compression) {
    while (true) {
      try {
        byte[] record = records.next();
        if (record == null) {
          return;
        }
        parser.parse(record, origin(records)).forEach(post -> posts.accept(marked(post)));
        taken++;
      } catch (RecordException e) {
        reject(e.toCause(), records);
      } catch (IOException e) {
        reject(damage(records, in, compression), records);
        return;
      }
    }
  }

  private Post marked(Post post) {
    boolean open = file.markup() != null && post.markup() == format.openMarkup();
    // Marks of tools look like tags, and what stands between them may look like anything.
    return open && !ToolMarks.in(post.text()) ? post.withMarkup(file.markup()) : post;
  }

  private static Cause damage(Records records, ByteReader in, Compression compression) {
    String detail = compression.label() + ", after " + in.position() + " bytes";
    long cut = in.position() - records.offset();
    return new Cause(
        Reason.DAMAGED_STREAM,
        cut == 0 ? detail : detail + ", the last " + cut + " of a record that is cut off");
  }

  private void reject(Cause cause, Records records) {
    refused++;
    rejected.accept(Rejection.ofRecord(cause, origin(records)));
  }

  private Origin origin(Records records) {
    return new Origin(file.relativePath(), records.offset(), file.licence());
  }
}
