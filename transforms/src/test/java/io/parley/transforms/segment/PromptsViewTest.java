package io.parley.transforms.segment;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Reason;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptsViewTest {
  private static Cuts cut(int limit, Talk talk) {
    return new PromptsView(SegmentConfig.defaults(), new Words(limit)).cut(talk.build());
  }

  @Test
  void everyPromptOnceWithTheBestReply() {
    Talk talk =
        new Talk()
            .say(-1, 1, "Q")
            .add(0, null, 2, "A", 1L, 3L)
            .add(0, null, 3, "B", 2L, 5L)
            .add(0, null, 4, "C", 3L, null)
            .say(1, 1, "thanks")
            .say(4, 2, "welcome")
            .say(4, 5, "me too")
            .reject(4, Reason.GENERIC);
    Cuts cuts = cut(100, talk);
    assertEquals(
        List.of(
            "c/p2: U Q | reference B",
            "c/p6: U Q\\n\\nA\\n\\nthanks | reference me too",
            "c/p5: U Q | A A | U thanks | reference welcome"),
        Show.rows(cuts));
    assertEquals("{0, 2}", cuts.rows().get(0).read().toString());
    assertEquals("{}", cuts.rows().get(0).trained().toString());
    assertEquals(List.of("p0", "p2"), cuts.rows().get(0).example().posts());
  }

  @Test
  void attemptsOfAnAssistantHaveOnePrompt() {
    Talk talk =
        new Talk()
            .say(-1, USER, "Q")
            .add(0, ASSISTANT, 2, "A", null, -1L)
            .add(0, ASSISTANT, 2, "B", null, 0L);
    assertEquals(List.of("c/p2: U Q | reference B"), Show.rows(cut(100, talk)));
  }

  @Test
  void whatDoesNotFitIsDropped() {
    Talk talk =
        new Talk()
            .say(-1, 1, "Q")
            .add(0, null, 2, "a long answer", 1L, 9L)
            .add(0, null, 3, "short", 2L, 1L)
            .say(2, 3, "again");
    Cuts cuts = cut(5, talk);
    assertEquals(List.of("c/p2: U Q | reference short"), Show.rows(cuts));
    assertEquals(
        List.of(
            "c/p1: OVER_BUDGET up to 6 tokens, room for 5",
            "c/p3: NO_PROMPT continues its own side"),
        Show.dropped(cuts));
  }

  @Test
  void columns() {
    List<String> names =
        new PromptsView(SegmentConfig.defaults(), new Words(9))
            .columns().stream().map(Column::name).toList();
    assertEquals(List.of("id", "prompt", "reference", "conversation"), names.subList(0, 4));
  }
}
