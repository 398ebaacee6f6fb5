package io.parley.transforms.assemble;

import io.parley.schemas.Draft;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Post;
import io.parley.schemas.Rejection;
import io.parley.transforms.Partitions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Gathers the posts of each thread and makes conversations of them: reply trees, speakers numbered,
 * consecutive posts of one speaker merged, the latest copy of each post. This is the first of the
 * two shuffles of text; it also spreads what one compressed file held.
 */
public final class AssembleConversations
    extends PTransform<PCollection<Post>, AssembleConversations.Result> {
  private static final long serialVersionUID = 1L;

  private static final TupleTag<Draft> DRAFTS = new TupleTag<>() {};
  private static final TupleTag<Rejection> REJECTED = new TupleTag<>() {};

  private final AssembleConfig config;
  private final Partitions partitions;

  private AssembleConversations(AssembleConfig config, Partitions partitions) {
    this.config = config;
    this.partitions = partitions;
  }

  /**
   * Posts to conversations.
   *
   * @param partitions a worker holds the threads of one at a time
   */
  public static AssembleConversations with(AssembleConfig config, Partitions partitions) {
    return new AssembleConversations(config, partitions);
  }

  @Override
  public Result expand(PCollection<Post> posts) {
    Partitions buckets = partitions;
    PCollectionTuple made =
        posts
            .apply(
                "Key by thread",
                WithKeys.of((Post post) -> buckets.of(Fingerprint.hash64(0, post.thread())))
                    .withKeyType(TypeDescriptors.integers()))
            .setCoder(KvCoder.of(VarIntCoder.of(), posts.getCoder()))
            .apply("Gather threads", GroupByKey.create())
            .apply(
                "Build reply trees",
                ParDo.of(new AssembleFn(config)).withOutputTags(DRAFTS, TupleTagList.of(REJECTED)));
    return new Result(posts.getPipeline(), made.get(DRAFTS), made.get(REJECTED));
  }

  private static final class AssembleFn extends DoFn<KV<Integer, Iterable<Post>>, Draft> {
    private static final long serialVersionUID = 1L;

    private final AssembleConfig config;

    AssembleFn(AssembleConfig config) {
      this.config = config;
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<Post>> posts, MultiOutputReceiver out) {
      Map<String, List<Post>> threads = new HashMap<>();
      for (Post post : posts.getValue()) {
        threads.computeIfAbsent(post.thread(), thread -> new ArrayList<>()).add(post);
      }
      ThreadAssembler assembler = new ThreadAssembler(config);
      for (List<Post> thread : threads.values()) {
        ThreadAssembler.Result result = assembler.assemble(thread);
        result.drafts().forEach(out.get(DRAFTS)::output);
        result.rejected().forEach(out.get(REJECTED)::output);
      }
    }
  }

  /** Conversations with raw text, and the copies of posts that gave way to another copy. */
  public record Result(
      Pipeline pipeline, PCollection<Draft> drafts, PCollection<Rejection> rejected)
      implements POutput {
    @Override
    public Pipeline getPipeline() {
      return pipeline;
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(DRAFTS, drafts, REJECTED, rejected);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }
}
