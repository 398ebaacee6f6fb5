package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Example;
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
            ENCODER);
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
            ENCODER);
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

  private static List<String> decoded(View view, Example row, int columns) {
    List<Column> all = view.columns();
    return all.subList(all.size() - columns, all.size()).stream()
        .map(column -> column.name() + "=" + TOKENIZER.decode((int[]) column.value().apply(row)))
        .toList();
  }
}
