package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import io.parley.transforms.segment.PretrainView;
import io.parley.transforms.segment.Talk;
import io.parley.transforms.tokenize.template.TemplateName;
import io.parley.transforms.tokenize.template.Templates;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewWithIdsTest {
  private static final Tokenizer TOKENIZER = Tokenizers.of(Vocabulary.GPT2);

  private static final View PRETRAIN = new PretrainView((text, language) -> Optional.empty());
  private static final View WITH_IDS =
      ViewWithIds.ofText(PRETRAIN, new RowEncoder(TOKENIZER, Templates.of(TemplateName.CHATML)));

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
}
