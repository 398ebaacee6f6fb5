package io.parley.transforms.decontaminate;

import static io.parley.transforms.decontaminate.DecontaminateConfig.Action.CONVERSATION;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecontaminateConversationsTest {
  @TempDir Path directory;

  @Test
  void asManyComeOutAsGoIn() throws IOException {
    Path file = Files.writeString(directory.resolve("quiz.csv"), "q\n\"" + Quiz.FERRY + "\"\n");
    DecontaminateConfig config =
        new DecontaminateConfig(
            List.of(new BenchmarkSpec(file.toString(), null, List.of())),
            13,
            16,
            0.7,
            CONVERSATION);
    Benchmarks benchmarks = Benchmarks.read(config);
    Conversation good = Talk.chain("How wide is the lake?", "A mile.");
    Conversation leak = Talk.chain("Riddle: " + Quiz.FERRY, "Eight miles.");
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollectionTuple judged =
        pipeline
            .apply(Create.of(good, leak).withCoder(ConversationCoder.of()))
            .apply(DecontaminateConversations.of(benchmarks, CONVERSATION));
    PAssert.that(judged.get(DecontaminateConversations.CONVERSATIONS))
        .containsInAnyOrder(
            good, new Decontaminator(benchmarks.index(), CONVERSATION).judge(leak).conversation());
    PAssert.that(judged.get(DecontaminateConversations.HITS))
        .containsInAnyOrder(new Hit("quiz", List.of(0), 2));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void hitsSurviveTheirCoder() throws Exception {
    for (Hit hit : List.of(new Hit("a", List.of(0), 0), new Hit("好/b", List.of(3, 1 << 30), 7))) {
      CoderProperties.coderDecodeEncodeEqual(HitCoder.of(), hit);
      CoderProperties.coderSerializable(HitCoder.of());
    }
  }
}
