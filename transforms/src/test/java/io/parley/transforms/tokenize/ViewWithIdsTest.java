package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.transforms.Budget;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import io.parley.transforms.segment.KtoView;
import io.parley.transforms.segment.PreferenceConfig;
import io.parley.transforms.segment.PreferencesView;
import io.parley.transforms.segment.PretrainView;
import io.parley.transforms.segment.SegmentConfig;
import io.parley.transforms.segment.Talk;
import io.parley.transforms.tokenize.template.TemplateName;
import io.parley.transforms.tokenize.template.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ViewWithIdsTest {
  private static final Tokenizer TOKENIZER = Tokenizers.of(Vocabulary.GPT2);

  private static final RowEncoder ENCODER =
      new RowEncoder(TOKENIZER, Templates.of(TemplateName.CHATML));

  private static final View PRETRAIN = new PretrainView((text, language) -> Optional.empty());
  private static final View WITH_IDS = ViewWithIds.ofText(PRETRAIN, ENCODER);

  @Test
  void aTextHasItsTokensAndTheEndOfText() {
    Cuts cuts = WITH_IDS.cut(Talk.chain("Is <|endoftext|> text?", "Yes."));
    Column column = WITH_IDS.columns().get(WITH_IDS.columns().size() - 1);
    assertEquals("input_ids", column.name());
    int[] ids = (int[]) column.value().apply(cuts.rows().get(0).example());
    String text = "Speaker 1: Is <|endoftext|> text?\n\nSpeaker 2: Yes.";
    assertEquals(text + "<|endoftext|>", TOKENIZER.decode(ids));
    assertArrayEquals(TOKENIZER.encode(text), Arrays.copyOf(ids, ids.length - 1), "what text says");
    assertEquals(TOKENIZER.endOfText(), ids[ids.length - 1]);
  }

  @Test
  void everythingElseIsTheViews() {
    assertEquals("pretrain", WITH_IDS.name());
    assertEquals(PRETRAIN.columns(), WITH_IDS.columns().subList(0, PRETRAIN.columns().size()));
    assertEquals(
        PRETRAIN.cut(Talk.chain("a", "b")).rows().get(0).example(),
        WITH_IDS.cut(Talk.chain("a", "b")).rows().get(0).example());
  }

  @Test
  void aPreferenceHasTheTokensOfPromptAndReplies() {
    View view =
        ViewWithIds.ofPreferences(
            new PreferencesView(
                SegmentConfig.defaults(), PreferenceConfig.defaults(), ENCODER.budget(100)),
            ENCODER,
            100);
    Example row =
        view.cut(
                new Talk()
                    .say(-1, 1, "Why?")
                    .add(0, null, 2, "No.", 1L, 2L)
                    .add(0, null, 3, "Because it rains.", 2L, 8L)
                    .build())
            .rows()
            .get(0)
            .example();
    assertEquals(
        List.of(
            "prompt_ids=<|im_start|>user\nWhy?<|im_end|>\n<|im_start|>assistant\n",
            "chosen_ids=Because it rains.<|im_end|>",
            "rejected_ids=No.<|im_end|>"),
        decoded(view, row, 3));
  }

  @Test
  void aJudgedReplyHasItsTokens() {
    View view =
        ViewWithIds.ofJudged(
            new KtoView(SegmentConfig.defaults(), PreferenceConfig.defaults(), ENCODER.budget(100)),
            ENCODER,
            100);
    Cuts cuts =
        view.cut(
            new Talk()
                .say(-1, 1, "Why?")
                .add(0, null, 2, "No.", 1L, -2L)
                .add(0, null, 3, "Because it rains.", 2L, 8L)
                .build());
    String prompt = "prompt_ids=<|im_start|>user\nWhy?<|im_end|>\n<|im_start|>assistant\n";
    assertEquals(
        List.of(prompt, "completion_ids=No.<|im_end|>"),
        decoded(view, cuts.rows().get(0).example(), 2));
    assertEquals(
        List.of(prompt, "completion_ids=Because it rains.<|im_end|>"),
        decoded(view, cuts.rows().get(1).example(), 2));
  }

  /** As with vocabularies of other families, whose budget is an estimate. */
  @Test
  void aRowThatIsLongerThanWasThoughtIsDropped() {
    SegmentConfig segment = SegmentConfig.defaults();
    PreferenceConfig preferences = PreferenceConfig.defaults();
    Budget estimate = ENCODER.budget(100);
    // Eleven tokens of the prompt, five of the longer reply and two of the shorter, with their
    // ends.
    for (int limit : new int[] {15, 16}) {
      Cuts pairs =
          ViewWithIds.ofPreferences(
                  new PreferencesView(segment, preferences, estimate), ENCODER, limit)
              .cut(rain(2));
      Cuts judged =
          ViewWithIds.ofJudged(new KtoView(segment, preferences, estimate), ENCODER, limit)
              .cut(rain(-2));
      String expected = limit == 16 ? "" : "{2} Cause[reason=OVER_BUDGET, detail=16 tokens of 15]";
      assertEquals(expected, dropped(pairs));
      assertEquals(expected, dropped(judged));
      assertEquals(1, pairs.rows().size() + pairs.dropped().size());
      assertEquals(2, judged.rows().size() + judged.dropped().size());
    }
    Cuts none =
        ViewWithIds.ofJudged(new KtoView(segment, preferences, estimate), ENCODER, 12)
            .cut(rain(-2));
    assertEquals("{1}", none.dropped().get(0).turns().toString());
  }

  private static Conversation rain(long votes) {
    return new Talk()
        .say(-1, 1, "Why?")
        .add(0, null, 2, "No.", 1L, votes)
        .add(0, null, 3, "Because it rains.", 2L, 8L)
        .build();
  }

  private static String dropped(Cuts cuts) {
    return cuts.dropped().stream()
        .map(drop -> drop.turns() + " " + drop.cause())
        .collect(Collectors.joining(", "));
  }

  private static List<String> decoded(View view, Example row, int columns) {
    List<Column> all = view.columns();
    return all.subList(all.size() - columns, all.size()).stream()
        .map(column -> column.name() + "=" + TOKENIZER.decode((int[]) column.value().apply(row)))
        .toList();
  }
}
