package io.parley.transforms.clean;

import io.parley.schemas.Draft;
import io.parley.transforms.Comments;
import io.parley.transforms.Comments.Tongue;
import io.parley.transforms.MegaBytes;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The whole of {@code clean} with its defaults. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CleanBenchmark {
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
