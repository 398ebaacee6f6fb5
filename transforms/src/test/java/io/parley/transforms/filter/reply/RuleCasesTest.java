package io.parley.transforms.filter.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Findings;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.filter.Conversations;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule on its table of cases, asked alone; {@code \n} is a line end, {@code xN} N times. */
class RuleCasesTest {
  /** No limit is met but those of the shares, and every kind is asked for. */
  private static final List<Rule> RULES =
      ReplyRules.of(
          new ReplyConfig(
              ReplyConfig.ANY_NUMBER,
              ReplyConfig.ANY_NUMBER,
              ReplyConfig.ANY_NUMBER,
              ReplyConfig.defaults().echo(),
              ReplyConfig.defaults().repetition(),
              EnumSet.noneOf(ReplyKind.class)),
          null);

  @ParameterizedTest
  @CsvFileSource(resources = "generic.csv", numLinesToSkip = 1)
  void generic(String language, String reply, String expected) {
    assertEquals(expected, causes("generic", people(language, "A prompt.", language, reply)));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "bare-links.csv", numLinesToSkip = 1)
  void bareLinks(String reply, String expected) {
    assertEquals(expected, causes("bare_links", people("en", "A prompt.", "en", reply)));
  }

  @ParameterizedTest
  @EnumSource
  void knowsTheTagsOfAllKinds(PiiKind kind) {
    String tag = "<" + kind.name() + ">";
    assertEquals("link_only", causes("bare_links", people("en", "A prompt.", "en", tag)));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "refusals.csv", numLinesToSkip = 1)
  void refusals(String reply, String expected) {
    assertEquals(expected, causes("refusals", assistant("A prompt.", reply)));
    assertEquals("", causes("refusals", people("en", "A prompt.", "en", reply)));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "truncated.csv", numLinesToSkip = 1)
  void truncated(String who, String reply, String expected) {
    assertEquals(
        expected,
        causes(
            "truncated",
            who.equals("assistant")
                ? assistant("A prompt.", reply)
                : people("en", "A prompt.", "en", reply)));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "language-switches.csv", numLinesToSkip = 1)
  void languageSwitches(
      String ofPrompt, String prompt, String ofReply, String reply, String expected) {
    assertEquals(expected, causes("language_switches", people(ofPrompt, prompt, ofReply, reply)));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "echo.csv", numLinesToSkip = 1)
  void echo(String who, String prompt, String reply, String expected) {
    assertEquals(
        expected,
        causes(
            "echo",
            who.equals("assistant")
                ? assistant(prompt, reply)
                : people("en", prompt, "en", reply)));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "repetition.csv", numLinesToSkip = 1)
  void repetition(String reply, String expected) {
    assertEquals(expected, causes("repetition", people("en", "A prompt.", "en", reply)));
  }

  /** What one rule says of the last turn. */
  private static String causes(String key, Conversation conversation) {
    Evidence evidence = new Evidence(conversation);
    return RULES.stream()
        .filter(rule -> rule.key().equals(key))
        .map(rule -> rule.judge(evidence, conversation.turns().size() - 1))
        .flatMap(Optional::stream)
        .map(RuleCasesTest::say)
        .collect(Collectors.joining("; "));
  }

  private static String say(Cause cause) {
    return cause.reason().label() + (cause.detail().isEmpty() ? "" : " " + cause.detail());
  }

  private static Conversation people(String ofPrompt, String prompt, String ofReply, String reply) {
    return in(
        new Conversations().turn(-1, 1, unfold(prompt)).turn(0, 2, unfold(reply)).build(),
        ofPrompt,
        ofReply);
  }

  private static Conversation assistant(String prompt, String reply) {
    return in(
        new Conversations()
            .turn(-1, Role.USER, unfold(prompt))
            .turn(0, Role.ASSISTANT, unfold(reply))
            .build(),
        "en",
        "en");
  }

  private static Conversation in(Conversation conversation, String... languages) {
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      turns.add(turn.withFindings(new Findings(languages[turns.size()], Set.of())));
    }
    return conversation.withTurns(turns);
  }

  /** Line ends, and {@code {text}x3} for "texttexttext". */
  private static String unfold(String cell) {
    StringBuilder out = new StringBuilder();
    String text = cell == null ? "" : cell.replace("\\n", "\n");
    for (int i = 0; i < text.length(); i++) {
      int close = text.indexOf("}x", i);
      if (text.charAt(i) == '{' && close > 0) {
        int end = close + 2;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
          end++;
        }
        out.append(text.substring(i + 1, close).repeat(Integer.parseInt(text, close + 2, end, 10)));
        i = end - 1;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }
}
