package io.parley.transforms.read;

import io.parley.schemas.Post;
import io.parley.schemas.PostCoder;
import io.parley.schemas.Rejection;
import io.parley.schemas.RejectionCoder;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads the files of an {@link InputPlan}: {@code p.apply(plan.list()).apply(ReadPosts.of(plan))}.
 *
 * <p>Files, and the parts that large plain files are cut in, are spread over the workers, each read
 * as a stream: memory holds one record, of at most {@link Records#MAX_BYTES} bytes, and what the
 * decompressor needs. That is up to 2 GiB outside the heap for each Pushshift file being read.
 *
 * <p>Fails the run if a file cannot be opened or read. A record that gives no post, and the place
 * where a compressed stream is damaged, is a rejection.
 */
public final class ReadPosts extends PTransform<PCollection<InputFile>, ReadPosts.Result> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<Post> POSTS = new TupleTag<>("posts") {};
  static final TupleTag<Rejection> REJECTED = new TupleTag<>("rejected") {};
  static final TupleTag<Long> RECORDS = new TupleTag<>("records") {};
  static final TupleTag<Long> TAKEN = new TupleTag<>("taken") {};

  private final Hiding hiding;

  private ReadPosts(Hiding hiding) {
    this.hiding = hiding;
  }

  /** Reads the files that a plan lists, and hides what it hides. */
  public static ReadPosts of(InputPlan plan) {
    return new ReadPosts(plan.hiding());
  }

  @Override
  public Result expand(PCollection<InputFile> files) {
    PCollectionTuple read =
        files
            .apply("Spread files", Reshuffle.viaRandomKey())
            .apply(
                "Read records",
                ParDo.of(new ReadFileFn(hiding))
                    .withOutputTags(POSTS, TupleTagList.of(REJECTED).and(RECORDS).and(TAKEN)));
    return new Result(
        read.get(POSTS).setCoder(PostCoder.of()),
        read.get(REJECTED).setCoder(RejectionCoder.of()),
        read.get(RECORDS).setCoder(VarLongCoder.of()),
        read.get(TAKEN).setCoder(VarLongCoder.of()));
  }

  /** What came of the records. */
  public static final class Result implements POutput {
    private final PCollection<Post> posts;
    private final PCollection<Rejection> rejected;
    private final PCollection<Long> records;
    private final PCollection<Long> taken;

    private Result(
        PCollection<Post> posts,
        PCollection<Rejection> rejected,
        PCollection<Long> records,
        PCollection<Long> taken) {
      this.posts = posts;
      this.rejected = rejected;
      this.records = records;
      this.taken = taken;
    }

    /** The posts, as their sources had them. */
    public PCollection<Post> posts() {
      return posts;
    }

    /** The records that gave no post. */
    public PCollection<Rejection> rejected() {
      return rejected;
    }

    /** How many records each file, or part of one, has; broken ones count. */
    public PCollection<Long> records() {
      return records;
    }

    /** How many records of each file, or part of one, were not rejected. */
    public PCollection<Long> taken() {
      return taken;
    }

    @Override
    public Pipeline getPipeline() {
      return posts.getPipeline();
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(POSTS, posts, REJECTED, rejected, RECORDS, records, TAKEN, taken);
    }

    @Override
    public void finishSpecifyingOutput(String name, PInput input, PTransform<?, ?> transform) {}
  }
}
