package io.parley.transforms.decontaminate;

import static io.parley.transforms.decontaminate.DecontaminateConfig.Action.CONVERSATION;
import static io.parley.transforms.decontaminate.DecontaminateConfig.Action.PAIR;
import static io.parley.transforms.decontaminate.DecontaminateConfig.Action.REPORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Reason;
import io.parley.transforms.decontaminate.Decontaminator.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecontaminatorTest {
  private static final Benchmark BENCHMARK =
      Quiz.benchmark(
          Quiz.FERRY, Quiz.LICHEN, Quiz.SHORT, Quiz.TOO_SHORT, Quiz.CHINESE, Quiz.CHINESE_SHORT);

  private static Outcome judge(DecontaminateConfig.Action action, Conversation conversation) {
    return new Decontaminator(Quiz.index(Quiz.config(action), BENCHMARK), action)
        .judge(conversation);
  }

  /** The items that a conversation of these turns has. */
  private static List<Integer> items(String... turns) {
    return judge(REPORT, Talk.chain(turns)).hits().stream()
        .flatMap(hit -> hit.items().stream())
        .toList();
  }

  /** Each is the ferry, in another form. */
  static List<String> leaks() {
    List<String> leaks = new ArrayList<>();
    leaks.add(Quiz.FERRY);
    leaks.add(Quiz.FERRY.toUpperCase(Locale.ROOT));
    leaks.add(Quiz.FERRY.replaceAll("[.,?]", ""));
    leaks.add("**Q:** " + Quiz.FERRY.replace(" ", " — "));
    leaks.add(Quiz.FERRY.replace(" ", "\n"));
    leaks.add(Quiz.FERRY.replace("  ", " ").replace(" ", " \u00A0 "));
    leaks.add(fullWidth(Quiz.FERRY));
    leaks.add("> " + Quiz.FERRY.replace("lake in", "lake in\n>"));
    leaks.add(Quiz.FERRY.replace("forty", "fourty"));
    leaks.add(Quiz.FERRY.replace("hour", "huor"));
    leaks.add(Quiz.FERRY.replace("twelve", "eleven"));
    leaks.add("My teacher asked us this. " + Quiz.FERRY + " I got eight miles, is that right?");
    leaks.add("word ".repeat(5_000) + Quiz.FERRY + " word".repeat(5_000));
    return leaks;
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append(c > ' ' && c < 0x7F ? (char) (c + 0xFEE0) : (char) c));
    return wide.toString();
  }

  @Test
  void anItemThatSaysTheSameAgainAndAgainTakesLinearTime() {
    String hay =
        "The grass is green. The sky is blue. The sun is yellow. Here we go. ".repeat(20_000);
    Benchmark needle = Quiz.benchmark(hay);
    Decontaminator decontaminator =
        new Decontaminator(Quiz.index(Quiz.config(REPORT), needle), REPORT);
    Outcome outcome =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> decontaminator.judge(Talk.chain(hay)));
    assertEquals(List.of(0), outcome.hits().get(0).items());
  }

  @ParameterizedTest
  @MethodSource("leaks")
  void findsAnItemHoweverItIsWritten(String leak) {
    assertEquals(List.of(0), items(leak));
    assertEquals(List.of(0), items("Here is one for you.", leak, "About eight miles."));
  }

  /** Turns divided by a bar. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // Common words, and parts of an item that anybody may say.
        "How wide is the lake? | About two miles, I think.",
        "A ferry crosses the lake in forty minutes. | With the wind it does, and in an hour against it.",
        "Which two kinds of organisms live together in a lichen? | A fungus and an alga.",
        "Who painted the ceiling of the old observatory? | Nobody knows.",
        "Who painted the old library? | My uncle did.",
        "单开甲闸六小时放完，单开乙闸九小时放完。| 那就都开吧。",
        "下列哪种鸟不会在冬天飞？ | 企鹅。",
        "这个水库有甲乙两个放水闸 | 对的",
        "",
        "The the the the the the the the the the the the the the the the the the",
      })
  void findsNothingInInnocentTalk(String talk) {
    assertEquals(List.of(), items(talk.split(" \\| ", -1)));
  }

  /** A typo leaves pieces of 13 words and more, or it does not. */
  @Test
  void aTypoInTheMiddleHidesAShortItem() {
    assertEquals(List.of(1), items(Quiz.LICHEN.replace("other", "othr")));
    assertEquals(List.of(), items(Quiz.LICHEN.replace("together", "togehter")));
    assertEquals(List.of(2), items("So, " + Quiz.SHORT));
    assertEquals(List.of(), items(Quiz.SHORT.replace("ceiling", "cieling")));
  }

  @Test
  void findsChinese() {
    assertEquals(List.of(4), items("老师问：" + Quiz.CHINESE + "怎么做？"));
    assertEquals(List.of(4), items(Quiz.CHINESE.replace("，", "\n").replace("？", "?")));
    assertEquals(List.of(4), items(Quiz.CHINESE.replace("某", "有个").replace("几小时", "多久")));
    assertEquals(List.of(5), items("请问 " + Quiz.CHINESE_SHORT));
  }

  @Test
  void findsAnItemThatIsSplitOverTurns() {
    String[] halves = Quiz.FERRY.split("(?<=minutes) ", 2);
    assertEquals(List.of(0), items(halves[0], halves[1]));
    assertEquals(List.of(0), items(halves[0], "Go on.", halves[1]));
    assertEquals(
        List.of("", "contaminated quiz"),
        Talk.causes(judge(PAIR, Talk.chain(halves)).conversation()));
  }

  @Test
  void aConversationGoesAsAWhole() {
    Cause tooShort = Cause.of(Reason.TOO_SHORT);
    Cause deleted = Cause.of(Reason.DELETED);
    Conversation conversation =
        new Talk()
            .turn(-1, "Hi!")
            .turn(0, Quiz.FERRY)
            .rejected(1, "Eight.", tooShort)
            .rejected(1, "[deleted]", deleted)
            .build("c");
    Outcome outcome = judge(CONVERSATION, conversation);
    assertEquals(
        List.of("contaminated quiz", "contaminated quiz", "contaminated quiz", "deleted"),
        Talk.causes(outcome.conversation()));
    assertEquals(List.of(new Hit("quiz", List.of(0), 3)), outcome.hits());
  }

  @Test
  void aPairGoesWithWhatDependsOnIt() {
    Conversation conversation =
        new Talk()
            .turn(-1, "Riddles, anyone?")
            .turn(0, Quiz.FERRY + " " + Quiz.LICHEN)
            .turn(1, "Eight miles.")
            .turn(0, "Not today.")
            .turn(2, "Why?")
            .build("c");
    Outcome outcome = judge(PAIR, conversation);
    assertEquals(
        List.of(
            "",
            "contaminated quiz",
            "rejected_context contaminated",
            "",
            "rejected_context contaminated"),
        Talk.causes(outcome.conversation()));
    assertEquals(List.of(new Hit("quiz", List.of(0, 1), 3)), outcome.hits());
  }

  /** One that may be read would be read. */
  @Test
  void aTurnThatIsOnlyReadGoes() {
    Conversation conversation =
        new Talk()
            .rejected(-1, Quiz.FERRY, Cause.of(Reason.TOO_LONG))
            .turn(0, "Eight miles.")
            .build("c");
    assertEquals(
        List.of("contaminated quiz", "rejected_context contaminated"),
        Talk.causes(judge(PAIR, conversation).conversation()));
  }

  @Test
  void whatNobodyReadsIsNotLookedAt() {
    Conversation conversation =
        new Talk().turn(-1, "Hi!").rejected(0, Quiz.FERRY, Cause.of(Reason.UNSAFE)).build("c");
    Outcome outcome = judge(CONVERSATION, conversation);
    assertSame(conversation, outcome.conversation());
    assertEquals(List.of(), outcome.hits());
  }

  @Test
  void aReportTakesNothingAway() {
    Conversation conversation = Talk.chain(Quiz.FERRY, Quiz.SHORT, Quiz.CHINESE);
    Outcome outcome = judge(REPORT, conversation);
    assertSame(conversation, outcome.conversation());
    assertEquals(List.of(new Hit("quiz", List.of(0, 2, 4), 0)), outcome.hits());
  }

  @Test
  void namesEveryBenchmark() {
    Benchmark other = new Benchmark("other", List.of(), List.of(List.of(Quiz.FERRY)));
    NgramIndex index = Quiz.index(Quiz.config(CONVERSATION), other, BENCHMARK);
    Outcome outcome =
        new Decontaminator(index, CONVERSATION).judge(Talk.chain(Quiz.FERRY, Quiz.LICHEN));
    assertEquals(
        List.of("contaminated other, quiz", "contaminated other, quiz"),
        Talk.causes(outcome.conversation()));
    assertEquals(
        List.of(new Hit("other", List.of(0), 2), new Hit("quiz", List.of(0, 1), 2)),
        outcome.hits());
  }

  /** An instruction that all items have is no item; what follows it is. */
  @Test
  void boilerplateIsNoItem() {
    String boilerplate =
        "Read the passage below with care and answer the question that follows it in one short"
            + " sentence, giving no reasons.";
    String[] questions =
        IntStream.range(0, 12)
            .mapToObj(i -> boilerplate + " " + Quiz.FERRY.replaceAll("(\\w)\\b", "$1" + letters(i)))
            .toArray(String[]::new);
    NgramIndex index = Quiz.index(Quiz.config(REPORT), Quiz.benchmark(questions));
    Decontaminator decontaminator = new Decontaminator(index, REPORT);
    assertEquals(List.of(), decontaminator.judge(Talk.chain(boilerplate, "Yes.")).hits());
    assertEquals(
        List.of(new Hit("quiz", List.of(7), 0)),
        decontaminator.judge(Talk.chain(questions[7], "Eight.")).hits());
    String alone = questions[7].substring(boilerplate.length());
    assertEquals(
        List.of(new Hit("quiz", List.of(7), 0)),
        decontaminator.judge(Talk.chain(alone, "Eight.")).hits());
  }

  private static String letters(int number) {
    return Character.toString('a' + number);
  }
}
