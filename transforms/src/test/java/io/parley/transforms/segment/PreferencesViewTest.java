package io.parley.transforms.segment;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferencesViewTest {
  private static final PreferenceConfig PLAIN = PreferenceConfig.defaults();

  private static Cuts cut(PreferenceConfig preferences, int limit, Talk talk) {
    return new PreferencesView(SegmentConfig.defaults(), preferences, new Words(limit))
        .cut(talk.build());
  }

  private static Cuts cut(Talk talk) {
    return cut(PLAIN, 100, talk);
  }

  private static PreferenceConfig perPrompt(int pairs) {
    return new PreferenceConfig(2, 2, pairs, 4, 0);
  }

  /** A question at time 0. */
  private static Talk question() {
    return new Talk().add(-1, null, 1, "Q", 0L, 7L);
  }

  /** Two answers in the order of the thread, with their times and votes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "1 |  2 | 2 | 4 | 1.0 VOTES: A* B > A A",
        "2 |  2 | 1 | 4 | -",
        "2 |  4 | 1 | 2 | 1.0 VOTES: A* A > A B",
        "1 |  2 | 1 | 4 | 1.0 VOTES: A* B > A A",
        "1 |  4 | 1 | 2 | 1.0 VOTES: A* A > A B",
        "1 |  3 | 2 | 5 | -",
        "1 |  3 | 2 | 6 | 1.0 VOTES: A* B > A A",
        "1 |  3 | 2 | 3 | -",
        "1 |  1 | 2 | 9 | -",
        "1 | -5 | 2 | 9 | -",
        "1 |  2 | 2 | 20 | 3.322 VOTES: A* B > A A",
        "- |  2 | 2 | 4 | -",
        "1 |  2 | - | 4 | -",
        "1 |  - | 2 | 4 | -",
        "1 |  2 | 2 | - | -",
      })
  void votes(Long firstTime, Long firstVotes, Long secondTime, Long secondVotes, String expected) {
    Talk talk =
        question()
            .add(0, null, 2, "A", firstTime, firstVotes)
            .add(0, null, 3, "B", secondTime, secondVotes);
    Cuts cuts = cut(talk);
    if (expected == null) {
      assertEquals(List.of(), Show.rows(cuts));
      assertEquals(
          List.of("c/p1/replies: UNJUDGED none of 2 replies is better"), Show.dropped(cuts));
      assertEquals("{1, 2}", cuts.dropped().get(0).turns().toString());
    } else {
      String chosen = expected.contains("A* A") ? "p1/p2" : "p2/p1";
      assertEquals(List.of("c/" + chosen + ": U Q | " + expected), Show.rows(cuts));
      assertEquals(List.of(), cuts.dropped());
    }
  }

  /** The second of two answers, at times 1 and 2, is the accepted one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "0 | 0 | 1.0 ACCEPTANCE",
        "0 | 1 | 2.0 ACCEPTANCE",
        "-4 | 1 | 3.0 ACCEPTANCE",
        "1 | 0 | -",
        "1 | 3 | 2.0 VOTES",
        "3 | 4 | 1.322 ACCEPTANCE",
        "- | 4 | 1.0 ACCEPTANCE",
        "4 | - | 1.0 ACCEPTANCE",
      })
  void acceptance(Long votes, Long votesOfAccepted, String expected) {
    Talk talk =
        question()
            .add(0, null, 2, "A", 1L, votes)
            .add(0, null, 3, "B", 2L, votesOfAccepted)
            .mark(1, Flag.ANSWER)
            .mark(2, Flag.ANSWER)
            .mark(2, Flag.ACCEPTED);
    List<String> rows =
        expected == null ? List.of() : List.of("c/p2/p1: U Q | " + expected + ": A* B > A A");
    assertEquals(rows, Show.rows(cut(talk)));
  }

  @Test
  void nothingIsBetterThanWhatWasAcceptedOrCameLater() {
    Talk talk =
        question()
            .add(0, null, 2, "A", 1L, 2L)
            .add(0, null, 3, "B", 2L, 50L)
            .add(0, null, 4, "C", 3L, 3L)
            .mark(1, Flag.ACCEPTED);
    assertEquals(List.of(), Show.rows(cut(talk)));
  }

  @Test
  void ranks() {
    Talk talk =
        new Talk()
            .say(-1, USER, "Q")
            .add(0, ASSISTANT, 2, "best", null, 0L)
            .add(0, ASSISTANT, 2, "third", 5L, -2L)
            .add(0, ASSISTANT, 2, "second", 4L, -1L)
            .add(0, ASSISTANT, 2, "also second", 4L, -1L)
            .add(0, ASSISTANT, 2, "nobody looked", 4L, null);
    assertEquals(
        List.of(
            "c/p1/p2: U Q | 2.0 RANKS: A* best > A third",
            "c/p1/p3: U Q | 1.0 RANKS: A* best > A second",
            "c/p1/p4: U Q | 1.0 RANKS: A* best > A also second",
            "c/p3/p2: U Q | 1.0 RANKS: A* second > A third",
            "c/p4/p2: U Q | 1.0 RANKS: A* also second > A third"),
        Show.rows(cut(talk)));
  }

  /** With the widest margin, whatever the order of the thread. */
  @Test
  void noMorePairsOfAPromptThanAsked() {
    Talk talk = question();
    for (int i = 0; i < 40; i++) {
      int place = i * 7 % 40;
      talk.add(0, null, 2 + i, "reply " + place, (long) place, 2L + (long) place * place);
    }
    List<String> all = Show.rows(cut(perPrompt(100), 100, talk));
    assertEquals(100, all.size());
    for (int pairs : new int[] {1, 2, 5, 30}) {
      assertEquals(all.subList(0, pairs), Show.rows(cut(perPrompt(pairs), 100, talk)));
    }
    assertEquals("9.573 VOTES: A* reply 39 > A reply 0", all.get(0).split(" \\| ", 2)[1]);
  }

  @Test
  void bothRepliesHaveOnePrompt() {
    Talk talk =
        new Talk()
            .say(-1, 1, "a a a a a")
            .say(0, 2, "b b")
            .add(1, null, 3, "c", 1L, 2L)
            .add(1, null, 4, "d d d d", 2L, 8L);
    assertEquals(
        List.of("c/p3/p2: U a a a a a\\n\\nb b | 2.0 VOTES: A* d d d d > A c"),
        Show.rows(cut(PLAIN, 14, talk)));
    assertEquals(
        List.of("c/p3/p2: U b b | 2.0 VOTES: A* d d d d > A c"), Show.rows(cut(PLAIN, 13, talk)));
    Cuts none = cut(PLAIN, 7, talk);
    assertEquals(List.of(), Show.rows(none));
    assertEquals(List.of("c/p3: OVER_BUDGET up to 8 tokens, room for 7"), Show.dropped(none));
  }

  @Test
  void whoSpeaksAboveIsComparedWithHimselfOnly() {
    Talk talk =
        new Talk()
            .say(-1, 1, "a")
            .say(0, 2, "b")
            .say(1, 3, "c")
            .add(2, null, 2, "d", 1L, 2L)
            .add(2, null, 4, "e", 2L, 8L)
            .add(2, null, 2, "f", 3L, 16L)
            .add(2, null, 5, "g", 4L, 32L);
    assertEquals(
        List.of(
            "c/p6/p4: U a\\n\\nb\\n\\nc | 2.0 VOTES: A* g > A e",
            "c/p5/p3: U a | A b | U c | 3.0 VOTES: A* f > A d"),
        Show.rows(cut(talk)));
  }

  @Test
  void leftOutRepliesAreRejectedOnesAtMost() {
    Talk talk =
        question()
            .add(0, null, 2, "short", 1L, 2L)
            .add(0, null, 3, "low", 2L, 3L)
            .add(0, null, 4, "also", 3L, 4L)
            .add(0, null, 5, "copy", 4L, 30L)
            .add(0, null, 6, "good", 5L, 60L)
            .add(0, null, 7, "private", 1L, 2L)
            .reject(1, Reason.TOO_SHORT)
            .reject(2, Reason.LOW_SCORE)
            .reject(3, Reason.NOT_ACCEPTED)
            .reject(4, Reason.DUPLICATE_PAIR)
            .reject(6, Reason.PRIVATE);
    Cuts cuts = cut(talk);
    assertEquals(
        List.of(
            "c/p5/p2: U Q | 4.322 VOTES: A* good > A low",
            "c/p5/p3: U Q | 3.907 VOTES: A* good > A also"),
        Show.rows(cuts));
    assertEquals("{0, 2, 5}", cuts.rows().get(0).read().toString());
    assertEquals("{5}", cuts.rows().get(0).trained().toString());
    assertEquals(List.of(), Show.rows(cut(talk.reject(5, Reason.LOW_SCORE))));
  }

  @Test
  void equalTextsAreNoPair() {
    Talk talk = question().add(0, null, 2, "A ", 1L, 2L).add(0, null, 3, " A", 2L, 9L);
    assertEquals(List.of(), Show.rows(cut(talk)));
  }

  @Test
  void aReplyToItsOwnSideIsNone() {
    Talk talk = question().add(0, null, 1, "A", 1L, 2L).add(0, null, 3, "B", 2L, 9L);
    Cuts cuts = cut(talk);
    assertEquals(List.of(), Show.rows(cuts));
    assertEquals(List.of(), Show.dropped(cuts));
  }

  @Test
  void manyRepliesAndLongChainsTakeNoLongerThanTheyAreLong() {
    Talk bush = question();
    Talk chain = question();
    int turns = 20_000;
    for (int i = 1; i <= turns; i++) {
      bush.add(0, null, 1 + i, "r" + i, (long) i, 2L + i);
      // Two replies to every second of the turns above.
      int parent = i % 2 == 1 ? i - 1 : i - 2;
      chain.add(parent, null, 1 + i, "r" + i, (long) i, i % 2 == 1 ? 2L : 8L);
    }
    assertEquals(5, cut(bush).rows().size());
    assertEquals(turns / 2, cut(PLAIN, 300, chain).rows().size());
  }

  @Test
  void columnsAreThoseThatTrainersExpect() {
    PreferencesView view = new PreferencesView(SegmentConfig.defaults(), PLAIN, new Words(100));
    Conversation conversation =
        question().add(0, null, 2, "A", 1L, 2L).add(0, null, 3, "B", 2L, 4L).build();
    Example row = view.cut(conversation).rows().get(0).example();
    assertEquals(
        List.of(
            "id",
            "prompt",
            "chosen",
            "rejected",
            "margin",
            "basis",
            "conversation",
            "posts",
            "language",
            "source",
            "license",
            "signals"),
        view.columns().stream().map(Column::name).toList());
    assertEquals(
        "[c/p2/p1, [Message[role=USER, content=Q]], [Message[role=ASSISTANT, content=B]],"
            + " [Message[role=ASSISTANT, content=A]], 1.0, votes, c, [p0, p2, p1],"
            + " en, test, CC0-1.0, []]",
        view.columns().stream().map(column -> column.value().apply(row)).toList().toString());
  }

  @Test
  void refusesLimitsThatSayNothing() {
    assertThrows(IllegalArgumentException.class, () -> new PreferenceConfig(0.5, 2, 5, 4, 0));
    assertThrows(IllegalArgumentException.class, () -> new PreferenceConfig(2, 0, 5, 4, 0));
    assertThrows(IllegalArgumentException.class, () -> perPrompt(0));
    assertThrows(IllegalArgumentException.class, () -> perPrompt(101));
    assertThrows(IllegalArgumentException.class, () -> new PreferenceConfig(2, 2, 5, 1, 1));
  }
}
