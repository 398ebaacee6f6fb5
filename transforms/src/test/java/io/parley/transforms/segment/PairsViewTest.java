package io.parley.transforms.segment;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.SYSTEM;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Reason;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.segment.SegmentConfig.LeadingAssistant;
import io.parley.transforms.segment.SegmentConfig.Paths;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsViewTest {
  private static final SegmentConfig PLAIN = SegmentConfig.defaults();

  private static Cuts cut(SegmentConfig config, int limit, Conversation conversation) {
    return new PairsView(config, new Words(limit)).cut(conversation);
  }

  private static SegmentConfig config(int maxTurns, boolean labels, LeadingAssistant leading) {
    return new SegmentConfig(Paths.BEST, maxTurns, labels, leading);
  }

  @Test
  void everyReplyIsOneCompletion() {
    Conversation conversation =
        new Talk()
            .say(-1, 1, "Q")
            .say(0, 2, "A")
            .say(1, 3, "B")
            .say(2, 2, "C")
            .say(0, 3, "D")
            .build();
    Cuts cuts = cut(PLAIN, 100, conversation);
    assertEquals(
        List.of(
            "c/p1: U Q | A* A",
            "c/p2: U Q\\n\\nA | A* B",
            "c/p3: U Q | A A | U B | A* C",
            "c/p4: U Q | A* D"),
        Show.rows(cuts));
    assertEquals(List.of(), cuts.dropped());
    assertEquals("{0, 1, 2, 3}", cuts.rows().get(2).read().toString());
    assertEquals("{3}", cuts.rows().get(2).trained().toString());
    assertEquals(List.of("p0", "p1", "p2", "p3"), cuts.rows().get(2).example().posts());
  }

  @Test
  void columnsAreThoseThatTrainersExpect() {
    PairsView view = new PairsView(PLAIN, new Words(100));
    assertEquals(
        List.of(
            "id",
            "prompt",
            "completion",
            "conversation",
            "posts",
            "language",
            "source",
            "license",
            "signals"),
        view.columns().stream().map(Column::name).toList());
    Example row = view.cut(Talk.chain("Q", "A")).rows().get(0).example();
    assertEquals(
        "[c/p1, [Message[role=USER, content=Q]], [Message[role=ASSISTANT, content=A]], c, [p0, p1],"
            + " en, test, CC0-1.0, []]",
        view.columns().stream().map(column -> column.value().apply(row)).toList().toString());
  }

  @Test
  void theOldestTurnsGoFirst() {
    Conversation chain = Talk.chain("a a a", "b", "c c", "d", "e"); // cost 4 2 3 2 2
    assertEquals("c/p3: U a a a | A b | U c c | A* d", Show.rows(cut(PLAIN, 11, chain)).get(2));
    assertEquals("c/p3: U c c | A* d", Show.rows(cut(PLAIN, 10, chain)).get(2));
    assertEquals("c/p4: U b | A c c | U d | A* e", Show.rows(cut(PLAIN, 9, chain)).get(3));
    assertEquals("c/p4: U d | A* e", Show.rows(cut(PLAIN, 8, chain)).get(3));
  }

  @Test
  void mergedMessagesAreCutBetweenTurns() {
    Conversation chain =
        new Talk().say(-1, 1, "a").say(0, 2, "b").say(1, 3, "c").say(2, 4, "d").build();
    assertEquals("c/p3: U b\\n\\nc | A* d", Show.rows(cut(PLAIN, 6, chain)).get(2));
  }

  @Test
  void noMoreMessagesThanAsked() {
    Conversation chain = Talk.chain("a", "b", "c", "d", "e", "f");
    for (int maxTurns : new int[] {4, 5}) {
      Cuts cuts = cut(config(maxTurns, false, LeadingAssistant.DROP), 99, chain);
      assertEquals("c/p5: U c | A d | U e | A* f", Show.rows(cuts).get(4));
    }
  }

  @Test
  void aReplyThatDoesNotFitWithWhatItAnswersIsDropped() {
    Cuts cuts = cut(PLAIN, 6, Talk.chain("a a a", "b b", "c"));
    assertEquals(List.of("c/p2: U b b | A* c"), Show.rows(cuts));
    assertEquals(List.of("c/p1: OVER_BUDGET up to 7 tokens, room for 6"), Show.dropped(cuts));
    assertEquals(1, cuts.dropped().get(0).turn());
  }

  @Test
  void aReplyToItsOwnSideIsDropped() {
    Conversation conversation =
        new Talk().say(-1, 1, "a").say(0, 2, "b").say(1, 2, "c").say(2, 1, "d").build();
    Cuts cuts = cut(PLAIN, 99, conversation);
    assertEquals(List.of("c/p1: U a | A* b", "c/p3: U b\\n\\nc | A* d"), Show.rows(cuts));
    assertEquals(List.of("c/p2: NO_PROMPT continues its own side"), Show.dropped(cuts));
  }

  @Test
  void rolesAreKept() {
    Conversation conversation =
        new Talk()
            .say(-1, SYSTEM, "s")
            .say(0, ASSISTANT, "welcome")
            .say(1, USER, "a")
            .say(2, USER, "b")
            .say(3, ASSISTANT, "c")
            .say(4, SYSTEM, "t")
            .say(5, USER, "d")
            .say(6, ASSISTANT, "e")
            .build();
    assertEquals(
        List.of(
            "c/p4: S s | U a\\n\\nb | A* c", "c/p7: S s | U a\\n\\nb | A c | U t\\n\\nd | A* e"),
        Show.rows(cut(PLAIN, 99, conversation)));
    assertEquals(
        "c/p4: S s\\n\\nwelcome | U a\\n\\nb | A* c",
        Show.rows(cut(config(64, false, LeadingAssistant.SYSTEM), 99, conversation)).get(0));
    // Room for five turns: the system message stays, the oldest user turns go.
    assertEquals("c/p7: S s | U t\\n\\nd | A* e", Show.rows(cut(PLAIN, 11, conversation)).get(1));
    assertEquals(
        "c/p7: S s | U b | A c | U t\\n\\nd | A* e",
        Show.rows(cut(PLAIN, 12, conversation)).get(1));
    // No room for it beside the reply and what it answers.
    assertEquals("c/p7: U d | A* e", Show.rows(cut(PLAIN, 5, conversation)).get(1));
    assertEquals(
        "c/p7: U t\\n\\nd | A* e",
        Show.rows(cut(config(2, false, LeadingAssistant.DROP), 99, conversation)).get(1));
  }

  @Test
  void leadingTurnsOfTheAssistant() {
    Conversation chain = Talk.chain("I sell my bike", "How much?", "100");
    assertEquals("c/p2: U How much? | A* 100", Show.rows(cut(PLAIN, 99, chain)).get(1));
    assertEquals(
        "c/p2: S I sell my bike | U How much? | A* 100",
        Show.rows(cut(config(64, false, LeadingAssistant.SYSTEM), 99, chain)).get(1));
  }

  @Test
  void labelsWhereSeveralPeopleAreOnTheUserSide() {
    Conversation chain =
        new Talk().say(-1, 1, "a").say(0, 2, "b").say(1, 3, "c").say(2, 2, "d").build();
    assertEquals(
        List.of(
            "c/p1: U a | A* b",
            "c/p2: U Speaker 1: a\\n\\nSpeaker 2: b | A* c",
            "c/p3: U Speaker 1: a | A b | U Speaker 3: c | A* d"),
        Show.rows(cut(config(64, true, LeadingAssistant.DROP), 99, chain)));
  }

  @Test
  void rejectedTurnsAreContextOrGone() {
    Conversation conversation =
        new Talk()
            .say(-1, 1, "a")
            .say(0, 2, "b")
            .say(1, 1, "c")
            .say(0, 3, "gone")
            .say(3, 1, "lost")
            .reject(1, Reason.TOO_SHORT)
            .reject(3, Reason.BOT)
            .reject(4, Reason.REJECTED_CONTEXT)
            .build();
    Cuts cuts = cut(PLAIN, 99, conversation);
    assertEquals(List.of("c/p2: U b | A* c"), Show.rows(cuts));
    assertEquals(List.of(), cuts.dropped());
  }
}
