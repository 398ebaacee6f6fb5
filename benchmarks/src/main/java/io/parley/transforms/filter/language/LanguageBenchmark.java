package io.parley.transforms.filter.language;

import io.parley.schemas.Conversation;
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

/** The language of every turn and conversation. */
public class LanguageBenchmark extends Throughput {
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
