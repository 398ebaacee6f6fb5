package io.parley.transforms.filter;

import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.schemas.Flag;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

class FilterConversationsTest {
  @Test
  void asManyComeOutAsGoIn() {
    Conversation good = Conversations.chain("How do I restart it?", "Pull the plug and wait.");
    Conversation gone = new Conversations().turn(-1, 1, "", Flag.DELETED).build();
    Conversation chinese = Conversations.chain("怎么重启？", "拔掉电源再等一会儿。");
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollection<Conversation> judged =
        pipeline
            .apply(Create.of(good, gone, chinese).withCoder(ConversationCoder.of()))
            .apply(FilterConversations.with(FilterConfig.defaults()));
    Filter filter = new Filter(FilterConfig.defaults());
    PAssert.that(judged)
        .containsInAnyOrder(filter.judge(good), filter.judge(gone), filter.judge(chinese));
    pipeline.run().waitUntilFinish();
  }
}
