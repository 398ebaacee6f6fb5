package io.parley.transforms.tokenize;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.SYSTEM;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import io.parley.transforms.segment.ChatView;
import io.parley.transforms.segment.PairsView;
import io.parley.transforms.segment.RandomTalk;
import io.parley.transforms.segment.SegmentConfig;
import io.parley.transforms.segment.Talk;
import io.parley.transforms.segment.WindowConfig;
import io.parley.transforms.tokenize.TokenizeConfig.Loss;
import io.parley.transforms.tokenize.TokenizeConfig.Overlong;
import io.parley.transforms.tokenize.template.TemplateName;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rows that do not fit, as the view of tokens cuts them. */
class ShortenerTest {
  private static final Tokenizer TOKENIZER = Tokenizers.of(Vocabulary.O200K);
  private static final int END = TOKENIZER.control("<|im_end|>");

  private static View view(int maxTokens) {
    TokenizeConfig config =
        new TokenizeConfig(
            Vocabulary.O200K,
            TemplateName.CHATML,
            maxTokens,
            Loss.ASSISTANT,
            Overlong.CUT,
            NoiseConfig.none(),
            false);
    RowEncoder encoder = RowEncoder.of(config);
    SegmentConfig segment = SegmentConfig.defaults();
    WindowConfig windows = new WindowConfig(true, 0, 1);
    return new TokensView(
        config,
        encoder,
        new ChatView(segment, encoder.budget(maxTokens), windows),
        new PairsView(segment, encoder.budget(maxTokens), windows),
        1);
  }

  /** What stands before the last prompt goes first, as a whole; only then are texts cut. */
  @Test
  void aLongerChatIsWindowedToItsLastPromptAndThenCut() {
    String target = "and so it goes on ".repeat(20).strip();
    Talk log =
        new Talk()
            .say(-1, SYSTEM, "Be brief.")
            .say(0, USER, "First?")
            .say(1, ASSISTANT, "Yes.")
            .say(2, USER, "Second?")
            .say(3, ASSISTANT, target)
            .say(4, USER, "Third?")
            .say(5, ASSISTANT, "No.");
    Cuts cuts = view(40).cut(log.build());
    assertEquals(List.of(), cuts.dropped());
    assertEquals(
        List.of(false, true, false), cuts.rows().stream().map(c -> c.shortened()).toList());
    assertEquals("{3, 4}", cuts.rows().get(1).read().toString());
    assertEquals("{4}", cuts.rows().get(1).trained().toString());
    String text = text(cuts.rows().get(1));
    String head = "<|im_start|>user\nSecond?<|im_end|>\n<|im_start|>assistant\n";
    assertTrue(text.startsWith(head + "and so it goes on"), text);
    assertEquals(40, tokens(cuts.rows().get(1)).inputIds().length);
    assertTrue((head + target).startsWith(text), "no end of a turn that goes on");
    assertEquals("{0, 5, 6}", cuts.rows().get(2).read().toString());
  }

  private static Example.Tokens tokens(Cuts.Cut cut) {
    return (Example.Tokens) cut.example().body();
  }

  private static String text(Cuts.Cut cut) {
    return TOKENIZER.decode(tokens(cut).inputIds());
  }

  private static String trained(Cuts.Cut cut) {
    return TOKENIZER.decode(
        Arrays.stream(tokens(cut).labels()).filter(id -> id != Example.Tokens.IGNORED).toArray());
  }

  @Test
  void theTurnAnsweredLosesItsBeginning() {
    Conversation talk =
        Talk.chain("one two three four five six seven eight nine ten eleven twelve", "a b c");
    Cuts.Cut cut = view(24).cut(talk).rows().get(0);
    assertEquals(
        "<|im_start|>user\ntwo three four five six seven eight nine ten eleven twelve<|im_end|>\n<|im_start|>assistant\na b"
            + " c<|im_end|>\n",
        text(cut));
    assertEquals("a b c<|im_end|>", trained(cut));
    assertTrue(cut.shortened());
    assertEquals("{0, 1}", cut.read().toString());
    assertEquals("{1}", cut.trained().toString());
  }

  @Test
  void aReplyThatIsTooLongHasNoEnd() {
    String count = "one two three four five six seven eight nine ten eleven twelve";
    Cuts.Cut cut = view(24).cut(Talk.chain(count, count)).rows().get(0);
    assertEquals(
        "<|im_start|>user\nseven eight nine ten eleven twelve<|im_end|>\n<|im_start|>assistant\none two three four"
            + " five six seven eight nine ten",
        text(cut));
    assertEquals("one two three four five six seven eight nine ten", trained(cut));
    assertEquals(24, tokens(cut).inputIds().length);
  }

  @Test
  void whatFitsIsWhole() {
    Cuts.Cut cut = view(24).cut(Talk.chain("a", "b")).rows().get(0);
    assertFalse(cut.shortened());
    assertEquals("b<|im_end|>", trained(cut));
  }

  /** Emoji of several tokens, words without spaces: never half a character. */
  @Test
  void noCharacterIsBroken() {
    String emoji = "\uD83E\uDDD1\u200D\uD83D\uDE80\uD83E\uDEE0";
    for (int max = 16; max < 60; max++) {
      for (String long_ : List.of(emoji.repeat(40), "好的谢谢你们".repeat(60), "x".repeat(2_000))) {
        Cuts.Cut cut = view(max).cut(Talk.chain(long_, long_)).rows().get(0);
        String reply = trained(cut);
        assertTrue(long_.startsWith(reply), reply);
        assertFalse(text(cut).contains("\uFFFD"), text(cut));
        assertTrue(tokens(cut).inputIds().length <= max);
        assertTrue(tokens(cut).inputIds().length > max - 4);
      }
    }
  }

  @Test
  void ofLogsWithRolesToo() {
    String count = "one two three four five six seven eight nine ten eleven twelve";
    Conversation log =
        new Talk()
            .say(-1, USER, "a")
            .say(0, ASSISTANT, "b")
            .say(1, USER, count)
            .say(2, ASSISTANT, count)
            .build();
    List<Cuts.Cut> rows = view(24).cut(log).rows();
    assertEquals("b<|im_end|>", trained(rows.get(0)));
    assertFalse(rows.get(0).shortened());
    assertTrue(trained(rows.get(1)).startsWith("one two three"));
    assertTrue(rows.get(1).shortened());
  }

  /** No candidate is lost, and what is whole ends as it did. */
  @Test
  void randomTrees() {
    SplittableRandom random = new SplittableRandom(8);
    int shortened = 0;
    for (int n = 0; n < 600; n++) {
      int max = random.nextInt(16, 80);
      Cuts cuts = view(max).cut(RandomTalk.of(random));
      assertTrue(
          cuts.dropped().stream().noneMatch(drop -> drop.cause().toString().contains("BUDGET")));
      for (Cuts.Cut cut : cuts.rows()) {
        assertTrue(tokens(cut).inputIds().length <= max);
        assertTrue(cut.shortened() || trained(cut).endsWith("<|im_end|>"));
        int ends = (int) Arrays.stream(tokens(cut).labels()).filter(id -> id == END).count();
        assertTrue(!cut.shortened() || ends <= 1);
        shortened += cut.shortened() ? 1 : 0;
      }
    }
    assertTrue(shortened > 300, "shortened: " + shortened);
  }
}
