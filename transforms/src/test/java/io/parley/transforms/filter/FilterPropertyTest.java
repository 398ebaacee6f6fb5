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
import io.parley.schemas.Role;
import io.parley.schemas.Signal;
import io.parley.schemas.Turn;
import io.parley.transforms.filter.rules.Range;
import io.parley.transforms.filter.safety.SafetyConfig;
import io.parley.transforms.filter.source.Communities;
import io.parley.transforms.filter.source.Period;
import io.parley.transforms.filter.source.Sampling;
import io.parley.transforms.filter.source.SourceConfig;
import io.parley.transforms.filter.source.Topics;
import io.parley.transforms.filter.thread.Reception;
import io.parley.transforms.filter.thread.Shape;
import io.parley.transforms.filter.thread.ThreadConfig;
import io.parley.transforms.segment.Replies;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
              new SafetyConfig(EnumSet.allOf(Signal.class), List.of())),
          Configs.of(
              new SourceConfig(
                  Set.of(),
                  new Communities(Set.of(), Set.of("beer")),
                  new Period(LocalDate.EPOCH, null),
                  new Topics(Set.of("yes", "server", "知道"), Set.of("linux")),
                  new Sampling(0.9, Map.of())),
              Configs.threads(
                  false,
                  false,
                  ThreadConfig.ChatReplies.DIRECT,
                  new Shape(new Range(2, 30), new Range(2, 3), false, false),
                  new Reception(0, Reception.Accepted.WHERE_MARKED))));

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

  /** The rules that say why a conversation gives no row take no row from any that does. */
  @Test
  void noReplyIsLostWithTheUnanswered() {
    Random random = new Random(16);
    Filter off = new Filter(Configs.of(Configs.ANYWHERE, Configs.ANYBODY));
    Filter on =
        new Filter(
            Configs.of(
                Configs.ANYWHERE,
                Configs.threads(
                    true,
                    true,
                    ThreadConfig.ChatReplies.ALL,
                    Shape.defaults(),
                    Reception.defaults())));
    int named = 0;
    for (int round = 0; round < 2000; round++) {
      Conversation conversation = random.nextBoolean() ? small(random) : tree(random);
      Conversation judged = on.judge(conversation);
      assertEquals(Replies.of(off.judge(conversation)), Replies.of(judged));
      named += judged.equals(off.judge(conversation)) ? 0 : 1;
    }
    assertTrue(named > 300, "only " + named + " conversations were named");
  }

  /** A few turns, with roles as often as without. */
  private static Conversation small(Random random) {
    Conversations tree = new Conversations();
    boolean roles = random.nextBoolean();
    int turns = 1 + random.nextInt(4);
    for (int i = 0; i < turns; i++) {
      int parent = i == 0 || random.nextInt(6) == 0 ? -1 : random.nextInt(i);
      String text = TEXTS[1 + random.nextInt(TEXTS.length - 1)];
      if (roles) {
        tree.turn(parent, Role.values()[random.nextInt(3)], text);
      } else if (random.nextInt(4) == 0) {
        tree.turn(parent, 1 + random.nextInt(2), text, Flag.DELETED);
      } else {
        tree.turn(parent, 1 + random.nextInt(2), text);
      }
    }
    return tree.build();
  }

  /** Many lines of one speaker, each answered: whom each was said to is looked up once. */
  @Test
  void longMonologuesInChatsTakeNoLongerThanTheirTurns() {
    Conversations chat = new Conversations().turn(-1, 1, "Is there a driver?");
    for (int i = 1; i < 100_000; i += 2) {
      chat.turn(i - 1 - (i > 1 ? 1 : 0), 2, "And then this.", Flag.ADDRESSED);
      chat.turn(i, 3, "I see.", Flag.ADDRESSED);
    }
    Conversation conversation = chat.build();
    FilterConfig direct =
        Configs.of(
            Configs.ANYWHERE,
            Configs.threads(
                true,
                true,
                ThreadConfig.ChatReplies.DIRECT,
                Configs.ANY_SHAPE,
                Reception.defaults()));
    Conversation judged =
        assertTimeout(Duration.ofSeconds(60), () -> new Filter(direct).judge(conversation));
    assertEquals(Cause.of(Reason.OVERHEARD), judged.turns().get(100_000).rejected());
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
    Conversations tree = new Conversations().id("c" + random.nextInt(100));
    tree.community(random.nextInt(3) == 0 ? "Linux" : random.nextInt(9) == 0 ? "Beer" : null);
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
        case 4 -> tree.turn(parent, speaker, text, Flag.NSFW);
        case 5 -> tree.turn(parent, speaker, text, Flag.ACCEPTED);
        case 6, 7 -> tree.turn(parent, speaker, text, Flag.ADDRESSED);
        case 8 -> tree.turn(parent, speaker, text, Flag.GUESSED);
        default -> tree.turn(parent, speaker, text);
      }
      Long time = random.nextInt(4) == 0 ? null : (Long) (long) (100 + i + random.nextInt(3));
      Long score = random.nextInt(4) == 0 ? null : (Long) (long) (random.nextInt(5) - 1);
      tree.with(time, score);
    }
    return tree.build();
  }
}
