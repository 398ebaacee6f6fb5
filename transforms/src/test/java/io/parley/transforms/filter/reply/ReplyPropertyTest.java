package io.parley.transforms.filter.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Conversation;
import io.parley.schemas.Role;
import io.parley.transforms.filter.Conversations;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of the rules for any text (seeded). */
class ReplyPropertyTest {
  private static final ReplyConfig STRICT =
      new ReplyConfig(
          ReplyConfig.defaults().chars(),
          ReplyConfig.defaults().words(),
          ReplyConfig.ANY_NUMBER,
          0,
          0,
          EnumSet.noneOf(ReplyKind.class));

  private static Evidence reply(String prompt, String reply) {
    return new Evidence(Conversations.chain(prompt, reply));
  }

  private static OptionalDouble repetition(String text) {
    return new Repetition().of(reply("A prompt.", text), 1);
  }

  @Test
  void aTextOfDifferentWordsRepeatsNothing() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<String> words = new ArrayList<>();
      int size = 30 + random.nextInt(500);
      boolean chinese = random.nextInt(3) == 0;
      Set<String> seen = new HashSet<>();
      while (words.size() < size) {
        String word =
            chinese
                ? Character.toString(0x4E00 + random.nextInt(0x5000))
                : Integer.toString(random.nextInt(1_000_000), 36);
        if (seen.add(word)) {
          words.add(word);
        }
      }
      assertEquals(
          OptionalDouble.of(0), repetition(String.join(chinese ? "" : " ", words)), words.get(0));
    }
  }

  /** A text said n times has (n - 1) / n of it repeated, whatever its order of words. */
  @Test
  void aTextSaidAgainIsRepeated() {
    Random random = new Random(8);
    for (int times = 2; times < 9; times++) {
      List<String> words = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        words.add("w" + i);
      }
      Collections.shuffle(words, random);
      String text = (String.join(" ", words) + "\n").repeat(times);
      assertEquals((times - 1.0) / times, repetition(text).getAsDouble(), 1e-9);
    }
  }

  /** What one text leaves behind in the table must not count in the next. */
  @Test
  void textsAreMeasuredByThemselves() {
    Repetition repetition = new Repetition();
    String text = "one two three four five six seven eight nine ten ".repeat(4);
    double first = repetition.of(reply("A prompt.", text), 1).getAsDouble();
    repetition.of(reply("A prompt.", text.repeat(500)), 1);
    assertEquals(first, repetition.of(reply("A prompt.", text), 1).getAsDouble());
  }

  @Test
  void everyMeasureStandsForItsKey() {
    Set<String> keys = new HashSet<>();
    for (Measure measure : ReplyRules.measures(String::length)) {
      assertTrue(keys.add(measure.key()));
      assertEquals(Scope.REPLY, measure.scope());
    }
    assertEquals(Set.of("turn_chars", "turn_words", "turn_tokens", "echo", "repetition"), keys);
  }

  @Test
  void hostileTextsTakeLinearTime() {
    List<String> texts = new ArrayList<>();
    for (String part :
        List.of(
            "a",
            "ab ",
            "哈",
            "http://",
            "[img]",
            "```\n",
            "...",
            " ...",
            "I'm sorry, ",
            "\n",
            "参考",
            "x.",
            "thanks ",
            "<NAME>",
            ",",
            "the ",
            "_",
            "as an ",
            "[")) {
      texts.add(part.repeat(1_000_000 / part.length()));
    }
    List<Rule> rules = ReplyRules.of(STRICT, null);
    for (String text : texts) {
      Conversation roles =
          new Conversations().turn(-1, Role.USER, text).turn(0, Role.ASSISTANT, text).build();
      assertTimeout(
          Duration.ofSeconds(20),
          () -> {
            for (Evidence evidence : List.of(reply(text, text), new Evidence(roles))) {
              rules.forEach(rule -> rule.judge(evidence, 1));
            }
          },
          text.substring(0, 5));
    }
  }
}
