package io.parley.transforms.filter.language;

import io.parley.schemas.Conversation;
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

/** The language of every turn and conversation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LanguageBenchmark {
  @Param public Tongue tongue;

  private List<Conversation> conversations;
  private long bytes;
  private LanguageGuesser guesser;

  @Setup
  public void setup() throws IOException {
    List<Draft> drafts = Comments.drafts(tongue);
    conversations = drafts.stream().map(Draft::conversation).toList();
    bytes = Comments.bytes(drafts);
    guesser = new LanguageGuesser();
  }

  /** One operation judges all comments. */
  @Benchmark
  public void guess(Blackhole hole, MegaBytes counter) {
    for (Conversation conversation : conversations) {
      hole.consume(guesser.guess(conversation));
    }
    counter.add(bytes);
  }
}
