package io.parley.transforms.filter;

import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.transforms.Comments;
import io.parley.transforms.Comments.Tongue;
import io.parley.transforms.MegaBytes;
import io.parley.transforms.Throughput;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** The default rules on every turn, without finding out languages and signals. */
public class FilterBenchmark extends Throughput {
  @Param public Tongue tongue;

  private List<Conversation> conversations;
  private long bytes;
  private List<Rule> rules;

  @Setup
  public void setup() throws IOException {
    List<Draft> drafts = Comments.drafts(tongue);
    conversations = drafts.stream().map(Draft::conversation).toList();
    bytes = Comments.bytes(drafts);
    rules = FilterRules.of(FilterConfig.defaults(), null);
  }

  /** One operation asks every rule about every turn but the opening ones. */
  @Benchmark
  public void judge(Blackhole hole, MegaBytes counter) {
    for (Conversation conversation : conversations) {
      Evidence evidence = new Evidence(conversation);
      for (int turn = 1; turn < conversation.turns().size(); turn++) {
        for (Rule rule : rules) {
          hole.consume(rule.judge(evidence, turn));
        }
      }
    }
    counter.add(bytes);
  }
}
