package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.pipeline.recipe.RecipeReader;
import io.parley.schemas.Conversation;
import io.parley.schemas.ConversationCoder;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Turn;
import io.parley.transforms.Partitions;
import io.parley.transforms.dedup.DedupConfig;
import io.parley.transforms.dedup.DedupConfig.Level;
import io.parley.transforms.dedup.DeduplicateConversations;
import io.parley.transforms.segment.Replies;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One conversation, posted again and again, on embedded Flink: prints the seconds and the most
 * memory that was in use. {@code -Ddedup.copies=N} asks for more of them; every second has other
 * punctuation, so that equal and similar copies meet.
 */
class CopiesMeasureTest {
  private static final int COPIES = Integer.getInteger("dedup.copies", 20_000);
  private static final int PARTS = 100;

  /** Of the last run, which is in this process. */
  private static final Map<String, Long> FOUND = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(
      strings = {"near exact 0", "near near 0", "none near 0", "none exact 0", "none none 3"})
  void copiesOfOneText(String levels) {
    String[] words = levels.split(" ", -1);
    DedupConfig config =
        RecipeReader.read(
                null,
                List.of(
                    "dedup.conversations=" + words[0],
                    "dedup.pairs=" + words[1],
                    "dedup.per_response=" + words[2]))
            .dedup();
    PrepareRequest request =
        new PrepareRequest(
            RecipeReader.read(null, List.of()), "", Runner.FLINK, 2, null, false, false);
    FOUND.clear();
    Pipeline pipeline = Pipeline.create(Runners.options(request));
    pipeline
        .apply(Create.of(IntStream.range(0, PARTS).boxed().toList()))
        .apply("Make copies", ParDo.of(new CopiesFn()))
        .setCoder(ConversationCoder.of())
        .apply(
            "Deduplicate",
            DeduplicateConversations.with(
                config,
                c -> new Slot(Split.TRAIN, Fingerprint.hash64(1, c.id())),
                Replies::keys,
                new Partitions(16)))
        .apply(
            "Name winners",
            MapElements.into(TypeDescriptors.strings()).via(v -> v.reason() + " " + v.winner()))
        .apply("Count verdicts", Count.perElement())
        .apply("Keep counts", ParDo.of(new KeepFn()));
    resetPeaks();
    long start = System.nanoTime();
    pipeline.run().waitUntilFinish();
    System.out.printf(
        Locale.ROOT,
        "%s, %,d copies: %.1f s, %,d MiB at most, of them garbage; %s%n",
        levels,
        COPIES,
        (System.nanoTime() - start) / 1e9,
        peakMebibytes(),
        FOUND);
    // Exact pairs and capped replies know two texts.
    long most = Math.max(config.caps().perResponse(), 1);
    boolean one = config.conversations() == Level.NEAR || config.pairs() == Level.NEAR;
    long kept = one ? 1 : 2 * most;
    assertEquals(COPIES - kept, FOUND.values().stream().mapToLong(count -> count).sum());
  }

  private static final class CopiesFn extends DoFn<Integer, Conversation> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void make(@Element Integer part, OutputReceiver<Conversation> out) {
      for (int i = part; i < COPIES; i += PARTS) {
        out.output(copy(i));
      }
    }
  }

  private static Conversation copy(int number) {
    String id = String.format(Locale.ROOT, "copy-%08d", number);
    String end = number % 2 == 0 ? "." : "!";
    return new Conversation(
        id,
        "copies",
        null,
        "en",
        List.of(
            turn(id, 0, "Does anybody here know how this printer is told to use both sides" + end),
            turn(
                id, 1, "Open its page in the settings, and choose the long edge at the top" + end)),
        null,
        ORIGIN);
  }

  private static final Origin ORIGIN = new Origin("copies", 0, null);

  private static Turn turn(String id, int index, String text) {
    return new Turn(
        List.of(new PostRef(id + "-" + index, ORIGIN)),
        index - 1,
        null,
        index + 1,
        text,
        null,
        null,
        Set.of(),
        null);
  }

  private static final class KeepFn extends DoFn<KV<String, Long>, Void> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void keep(@Element KV<String, Long> count) {
      FOUND.put(count.getKey(), count.getValue());
    }
  }

  private static void resetPeaks() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long peakMebibytes() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      bytes += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
    }
    return bytes >> 20;
  }
}
