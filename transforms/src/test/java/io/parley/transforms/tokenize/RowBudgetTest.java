package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import io.parley.transforms.segment.RandomTalk;
import io.parley.transforms.tokenize.TokenizeConfig.Loss;
import io.parley.transforms.tokenize.TokenizeConfig.Overlong;
import io.parley.transforms.tokenize.template.TemplateName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class RowBudgetTest {
  private static RowEncoder encoder(Vocabulary vocabulary, TemplateName template) {
    return RowEncoder.of(
        new TokenizeConfig(
            vocabulary,
            template,
            2048,
            Loss.ASSISTANT,
            Overlong.REJECT,
            NoiseConfig.none(),
            false));
  }

  private static RowEncoder chatMl(Vocabulary vocabulary) {
    return encoder(vocabulary, TemplateName.CHATML);
  }

  /** Rows as they are: merged messages in turn, after a system message or none. */
  @ParameterizedTest
  @EnumSource(TemplateName.class)
  void boundsRows(TemplateName template) {
    SplittableRandom random = new SplittableRandom(7);
    for (Vocabulary vocabulary : Vocabulary.BUILT_IN) {
      RowEncoder encoder = encoder(vocabulary, template);
      Budget budget = encoder.budget(2048);
      for (int n = 0; n < 500; n++) {
        List<Message> messages = new ArrayList<>();
        int bound = budget.ofRow();
        int turns = 2 * random.nextInt(1, 4);
        for (int i = random.nextInt(2); i <= turns; i++) {
          Role role = i == 0 ? Role.SYSTEM : i % 2 == 1 ? Role.USER : Role.ASSISTANT;
          StringBuilder content = new StringBuilder();
          for (int parts = random.nextInt(1, 5); parts > 0; parts--) {
            String part = RandomTalk.cleanText(random);
            if (!part.isEmpty()) {
              bound += budget.ofMessage(role, part);
              content.append(content.length() == 0 ? "" : "\n\n").append(part);
            }
          }
          messages.add(new Message(role, content.isEmpty() ? "x" : content.toString()));
          bound += content.isEmpty() ? budget.ofMessage(role, "x") : 0;
        }
        int length = length(encoder, messages);
        int most = bound;
        assertTrue(
            length <= bound,
            () -> vocabulary + ": " + length + " tokens of " + most + ": " + messages);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("io.parley.transforms.tokenize.Vocabulary#BUILT_IN")
  void boundsMergedMessages(Vocabulary vocabulary) {
    RowEncoder template = chatMl(vocabulary);
    Budget budget = template.budget(2048);
    SplittableRandom random = new SplittableRandom(7);
    for (int n = 0; n < 30_000; n++) {
      Role role = Role.values()[random.nextInt(3)];
      StringBuilder content = new StringBuilder();
      int bound = budget.ofRow();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        String part = RandomTalk.cleanText(random);
        if (!part.isEmpty()) {
          bound += budget.ofMessage(role, part);
          content.append(content.length() == 0 ? "" : "\n\n").append(part);
        }
      }
      int length = length(template, role, content.toString());
      assertTrue(content.length() == 0 || length <= bound, () -> length + " tokens: " + content);
    }
  }

  /** Sixty-four dots are one token; with a blank line after them they are four. */
  @Test
  void punctuationTakesInTheBlankLine() {
    RowEncoder template = chatMl(Vocabulary.CL100K);
    String dots = ".".repeat(64);
    assertEquals(5 + 1, length(template, Role.USER, dots));
    assertEquals(5 + 4 + 1, length(template, Role.USER, dots + "\n\nx"));
    // A token for every byte and for the line ends is the most there can be; one was there before.
    assertEquals(64 + 1 + 1, template.budget(99).ofMessage(Role.USER, dots));
  }

  @ParameterizedTest
  @EnumSource(TemplateName.class)
  void plainRowsCostWhatTheyTake(TemplateName name) {
    List<Message> messages =
        List.of(
            new Message(Role.SYSTEM, "Be brief."),
            new Message(Role.USER, "Hello, world."),
            new Message(Role.ASSISTANT, "你好，世界。"),
            new Message(Role.USER, "a\n\nb"),
            new Message(Role.ASSISTANT, "42"));
    for (Vocabulary vocabulary : List.of(Vocabulary.CL100K, Vocabulary.O200K)) {
      RowEncoder encoder = encoder(vocabulary, name);
      Budget budget = encoder.budget(2048);
      int bound = budget.ofRow();
      for (Message message : messages) {
        bound += budget.ofMessage(message.role(), message.content());
      }
      int given = bound - length(encoder, messages);
      // A default system message has its room whether or not it is there; nothing stands after the
      // last message of Alpaca's.
      int expected =
          switch (name) {
            case QWEN2_5 -> length(encoder, List.of());
            case LLAMA3_1 -> length(encoder, List.of());
            case ALPACA -> length(encoder, List.of()) + 1;
            default -> 0;
          };
      // Where a space stands before content, the dearer of with and without it is counted.
      boolean spaced = name == TemplateName.PLAIN || name == TemplateName.MISTRAL_V1;
      assertTrue(
          given >= expected && given <= expected + (spaced ? 2 : 0), vocabulary + ": " + given);
    }
  }

  private static int length(RowEncoder encoder, List<Message> messages) {
    return encoder.encode(messages, Collections.nCopies(messages.size(), false)).inputIds().length;
  }

  private static int length(RowEncoder template, Role role, String content) {
    return length(template, List.of(new Message(role, content)));
  }
}
