package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import io.parley.transforms.segment.RandomTalk;
import io.parley.transforms.tokenize.TokenizeConfig.Vocabulary;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChatMlBudgetTest {
  @ParameterizedTest
  @EnumSource
  void boundsMergedMessages(Vocabulary vocabulary) {
    ChatMl template = new ChatMl(Tokenizers.of(vocabulary));
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
    ChatMl template = new ChatMl(Tokenizers.of(Vocabulary.CL100K));
    String dots = ".".repeat(64);
    assertEquals(5 + 1, length(template, Role.USER, dots));
    assertEquals(5 + 4 + 1, length(template, Role.USER, dots + "\n\nx"));
    // A token for every byte, for a space before them and for the line ends is the most there can
    // be.
    assertEquals(64 + 1 + 2, template.budget(99).ofMessage(Role.USER, dots));
  }

  @ParameterizedTest
  @EnumSource
  void plainMessagesCostWhatTheyTake(Vocabulary vocabulary) {
    ChatMl template = new ChatMl(Tokenizers.of(vocabulary));
    for (Role role : Role.values()) {
      for (String text : List.of("Hello, world.", "你好，世界。", "a\n\nb", "42")) {
        assertEquals(length(template, role, text), template.budget(99).ofMessage(role, text));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noTokenIsLongerThanTheLongest(Vocabulary vocabulary) {
    Tokenizer tokenizer = Tokenizers.of(vocabulary);
    int longest = 0;
    // The last ids before it are unused in the two newer vocabularies.
    for (int id = 0; id < tokenizer.endOfText() - 1; id++) {
      longest = Math.max(longest, tokenizer.byteLength(id));
    }
    assertEquals(longest, tokenizer.longestToken());
  }

  @Test
  void whatIsCertainlyTooLongIsNotCounted() {
    Budget budget = new ChatMl(Tokenizers.of(Vocabulary.CL100K)).budget(2048);
    String text = "a".repeat(40 << 20);
    int cost = assertTimeout(Duration.ofSeconds(60), () -> budget.ofMessage(Role.USER, text));
    assertEquals(5 + 3 * text.length(), cost);
  }

  private static int length(ChatMl template, Role role, String content) {
    return template.encode(List.of(new Message(role, content)), List.of(false)).inputIds().length;
  }
}
