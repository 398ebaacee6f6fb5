package io.parley.transforms.clean;

import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.DraftCoder;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Turn;
import io.parley.transforms.Partitions;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

class CleanConversationsTest {
  private static Conversation conversation(String id, String text) {
    Origin origin = new Origin("file", 0, null);
    Turn turn =
        new Turn(List.of(new PostRef("p", origin)), -1, null, 1, text, null, null, Set.of(), null);
    return new Conversation(id, "s", null, null, List.of(turn), null, origin);
  }

  @Test
  void cleansEachConversation() {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollection<Conversation> clean =
        pipeline
            .apply(
                Create.of(
                        new Draft(
                            conversation("1", "*Hi* Kelby"),
                            List.of(Markup.MARKDOWN),
                            List.of("Kelby")),
                        new Draft(conversation("2", "<p>Hi</p>"), List.of(Markup.HTML), List.of()),
                        new Draft(conversation("3", "*Hi*"), List.of(Markup.PLAIN), List.of()))
                    .withCoder(DraftCoder.of()))
            .apply(CleanConversations.with(CleanConfig.defaults(), new Partitions(3)));
    PAssert.that(clean)
        .containsInAnyOrder(
            conversation("1", "Hi <NAME>"), conversation("2", "Hi"), conversation("3", "*Hi*"));
    pipeline.run().waitUntilFinish();
  }
}
