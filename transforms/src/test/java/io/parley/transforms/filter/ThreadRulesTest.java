package io.parley.transforms.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Range;
import io.parley.transforms.filter.thread.Reception;
import io.parley.transforms.filter.thread.Reception.Accepted;
import io.parley.transforms.filter.thread.Shape;
import io.parley.transforms.filter.thread.ThreadConfig;
import io.parley.transforms.filter.thread.ThreadConfig.ChatReplies;
import io.parley.transforms.filter.thread.ThreadRules;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who speaks to whom, and how others received it. */
class ThreadRulesTest {
  private static final String OK = "This is a perfectly good sentence.";
  private static final Range ANY = new Range(0, Integer.MAX_VALUE);

  @Test
  void marksOfTheSource() {
    ThreadConfig safe =
        Configs.threads(false, true, ChatReplies.ALL, Configs.ANY_SHAPE, Reception.defaults());
    Conversations opening =
        new Conversations().turn(-1, 1, OK, Flag.NSFW).turn(0, 2, OK).turn(1, 1, OK);
    assertCauses(safe, opening, "nsfw", "rejected_context nsfw", "rejected_context nsfw");
    assertCauses(
        safe,
        new Conversations().turn(-1, 1, OK).turn(0, 2, OK, Flag.NSFW).turn(1, 1, OK).turn(0, 3, OK),
        "",
        "nsfw",
        "rejected_context nsfw",
        "");
    assertCauses(Configs.ANYBODY, opening, "", "", "");
    assertFalse(Reason.NSFW.excerpt(), "nobody reads it again among the rejections");
  }

  /** Deleted turns, and what hangs on them, are not counted. */
  @ParameterizedTest
  @CsvSource({
    "0, 9, ''",
    "3, 3, ''",
    "4, 9, 'too_few_turns 3 turns, at least 4'",
    "0, 2, 'too_many_turns 3 turns, at most 2'",
  })
  void turns(int min, int max, String cause) {
    ThreadConfig threads = shaped(new Shape(new Range(min, max), ANY, true, true));
    assertCauses(
        threads,
        new Conversations()
            .turn(-1, 1, OK)
            .turn(0, 2, OK)
            .turn(0, 3, "", Flag.DELETED)
            .turn(2, 4, OK)
            .turn(1, 1, OK),
        cause,
        cause,
        "deleted",
        "rejected_context deleted",
        cause);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 9, ''",
    "2, 2, ''",
    "3, 9, 'too_few_speakers 2 speakers, at least 3'",
    "0, 1, 'too_many_speakers 2 speakers, at most 1'",
  })
  void speakers(int min, int max, String cause) {
    ThreadConfig threads = shaped(new Shape(ANY, new Range(min, max), true, true));
    assertCauses(
        threads,
        new Conversations()
            .turn(-1, 1, OK)
            .turn(0, 2, OK)
            .turn(1, 1, OK)
            .turn(0, 3, "", Flag.DELETED)
            .turn(3, 4, OK),
        cause,
        cause,
        cause,
        "deleted",
        "rejected_context deleted");
    assertCauses(
        threads,
        new Conversations()
            .turn(-1, Role.SYSTEM, OK)
            .turn(0, Role.USER, OK)
            .turn(1, Role.ASSISTANT, OK),
        cause,
        cause,
        cause);
  }

  /** What gives no row anyway has a name; a post alone keeps that of segment. */
  @Test
  void monologuesAndTheUnanswered() {
    ThreadConfig strict = shaped(Shape.defaults());
    Conversations alone = new Conversations().turn(-1, 1, OK);
    Conversations monologue = new Conversations().turn(-1, 1, OK).turn(0, 1, OK).turn(0, 1, OK);
    Conversations deleted =
        new Conversations().turn(-1, 1, OK).turn(0, 2, "", Flag.DELETED).turn(1, 3, OK);
    Conversations both =
        new Conversations().turn(-1, 1, OK).turn(0, 1, OK).turn(1, 2, "", Flag.DELETED);
    assertCauses(strict, alone, "");
    assertCauses(strict, monologue, "monologue", "monologue", "monologue");
    assertCauses(strict, deleted, "no_answer", "deleted", "rejected_context deleted");
    assertCauses(strict, both, "monologue", "monologue", "deleted");
    assertCauses(strict, new Conversations().turn(-1, 1, OK).turn(0, 2, OK), "", "");
    for (Conversations each : List.of(alone, monologue)) {
      assertEquals(
          each.build().turns().stream().map(turn -> "").toList(), causes(Configs.ANYBODY, each));
    }
  }

  @Test
  void withRolesTheAssistantAnswersAUser() {
    ThreadConfig strict = shaped(Shape.defaults());
    assertCauses(
        strict,
        new Conversations().turn(-1, Role.USER, OK).turn(0, Role.USER, OK),
        "monologue",
        "monologue");
    assertCauses(
        strict,
        new Conversations().turn(-1, Role.ASSISTANT, OK).turn(0, Role.USER, OK),
        "no_answer",
        "no_answer");
    assertCauses(
        strict,
        new Conversations().turn(-1, Role.SYSTEM, OK).turn(0, Role.ASSISTANT, OK),
        "monologue",
        "monologue");
    assertCauses(strict, new Conversations().turn(-1, Role.SYSTEM, OK), "");
    assertCauses(
        strict, new Conversations().turn(-1, Role.USER, OK).turn(0, Role.ASSISTANT, OK), "", "");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "100, 99, older_than_prompt",
        "100, 100, ''",
        "100, 101, ''",
        "-, 1, ''",
        "100, -, ''"
      })
  void olderReplies(Long question, Long answer, String cause) {
    Conversations conversation =
        new Conversations()
            .turn(-1, 1, OK)
            .with(question, null)
            .turn(0, 2, OK)
            .with(answer, null)
            .turn(1, 3, OK)
            .with(200L, null);
    ThreadConfig config =
        Configs.threads(true, false, ChatReplies.ALL, Configs.ANY_SHAPE, Reception.defaults());
    assertCauses(config, conversation, "", cause, "");
    assertCauses(Configs.ANYBODY, conversation, "", "", "");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "1, 0, 'low_score 0 votes, at least 1'",
        "1, 1, ''",
        "-1, -2, 'low_score -2 votes, at least -1'",
        "-1, -1, ''",
        "5, -, ''",
        "-, -99, ''",
      })
  void scores(Integer least, Long score, String cause) {
    Conversations conversation =
        new Conversations()
            .turn(-1, 1, OK)
            .with(null, -9L)
            .turn(0, 2, OK)
            .with(null, score)
            .turn(1, 3, OK);
    assertCauses(received(new Reception(least, Accepted.ANY)), conversation, "", cause, "");
  }

  @Test
  void acceptedAnswers() {
    Conversations marked =
        new Conversations()
            .turn(-1, 1, OK)
            .turn(0, 2, OK)
            .turn(0, 3, OK, Flag.ACCEPTED)
            .turn(2, 4, OK);
    Conversations gone =
        new Conversations()
            .turn(-1, 1, OK)
            .turn(0, 2, OK)
            .turn(0, 3, "", Flag.ACCEPTED, Flag.DELETED);
    Conversations unmarked = new Conversations().turn(-1, 1, OK).turn(0, 2, OK);
    assertCauses(received(new Reception(null, Accepted.ANY)), marked, "", "", "", "");
    ThreadConfig whereMarked = received(new Reception(null, Accepted.WHERE_MARKED));
    assertCauses(whereMarked, marked, "", "not_accepted", "", "not_accepted");
    assertCauses(whereMarked, gone, "", "", "deleted");
    assertCauses(whereMarked, unmarked, "", "");
    ThreadConfig only = received(new Reception(null, Accepted.ONLY));
    assertCauses(only, marked, "", "not_accepted", "", "not_accepted");
    assertCauses(only, unmarked, "", "not_accepted");
  }

  /** What is outvoted may serve as the worse reply, which nothing else is to be wrong with. */
  @Test
  void votesAreAskedAfterWords() {
    Conversations conversation =
        new Conversations()
            .turn(-1, 1, OK)
            .turn(0, 2, "Load the module by hand, then look at its log.", Flag.ACCEPTED)
            .with(null, 9L)
            .turn(0, 3, OK)
            .turn(0, 4, "https://shop.invalid/cheap")
            .turn(0, 5, "Thanks!")
            .turn(0, 6, "Install the driver and restart the server.")
            .with(null, -3L)
            .turn(0, 7, "https://shop.invalid/cheaper")
            .with(null, -3L);
    FilterConfig all = FilterConfig.defaults();
    ThreadConfig received = received(new Reception(0, Accepted.WHERE_MARKED));
    FilterConfig config =
        new FilterConfig(all.languages(), all.source(), received, all.replies(), all.safety());
    assertEquals(
        List.of("", "", "echo", "link_only", "generic", "low_score", "link_only"),
        new Filter(config)
            .judge(conversation.build()).turns().stream()
                .map(turn -> turn.rejected() == null ? "" : turn.rejected().reason().label())
                .toList());
  }

  /** Speakers of a chat: 1 asks, 2 answers, 3 asks something else, 4 listens. */
  @Test
  void whoIsAddressedInAChat() {
    Conversations chat =
        new Conversations()
            .turn(-1, 1, "How do I mount it?")
            .turn(0, 2, "Which disk?", Flag.ADDRESSED)
            .turn(1, 1, "The second one.", Flag.GUESSED)
            .turn(2, 2, "Then mount /dev/sdb1.", Flag.ADDRESSED)
            .turn(2, 4, "Better use its UUID.", Flag.ADDRESSED)
            .turn(3, 2, "As root, of course.", Flag.ADDRESSED)
            .turn(5, 4, "Or with sudo.", Flag.ADDRESSED)
            .turn(1, 1, "It says sdb1, by the way.", Flag.GUESSED, Flag.ADDRESSED);
    assertCauses(
        chats(ChatReplies.DIRECT),
        chat,
        "",
        "",
        "unaddressed",
        "",
        "overheard",
        "",
        "overheard",
        "");
    assertCauses(chats(ChatReplies.NAMED), chat, "", "", "unaddressed", "", "", "", "", "");
    assertCauses(chats(ChatReplies.ALL), chat, "", "", "", "", "", "", "", "");
  }

  /** In a forum everybody reads along, and links are known. */
  @Test
  void outsideOfChatsAnybodyMayAnswer() {
    assertCauses(
        chats(ChatReplies.DIRECT),
        new Conversations().turn(-1, 1, OK).turn(0, 2, OK).turn(1, 3, OK),
        "",
        "",
        "");
  }

  @Test
  void whatIsMeasured() {
    Conversation conversation =
        new Conversations().turn(-1, 1, OK).turn(0, 2, OK).with(null, 7L).build();
    Evidence evidence = new Evidence(conversation);
    assertEquals(
        List.of("turns=2.0", "speakers=2.0", "score=7.0"),
        ThreadRules.measures().stream()
            .map(measure -> measure.key() + "=" + measure.of(evidence, 1).getAsDouble())
            .toList());
    Measure score = ThreadRules.measures().get(2);
    assertEquals(OptionalDouble.empty(), score.of(evidence, 0));
  }

  private static ThreadConfig shaped(Shape shape) {
    return Configs.threads(true, true, ChatReplies.ALL, shape, Reception.defaults());
  }

  private static ThreadConfig received(Reception reception) {
    return Configs.threads(true, true, ChatReplies.ALL, Configs.ANY_SHAPE, reception);
  }

  private static ThreadConfig chats(ChatReplies replies) {
    return Configs.threads(true, true, replies, Configs.ANY_SHAPE, Reception.defaults());
  }

  private static void assertCauses(
      ThreadConfig threads, Conversations conversation, String... causes) {
    assertEquals(List.of(causes), causes(threads, conversation));
  }

  private static List<String> causes(ThreadConfig threads, Conversations conversation) {
    return new Filter(Configs.of(Configs.ANYWHERE, threads))
        .judge(conversation.build()).turns().stream().map(ThreadRulesTest::cause).toList();
  }

  private static String cause(Turn turn) {
    Cause cause = turn.rejected();
    return cause == null ? "" : (cause.reason().label() + " " + cause.detail()).strip();
  }
}
