package io.parley.transforms.segment;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.SYSTEM;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Conversation;
import io.parley.schemas.Reason;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.segment.SegmentConfig.LeadingAssistant;
import io.parley.transforms.segment.SegmentConfig.Paths;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatViewTest {
  private static final SegmentConfig BEST = SegmentConfig.defaults();
  private static final SegmentConfig ALL =
      new SegmentConfig(Paths.ALL, 64, false, LeadingAssistant.DROP);

  private static Cuts cut(SegmentConfig config, int limit, Conversation conversation) {
    return new ChatView(config, new Words(limit)).cut(conversation);
  }

  @Test
  void rolesAreKeptAndAllRepliesTrained() {
    Conversation conversation =
        new Talk()
            .say(-1, SYSTEM, "s")
            .say(0, USER, "a")
            .say(1, ASSISTANT, "b")
            .say(2, USER, "c")
            .say(3, ASSISTANT, "d")
            .say(4, USER, "e")
            .build();
    Cuts cuts = cut(BEST, 99, conversation);
    assertEquals(List.of("c/p4: S s | U a | A* b | U c | A* d"), Show.rows(cuts));
    assertEquals("{0, 1, 2, 3, 4}", cuts.rows().get(0).read().toString());
    assertEquals("{2, 4}", cuts.rows().get(0).trained().toString());
    assertEquals(
        List.of(
            "id",
            "messages",
            "targets",
            "conversation",
            "posts",
            "language",
            "source",
            "license",
            "signals"),
        new ChatView(BEST, new Words(9)).columns().stream().map(Column::name).toList());
  }

  /** Two replies to the first question; the second has the better score. */
  private static Talk tree() {
    return new Talk()
        .add(-1, USER, 1, "q", 1L, null)
        .add(0, ASSISTANT, 2, "a1", 2L, 1L)
        .add(0, ASSISTANT, 2, "a2", 3L, 5L)
        .add(2, USER, 1, "t", 4L, null)
        .add(3, ASSISTANT, 2, "u1", 6L, null)
        .add(3, ASSISTANT, 2, "u2", 5L, null)
        .add(0, ASSISTANT, 2, "a3", null, null);
  }

  @Test
  void theBestPathOfEachTree() {
    Conversation two = tree().say(-1, USER, "r").say(7, ASSISTANT, "s").say(-1, USER, "-").build();
    assertEquals(
        List.of("c/p5: U q | A* a2 | U t | A* u2", "c/p8: U r | A* s"),
        Show.rows(cut(BEST, 99, two)));
  }

  @Test
  void allPathsTrainEachReplyOnce() {
    assertEquals(
        List.of(
            "c/p5: U q | A* a2 | U t | A* u2",
            "c/p4: U q | A a2 | U t | A* u1",
            "c/p1: U q | A* a1",
            "c/p6: U q | A* a3"),
        Show.rows(cut(ALL, 99, tree().build())));
  }

  @Test
  void branchesWithoutRepliesAreNotTaken() {
    Conversation conversation =
        new Talk()
            .add(-1, USER, 1, "q", null, null)
            .add(0, ASSISTANT, 2, "deleted", null, 9L)
            .add(0, USER, 1, "q2", null, 5L)
            .add(0, ASSISTANT, 2, "a", null, 1L)
            .reject(1, Reason.DELETED)
            .build();
    assertEquals(List.of("c/p3: U q | A* a"), Show.rows(cut(BEST, 99, conversation)));
  }

  @Test
  void theAssistantIsWhoSaysMostButNotTheOpener() {
    Conversation conversation =
        new Talk()
            .say(-1, 1, "opening words that are many")
            .say(0, 2, "short")
            .say(1, 1, "a very long answer of the opener")
            .say(2, 3, "a long answer")
            .say(3, 2, "end")
            .build();
    Cuts cuts = cut(BEST, 99, conversation);
    assertEquals(
        List.of(
            "c/p3: U opening words that are many\\n\\nshort\\n\\na very long answer of the opener"
                + " | A* a long answer"),
        Show.rows(cuts));
  }

  @Test
  void ofEqualsTheSmallerNumberAndTheOpenerWhereNobodyElse() {
    Conversation equals = new Talk().say(-1, 1, "q").say(0, 2, "abc").say(1, 3, "def").build();
    assertEquals(List.of("c/p1: U q | A* abc"), Show.rows(cut(BEST, 99, equals)));
    Conversation opener =
        new Talk()
            .say(-1, 1, "q")
            .say(0, 2, "a")
            .say(1, 1, "b")
            .reject(1, Reason.TOO_SHORT)
            .build();
    assertEquals(List.of("c/p2: U a | A* b"), Show.rows(cut(BEST, 99, opener)));
  }

  @Test
  void allPathsLetOthersPlayTheAssistantOnceItsRepliesAreTrained() {
    Conversation conversation =
        new Talk().say(-1, 1, "q").say(0, 2, "long answer").say(1, 1, "x").say(1, 3, "y").build();
    assertEquals(
        List.of("c/p1: U q | A* long answer", "c/p3: U q\\n\\nlong answer | A* y"),
        Show.rows(cut(ALL, 99, conversation)));
  }

  @Test
  void aMessageWithATurnThatMayNotBeTrainedOnIsContext() {
    Conversation conversation =
        new Talk()
            .say(-1, 1, "q")
            .say(0, 2, "a")
            .say(1, 2, "self reply")
            .say(2, 1, "r")
            .say(3, 2, "b")
            .reject(2, Reason.SELF_REPLY)
            .build();
    Cuts cuts = cut(BEST, 99, conversation);
    assertEquals(List.of("c/p4: U q | A a\\n\\nself reply | U r | A* b"), Show.rows(cuts));
    assertEquals("{4}", cuts.rows().get(0).trained().toString());
  }

  @Test
  void longPathsBecomeRowsThatOverlapByHalf() {
    Conversation chain = Talk.chain("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"); // 2 each
    assertEquals(
        List.of(
            "c/p5: U a | A* b | U c | A* d | U e | A* f",
            "c/p9: U e | A f | U g | A* h | U i | A* j"),
        Show.rows(cut(BEST, 12, chain)));
    assertEquals(
        List.of(
            "c/p3: U a | A* b | U c | A* d", "c/p7: U e | A* f | U g | A* h", "c/p9: U i | A* j"),
        Show.rows(cut(BEST, 8, chain)));
  }

  @Test
  void aTargetThatDoesNotFitIsDroppedAndTheNextGoOn() {
    Conversation chain = Talk.chain("a", "b", "c", "d d d d d d", "e", "f", "g", "h");
    Cuts cuts = cut(BEST, 8, chain);
    assertEquals(List.of("c/p1: U a | A* b", "c/p7: U e | A* f | U g | A* h"), Show.rows(cuts));
    assertEquals(List.of("c/p3: OVER_BUDGET up to 9 tokens, room for 8"), Show.dropped(cuts));
    assertEquals(3, cuts.dropped().get(0).turn());
  }

  @Test
  void noMoreMessagesThanAsked() {
    Conversation chain = Talk.chain("a", "b", "c", "d", "e", "f", "g", "h");
    SegmentConfig four = new SegmentConfig(Paths.BEST, 4, false, LeadingAssistant.DROP);
    assertEquals(
        List.of("c/p3: U a | A* b | U c | A* d", "c/p7: U e | A* f | U g | A* h"),
        Show.rows(cut(four, 99, chain)));
  }

  @Test
  void longContextBeforeTheFirstReplyIsCutBetweenTurns() {
    Talk talk = new Talk().say(-1, 1, "t0");
    for (int i = 1; i < 10; i++) {
      talk.say(i - 1, 1 + i % 2, "t" + i);
    }
    Conversation conversation = talk.say(9, 3, "an answer longer than all other turns").build();
    assertEquals(
        List.of("c/p10: U t7\\n\\nt8\\n\\nt9 | A* an answer longer than all other turns"),
        Show.rows(cut(BEST, 14, conversation)));
  }

  @Test
  void theSystemMessageIsInEveryRow() {
    Conversation conversation =
        new Talk()
            .say(-1, SYSTEM, "s")
            .say(0, USER, "a")
            .say(1, ASSISTANT, "b")
            .say(2, USER, "c")
            .say(3, ASSISTANT, "d")
            .say(4, USER, "e")
            .say(5, ASSISTANT, "f f f")
            .build();
    assertEquals(
        List.of("c/p2: S s | U a | A* b", "c/p4: S s | U c | A* d", "c/p6: U e | A* f f f"),
        Show.rows(cut(BEST, 6, conversation)).stream().toList());
  }

  @Test
  void deepAndBushyTrees() {
    Talk deep = new Talk();
    Talk bushy = new Talk().say(-1, USER, "q");
    for (int i = 0; i < 100_000; i++) {
      deep.say(i - 1, i % 2 == 0 ? USER : ASSISTANT, "x");
      bushy.say(0, ASSISTANT, "x");
    }
    // The first row of 64 messages trains 32 replies, later ones 17 below 31 messages of context.
    assertEquals(1 + (50_000 - 32 + 16) / 17, cut(BEST, 160, deep.build()).rows().size());
    assertEquals(100_000, cut(ALL, 160, bushy.build()).rows().size());
  }
}
