package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import io.parley.transforms.segment.RandomTalk;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChatMlBudgetTest {
  @ParameterizedTest
  @FieldSource("io.parley.transforms.tokenize.Vocabulary#BUILT_IN")
  void boundsMergedMessages(Vocabulary vocabulary) {
    RowEncoder template = new RowEncoder(Tokenizers.of(vocabulary), new ChatMl());
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
    RowEncoder template = new RowEncoder(Tokenizers.of(Vocabulary.CL100K), new ChatMl());
    String dots = ".".repeat(64);
    assertEquals(5 + 1, length(template, Role.USER, dots));
    assertEquals(5 + 4 + 1, length(template, Role.USER, dots + "\n\nx"));
    // A token for every byte, for a space before them and for the line ends is the most there can
    // be.
    assertEquals(64 + 1 + 2, template.budget(99).ofMessage(Role.USER, dots));
  }

  @ParameterizedTest
  @FieldSource("io.parley.transforms.tokenize.Vocabulary#BUILT_IN")
  void plainMessagesCostWhatTheyTake(Vocabulary vocabulary) {
    RowEncoder template = new RowEncoder(Tokenizers.of(vocabulary), new ChatMl());
    for (Role role : Role.values()) {
      for (String text : List.of("Hello, world.", "你好，世界。", "a\n\nb", "42")) {
        assertEquals(length(template, role, text), template.budget(99).ofMessage(role, text));
      }
    }
  }

  private static int length(RowEncoder template, Role role, String content) {
    return template.encode(List.of(new Message(role, content)), List.of(false)).inputIds().length;
  }
}
