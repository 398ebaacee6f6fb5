package io.parley.pipeline;

import io.parley.schemas.Post;
import io.parley.schemas.Rejection;
import io.parley.transforms.read.InputPlan;
import io.parley.transforms.read.InputSpec;
import io.parley.transforms.read.ReadPosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * What the readers give of a directory, with nothing behind them.
 *
 * @param posts of all files, in no order
 * @param rejected records that gave no post
 */
record ReadInput(List<Post> posts, List<Rejection> rejected) {
  /** The runner is in this process, so that what it sees can be kept here. */
  private static final List<Object> SEEN = Collections.synchronizedList(new ArrayList<>());

  static ReadInput of(Path directory) {
    SEEN.clear();
    Pipeline pipeline = Pipeline.create();
    InputPlan plan = InputPlan.of(List.of(InputSpec.parse(directory.toString())), null);
    ReadPosts.Result read = pipeline.apply(plan.list()).apply(ReadPosts.of(plan));
    keep("Keep posts", read.posts());
    keep("Keep rejections", read.rejected());
    pipeline.run().waitUntilFinish();
    List<Post> posts = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    for (Object seen : SEEN) {
      if (seen instanceof Post post) {
        posts.add(post);
      } else {
        rejected.add((Rejection) seen);
      }
    }
    return new ReadInput(posts, rejected);
  }

  private static <T> void keep(String name, PCollection<T> seen) {
    seen.apply(name, ParDo.of(new KeepFn<>()));
  }

  private static final class KeepFn<T> extends DoFn<T, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element T element) {
      SEEN.add(element);
    }
  }
}
