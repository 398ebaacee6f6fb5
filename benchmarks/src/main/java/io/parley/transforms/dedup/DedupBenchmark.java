package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Turn;
import io.parley.transforms.Comments;
import io.parley.transforms.Comments.Tongue;
import io.parley.transforms.MegaBytes;
import io.parley.transforms.Throughput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** What deduplication computes of conversations of 0.4 KB: a question and an answer. */
public class DedupBenchmark extends Throughput {
  private static final int BYTES = 400;
  private static final Origin ORIGIN = new Origin("benchmark", 0, null);

  @Param({"ENGLISH", "CHINESE"})
  public Tongue tongue;

  private List<Conversation> conversations;
  private long bytes;
  private Shingles shingles;

  @Setup
  public void setup() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Draft draft : Comments.drafts(tongue)) {
      draft.conversation().turns().forEach(turn -> text.append(turn.text()).append('\n'));
    }
    conversations = new ArrayList<>();
    bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
    int chars = (int) ((long) text.length() * BYTES / bytes / 2);
    for (int i = 0; i + 2 * chars <= text.length(); i += 2 * chars) {
      String question = text.substring(i, i + chars);
      conversations.add(conversation(question, text.substring(i + chars, i + 2 * chars)));
    }
    shingles = new Shingles();
  }

  private static Conversation conversation(String question, String answer) {
    List<PostRef> posts = List.of(new PostRef("p", ORIGIN));
    List<Turn> turns =
        List.of(
            new Turn(posts, -1, null, 1, question, null, null, Set.of(), null),
            new Turn(posts, 0, null, 2, answer, null, null, Set.of(), null));
    return new Conversation("c", "benchmark", null, null, turns, null, ORIGIN);
  }

  /** The pieces alone. */
  @Benchmark
  public void shingles(Blackhole hole, MegaBytes counter) {
    for (Conversation conversation : conversations) {
      hole.consume(shingles.of(conversation));
    }
    counter.add(bytes);
  }

  /** What bands are made of. */
  @Benchmark
  public void signature(Blackhole hole, MegaBytes counter) {
    for (Conversation conversation : conversations) {
      hole.consume(MinHash.of(shingles.of(conversation)));
    }
    counter.add(bytes);
  }

  /** All that the pipeline computes of a conversation's words. */
  @Benchmark
  public void sketch(Blackhole hole, MegaBytes counter) {
    for (Conversation conversation : conversations) {
      int[] pieces = shingles.of(conversation);
      long[] signature = MinHash.of(pieces);
      hole.consume(signature);
      hole.consume(Sketch.of(pieces, signature, shingles.ofQuestions(), shingles.ofAnswers()));
    }
    counter.add(bytes);
  }
}
