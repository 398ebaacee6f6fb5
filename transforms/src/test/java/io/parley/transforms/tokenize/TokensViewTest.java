package io.parley.transforms.tokenize;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import io.parley.transforms.segment.ChatView;
import io.parley.transforms.segment.PairsView;
import io.parley.transforms.segment.PretrainView;
import io.parley.transforms.segment.RandomTalk;
import io.parley.transforms.segment.SegmentConfig;
import io.parley.transforms.segment.SegmentConfig.LeadingAssistant;
import io.parley.transforms.segment.SegmentConfig.Paths;
import io.parley.transforms.segment.Talk;
import io.parley.transforms.tokenize.TokenizeConfig.Loss;
import io.parley.transforms.tokenize.TokenizeConfig.Overlong;
import io.parley.transforms.tokenize.template.Part;
import io.parley.transforms.tokenize.template.Template;
import io.parley.transforms.tokenize.template.TemplateName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TokensViewTest {
  private static TokenizeConfig config(Vocabulary vocabulary, int maxTokens, Loss loss) {
    return new TokenizeConfig(
        vocabulary,
        TemplateName.CHATML,
        maxTokens,
        loss,
        Overlong.REJECT,
        NoiseConfig.none(),
        false);
  }

  private static TokensView view(TokenizeConfig config, SegmentConfig segment) {
    RowEncoder template = RowEncoder.of(config);
    Budget budget = template.budget(config.maxTokens());
    return new TokensView(
        config, template, new ChatView(segment, budget), new PairsView(segment, budget), 1);
  }

  private static TokensView view(Loss loss) {
    return view(config(Vocabulary.O200K, 2048, loss), SegmentConfig.defaults());
  }

  private static final Conversation LOG =
      new Talk()
          .say(-1, USER, "a")
          .say(0, ASSISTANT, "b")
          .say(1, USER, "c")
          .say(2, ASSISTANT, "d")
          .build();

  private static String counted(Cuts.Cut cut) {
    int[] labels = ((Example.Tokens) cut.example().body()).labels();
    return Tokenizers.of(Vocabulary.O200K)
        .decode(Arrays.stream(labels).filter(id -> id != Example.Tokens.IGNORED).toArray());
  }

  @Test
  void sourcesWithRolesGiveChatRows() {
    Cuts cuts = view(Loss.ASSISTANT).cut(LOG);
    assertEquals(1, cuts.rows().size());
    assertEquals("c/p3", cuts.rows().get(0).example().id());
    assertEquals("b<|im_end|>d<|im_end|>", counted(cuts.rows().get(0)));
    assertEquals("{1, 3}", cuts.rows().get(0).trained().toString());
    assertEquals("{0, 1, 2, 3}", cuts.rows().get(0).read().toString());
    assertEquals(
        List.of(
            "id",
            "input_ids",
            "labels",
            "conversation",
            "posts",
            "language",
            "source",
            "license",
            "signals"),
        view(Loss.LAST).columns().stream().map(Column::name).toList());
  }

  @Test
  void theLastTargetAlone() {
    Cuts.Cut cut = view(Loss.LAST).cut(LOG).rows().get(0);
    assertEquals("d<|im_end|>", counted(cut));
    assertEquals("{3}", cut.trained().toString());
  }

  @Test
  void theLastTargetIsAllItsTurns() {
    Conversation merged =
        new Talk()
            .say(-1, USER, "a")
            .say(0, ASSISTANT, "b")
            .say(1, USER, "c")
            .say(2, ASSISTANT, "d")
            .say(3, ASSISTANT, "e")
            .build();
    Cuts.Cut cut = view(Loss.LAST).cut(merged).rows().get(0);
    assertEquals("d\n\ne<|im_end|>", counted(cut));
    assertEquals("{3, 4}", cut.trained().toString());
  }

  @Test
  void othersGivePairs() {
    Cuts cuts = view(Loss.ASSISTANT).cut(Talk.chain("a", "b", "c"));
    assertEquals(
        List.of("b<|im_end|>", "c<|im_end|>"),
        cuts.rows().stream().map(TokensViewTest::counted).toList());
  }

  @Test
  void whatTheOtherViewDropsIsDroppedHere() {
    TokensView view = view(config(Vocabulary.GPT2, 16, Loss.ASSISTANT), SegmentConfig.defaults());
    Cuts cuts = view.cut(Talk.chain("a", "one two three four five six", "b"));
    assertEquals(List.of(), cuts.rows());
    assertEquals(
        "[Drop[id=c/p1, turn=1, turns={1}, cause=Cause[reason=OVER_BUDGET, detail=up to 18 tokens, room for 16]],"
            + " Drop[id=c/p2, turn=2, turns={2}, cause=Cause[reason=OVER_BUDGET, detail=up to 18 tokens, room for"
            + " 16]]]",
        cuts.dropped().toString());
  }

  @Test
  void aRowThatIsTooLongOrTeachesNothingIsDropped() {
    assertEquals("OVER_BUDGET 17 tokens of 16", faultOf(17, false));
    assertEquals("BAD_MASK 0 of 3 tokens counted", faultOf(3, false));
    assertEquals("BAD_MASK 3 of 3 tokens counted", faultOf(3, true));
  }

  private static String faultOf(int tokens, boolean trained) {
    Template broken =
        new Template() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public List<Part> render(List<Message> messages, List<Boolean> targets) {
            return List.of(Part.text(" a".repeat(tokens), trained));
          }

          @Override
          public Part turnEnd() {
            return Part.end(true);
          }

          @Override
          public List<String> controls() {
            return List.of();
          }

          @Override
          public List<Part> prompt(List<Message> messages) {
            return List.of();
          }

          @Override
          public List<Part> message(Role role, String content) {
            return List.of(Part.text(content));
          }

          @Override
          public List<Part> frame() {
            return List.of();
          }

          @Override
          public List<String> marks() {
            return List.of();
          }
        };
    RowEncoder encoder = new RowEncoder(Tokenizers.of(Vocabulary.GPT2), broken);
    PairsView pairs = new PairsView(SegmentConfig.defaults(), encoder.budget(99));
    Cuts cuts =
        new TokensView(config(Vocabulary.GPT2, 16, Loss.ASSISTANT), encoder, pairs, pairs, 1)
            .cut(Talk.chain("a", "b"));
    assertEquals(List.of(), cuts.rows());
    Cuts.Drop drop = cuts.dropped().get(0);
    assertEquals("c/p1 1", drop.id() + " " + drop.turn());
    return drop.cause().reason() + " " + drop.cause().detail();
  }

  /** The budget bounds from above: what the other views let through is never too long here. */
  @ParameterizedTest
  @FieldSource("io.parley.transforms.tokenize.Vocabulary#BUILT_IN")
  void noRowOfRandomTreesIsOverTheLimit(Vocabulary vocabulary) {
    SplittableRandom random = new SplittableRandom(3);
    int rows = 0;
    for (int n = 0; n < 600; n++) {
      TokenizeConfig config = config(vocabulary, random.nextInt(16, 300), Loss.ASSISTANT);
      SegmentConfig segment =
          new SegmentConfig(
              Paths.ALL, random.nextInt(2, 20), random.nextBoolean(), LeadingAssistant.SYSTEM);
      Conversation conversation = RandomTalk.of(random);
      Budget budget = RowEncoder.of(config).budget(config.maxTokens());
      View source =
          conversation.hasRoles() ? new ChatView(segment, budget) : new PairsView(segment, budget);
      Cuts expected = source.cut(conversation);
      Cuts cuts = view(config, segment).cut(conversation);
      assertEquals(expected.dropped(), cuts.dropped());
      assertEquals(expected.rows().size(), cuts.rows().size());
      for (Cuts.Cut cut : cuts.rows()) {
        Example.Tokens tokens = (Example.Tokens) cut.example().body();
        assertTrue(tokens.inputIds().length <= config.maxTokens());
      }
      rows += cuts.rows().size();
    }
    assertTrue(rows > 1_000, "rows seen: " + rows);
  }

  /** A limit on time, generous for slow machines; work that grows as the square takes minutes. */
  @ParameterizedTest
  @FieldSource("io.parley.transforms.tokenize.Vocabulary#BUILT_IN")
  void aChainOfFiveThousandTurnsTakesSeconds(Vocabulary vocabulary) {
    TokenizeConfig config = config(vocabulary, 2048, Loss.ASSISTANT);
    Budget budget = RowEncoder.of(config).budget(config.maxTokens());
    SegmentConfig segment = SegmentConfig.defaults();
    List<View> views =
        List.of(
            new ChatView(segment, budget),
            new PairsView(segment, budget),
            new PretrainView((text, language) -> Optional.empty()),
            view(config, segment));
    for (int speakers : new int[] {2, 5_000}) {
      Talk talk = new Talk();
      for (int i = 0; i < 5_000; i++) {
        talk.say(
            i - 1, 1 + i % speakers, "Turn " + i + " says what turns of chats do say. ".repeat(4));
      }
      Conversation chain = talk.build();
      for (View view : views) {
        Cuts cuts =
            Assertions.assertTimeout(Duration.ofSeconds(60), () -> view.cut(chain), view.name());
        assertTrue(cuts.rows().size() > 0);
      }
    }
  }
}
