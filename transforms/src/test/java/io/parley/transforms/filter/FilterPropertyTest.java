package io.parley.transforms.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.schemas.Signal;
import io.parley.schemas.Turn;
import io.parley.transforms.filter.rules.Range;
import io.parley.transforms.filter.safety.SafetyConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every conversation, on trees of any shape (seeded). */
class FilterPropertyTest {
  private static final String[] TEXTS = {
    "",
    "?",
    "Yes.",
    "不",
    "不知道",
    "I would restart the server first and look at its log.",
    "😂😂",
    "Oh fuck, my server."
  };
  private static final List<FilterConfig> CONFIGS =
      List.of(
          FilterConfig.defaults(),
          Configs.of(
              Set.of(),
              Set.of(),
              new Range(3, 20),
              new Range(2, 8),
              true,
              true,
              Set.of(Conversations.SOURCE),
              SafetyConfig.defaults()),
          Configs.of(
              Set.of("zh"),
              Set.of(),
              new Range(0, 99),
              new Range(0, 99),
              false,
              false,
              Set.of(Conversations.SOURCE),
              new SafetyConfig(EnumSet.allOf(Signal.class), List.of())));

  @Test
  void everyTurnBelowAnUnreadableOneIsCutOffAndNoOther() {
    Random random = new Random(20260101);
    int cut = 0;
    for (int round = 0; round < 600; round++) {
      Conversation judged = judge(round, tree(random));
      for (int i = 0; i < judged.turns().size(); i++) {
        Turn turn = judged.turns().get(i);
        boolean below = false;
        for (int up = turn.parent(); up >= 0; up = judged.turns().get(up).parent()) {
          below |= !judged.turns().get(up).readable();
        }
        if (below) {
          assertFalse(turn.trainable());
          cut++;
        } else if (turn.rejected() != null) {
          assertNotEquals(Reason.REJECTED_CONTEXT, turn.rejected().reason());
        }
      }
    }
    assertTrue(cut > 1000, "only " + cut + " turns were cut off");
  }

  @Test
  void judgingAgainChangesNothing() {
    Random random = new Random(4);
    for (int round = 0; round < 300; round++) {
      Conversation once = judge(round, tree(random));
      assertEquals(once, judge(round, once));
    }
  }

  @Test
  void onlyLanguageAndCausesChange() {
    Random random = new Random(9);
    for (int round = 0; round < 300; round++) {
      Conversation conversation = tree(random);
      Conversation judged = judge(round, conversation);
      List<Turn> unmarked = new ArrayList<>();
      for (int i = 0; i < judged.turns().size(); i++) {
        Turn turn = judged.turns().get(i);
        unmarked.add(
            new Turn(
                turn.posts(),
                turn.parent(),
                turn.role(),
                turn.speaker(),
                turn.text(),
                turn.createdAt(),
                turn.score(),
                turn.flags(),
                conversation.turns().get(i).rejected()));
      }
      assertEquals(conversation, judged.withTurns(unmarked).withLanguage(null));
    }
  }

  /** A reply chain as long as a whole subreddit's: linear, and no deep recursion. */
  @Test
  void longChainsTakeNoLongerThanTheirTurns() {
    Conversations chain = new Conversations().turn(-1, 1, "gone", Flag.DELETED);
    for (int i = 1; i < 100_000; i++) {
      chain.turn(i - 1, 1 + i % 2, "And what happened then?");
    }
    Conversation conversation = chain.build();
    Conversation judged =
        assertTimeout(
            Duration.ofSeconds(60), () -> new Filter(FilterConfig.defaults()).judge(conversation));
    assertEquals(
        new Cause(Reason.REJECTED_CONTEXT, "deleted"), judged.turns().get(99_999).rejected());
  }

  private static Conversation judge(int round, Conversation conversation) {
    return new Filter(CONFIGS.get(round % CONFIGS.size())).judge(conversation);
  }

  private static Conversation tree(Random random) {
    Conversations tree = new Conversations();
    int turns = 1 + random.nextInt(40);
    for (int i = 0; i < turns; i++) {
      int parent = random.nextInt(8) == 0 ? -1 : i - 1 - random.nextInt(Math.min(i + 1, 4));
      int speaker = 1 + random.nextInt(4);
      String text = TEXTS[random.nextInt(TEXTS.length)];
      switch (random.nextInt(16)) {
        case 0 -> tree.turn(parent, speaker, text, Flag.DELETED);
        case 1 -> tree.turn(parent, speaker, text, Flag.BOT);
        case 2 -> tree.turn(parent, speaker, text, Flag.SYSTEM);
        case 3 -> tree.rejected(parent, speaker, "", Cause.of(Reason.EMPTY_TEXT));
        default -> tree.turn(parent, speaker, text);
      }
    }
    return tree.build();
  }
}
