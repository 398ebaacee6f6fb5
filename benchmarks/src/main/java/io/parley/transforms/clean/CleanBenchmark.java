package io.parley.transforms.clean;

import io.parley.schemas.Draft;
import io.parley.transforms.Comments;
import io.parley.transforms.Comments.Tongue;
import io.parley.transforms.MegaBytes;
import io.parley.transforms.Throughput;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** The whole of {@code clean} with its defaults. */
public class CleanBenchmark extends Throughput {
  @Param public Tongue tongue;

  private List<Draft> drafts;
  private long bytes;
  private Cleaner cleaner;

  @Setup
  public void setup() throws IOException {
    drafts = Comments.drafts(tongue);
    bytes = Comments.bytes(drafts);
    cleaner = new Cleaner(CleanConfig.defaults(), null);
  }

  /** One operation cleans all comments. */
  @Benchmark
  public void clean(Blackhole hole, MegaBytes counter) {
    for (Draft draft : drafts) {
      hole.consume(cleaner.clean(draft));
    }
    counter.add(bytes);
  }
}
