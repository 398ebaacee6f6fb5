package io.parley.transforms.takedown;

import io.parley.schemas.Conversation;
import io.parley.schemas.Post;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PInput;
import org.apache.beam.sdk.values.POutput;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Marks what a {@link TakedownList} names. Twice: posts before anything is made of them, while
 * authors are known and texts are as their source had them; and turns once they are clean, for who
 * has only a row to go by. Marked ones travel on to the books like deleted ones.
 *
 * @param <T> posts or conversations
 */
public final class TakeDown<T> extends PTransform<PCollection<T>, TakeDown.Result<T>> {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String sha256;
  private final Marker<T> marker;

  private TakeDown(String file, String sha256, Marker<T> marker) {
    this.file = file;
    this.sha256 = sha256;
    this.marker = marker;
  }

  /**
   * Marks posts by id, author and text.
   *
   * @param file that every worker can read, as Beam's file systems name it
   * @param sha256 of it; a worker that reads another fails
   */
  public static TakeDown<Post> posts(String file, String sha256) {
    return new TakeDown<>(file, sha256, Markers::post);
  }

  /** Marks turns by text; the parameters are as above. */
  public static TakeDown<Conversation> turns(String file, String sha256) {
    return new TakeDown<>(file, sha256, Markers::turns);
  }

  @Override
  public Result<T> expand(PCollection<T> input) {
    TupleTag<T> all = new TupleTag<>() {};
    PCollectionTuple marked =
        input.apply(
            "Mark",
            ParDo.of(new TakeDownFn<>(file, sha256, marker, all))
                .withOutputTags(all, TupleTagList.of(TakeDownFn.MATCHES)));
    return new Result<>(
        input.getPipeline(),
        all,
        marked.get(all).setCoder(input.getCoder()),
        marked.get(TakeDownFn.MATCHES).setCoder(StringUtf8Coder.of()));
  }

  /**
   * All that came, and what was matched.
   *
   * @param all the marked ones among them
   * @param matches a kind, a dot and the number of a line, for each thing that it matched
   */
  public record Result<T>(
      Pipeline pipeline, TupleTag<T> tag, PCollection<T> all, PCollection<String> matches)
      implements POutput {
    @Override
    public Pipeline getPipeline() {
      return pipeline;
    }

    @Override
    public Map<TupleTag<?>, PValue> expand() {
      return Map.of(tag, all, TakeDownFn.MATCHES, matches);
    }

    @Override
    public void finishSpecifyingOutput(
        String transformName, PInput input, PTransform<?, ?> transform) {}
  }
}
