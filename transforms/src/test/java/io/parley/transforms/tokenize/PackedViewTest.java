package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Example;
import io.parley.schemas.Signal;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.GatheringView;
import io.parley.transforms.View;
import io.parley.transforms.segment.ChatView;
import io.parley.transforms.segment.PairsView;
import io.parley.transforms.segment.RandomTalk;
import io.parley.transforms.segment.SegmentConfig;
import io.parley.transforms.tokenize.TokenizeConfig.Loss;
import io.parley.transforms.tokenize.TokenizeConfig.Overlong;
import io.parley.transforms.tokenize.template.TemplateName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PackedViewTest {
  private static final int IGNORED = Example.Tokens.IGNORED;

  private static Example row(String id, String source, String licence, int... ids) {
    int[] labels = ids.clone();
    labels[0] = IGNORED;
    return new Example(
        id, "c", List.of("p"), "en", source, licence, Set.of(), new Example.Tokens(ids, labels));
  }

  private static List<Example> pack(int maxTokens, List<Example> documents) {
    List<Example> rows = new ArrayList<>();
    GatheringView.Gatherer gatherer = new PackedView(null, maxTokens).gather(rows::add);
    documents.forEach(gatherer::add);
    gatherer.finish();
    return rows;
  }

  private static String text(Column column, Example row) {
    Object value = column.value().apply(row);
    return column.name() + "=" + (value instanceof int[] ints ? Arrays.toString(ints) : value);
  }

  @Test
  void columnsOfTwoRows() {
    List<Example> rows =
        pack(
            6,
            List.of(
                row("a:1", "forum", "MIT", 1, 2),
                row("a:2", "chat", null, 3, 4, 5, 6, 7),
                row("b:1", "chat", "MIT", 8, 9, 10, 11)));
    List<String> first =
        new PackedView(null, 6).columns().stream().map(c -> text(c, rows.get(1))).toList();
    assertEquals(
        List.of(
            "id=" + rows.get(1).id(),
            "input_ids=[1, 2, 8, 9, 10, 11]",
            "labels=[-100, 2, -100, 9, 10, 11]",
            "position_ids=[0, 1, 0, 1, 2, 3]",
            "seq_lengths=[2, 4]",
            "rows=[a:1, b:1]",
            "languages=[en]",
            "sources=[chat, forum]",
            "licenses=[MIT]",
            "signals=[]"),
        first);
    assertEquals("[a:2]", ((Example.Packed) rows.get(0).body()).rows().toString());
    assertEquals(2, rows.size());
  }

  /** The loss would count it as following the row before. */
  @Test
  void theFirstLabelOfEachIsIgnored() {
    Example.Tokens all = new Example.Tokens(new int[] {1, 2}, new int[] {1, 2});
    Example document =
        new Example("a", "c", List.of("p"), "en", "s", null, Set.of(Signal.PROFANITY), all);
    Example row = pack(4, List.of(document, document)).get(0);
    assertArrayEquals(new int[] {IGNORED, 2, IGNORED, 2}, ((Example.Packed) row.body()).labels());
    assertEquals(Set.of(Signal.PROFANITY), row.signals());
  }

  /** Every row of tokens once and whole, in rows that are equal whenever they are made. */
  @Test
  void randomTalks() {
    TokenizeConfig config =
        new TokenizeConfig(
            Vocabulary.GPT2,
            TemplateName.CHATML,
            256,
            Loss.ASSISTANT,
            Overlong.REJECT,
            NoiseConfig.none(),
            false);
    RowEncoder encoder = RowEncoder.of(config);
    SegmentConfig segment = SegmentConfig.defaults();
    View tokens =
        new TokensView(
            config,
            encoder,
            new ChatView(segment, encoder.budget(256)),
            new PairsView(segment, encoder.budget(256)),
            1);
    SplittableRandom random = new SplittableRandom(4);
    List<Example> documents = new ArrayList<>();
    Map<String, Example.Tokens> byId = new TreeMap<>();
    for (int n = 0; n < 300; n++) {
      for (Cuts.Cut cut : tokens.cut(RandomTalk.of(random)).rows()) {
        // Talks have one id.
        String id = n + "/" + cut.example().id();
        Example row = cut.example();
        documents.add(new Example(id, id, row.posts(), "en", "s", null, Set.of(), row.body()));
        byId.put(id, (Example.Tokens) row.body());
      }
    }
    List<Example> rows = pack(256, documents);
    long filled = 0;
    for (Example row : rows) {
      Example.Packed packed = (Example.Packed) row.body();
      int at = 0;
      for (int i = 0; i < packed.rows().size(); i++) {
        Example.Tokens document = byId.remove(packed.rows().get(i));
        int end = at + packed.seqLengths()[i];
        assertArrayEquals(document.inputIds(), Arrays.copyOfRange(packed.inputIds(), at, end));
        assertArrayEquals(document.labels(), Arrays.copyOfRange(packed.labels(), at, end));
        assertEquals(0, packed.positionIds()[at]);
        assertEquals(end - at - 1, packed.positionIds()[end - 1]);
        assertEquals(encoder.turnEnd(), last(document.labels()));
        at = end;
      }
      assertTrue(at <= 256);
      filled += at;
    }
    assertEquals(Map.of(), byId);
    assertTrue(filled / (256.0 * rows.size()) > 0.98, filled + " in " + rows.size());
    assertEquals(rows.size(), rows.stream().map(Example::id).distinct().count());
    assertEquals(
        rows.stream().map(Example::id).toList(),
        pack(256, documents).stream().map(Example::id).toList());
  }

  private static int last(int[] labels) {
    int last = labels.length - 1;
    while (labels[last] == IGNORED) {
      last--;
    }
    return labels[last];
  }

  /** More than is held at once: stretches of the shard, each packed by itself. */
  @Test
  void longShards() {
    int[] ids = new int[1_000];
    Arrays.fill(ids, 7);
    List<Example> rows = new ArrayList<>();
    GatheringView.Gatherer gatherer = new PackedView(null, 2_048).gather(rows::add);
    int before = 0;
    for (int i = 0; i < 20_001; i++) {
      gatherer.add(row("r" + i, "s", null, ids));
      before = i == 19_999 ? rows.size() : before;
    }
    gatherer.finish();
    assertTrue(before > 8_000 && before < 10_000, "rows before the end: " + before);
    assertEquals(10_001, rows.size());
    assertEquals(
        20_001, rows.stream().mapToInt(r -> ((Example.Packed) r.body()).rows().size()).sum());
  }
}
