package io.parley.transforms.segment;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Example;
import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KtoViewTest {
  private static final KtoView VIEW =
      new KtoView(SegmentConfig.defaults(), PreferenceConfig.defaults(), new Words(100));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "4, false, false, true",
        "3, false, false, -",
        "1, false, false, -",
        "0, false, false, false",
        "-9, false, false, false",
        "-, false, false, -",
        "3, true, false, true",
        "0, true, false, -",
        "-1, true, false, false",
        "1, false, true, true",
        "0, false, true, -",
        "-, false, true, true",
      })
  void votesAndAcceptance(Long votes, boolean answer, boolean accepted, Boolean expected) {
    Talk talk = new Talk().say(-1, 1, "Q").add(0, null, 2, "A", null, votes);
    if (answer) {
      talk.mark(1, Flag.ANSWER);
    }
    if (accepted) {
      talk.mark(1, Flag.ACCEPTED);
    }
    Cuts cuts = VIEW.cut(talk.build());
    if (expected == null) {
      assertEquals(List.of("c/p1: UNJUDGED neither wanted nor unwanted"), Show.dropped(cuts));
      assertEquals(List.of(), Show.rows(cuts));
    } else {
      assertEquals(List.of("c/p1: U Q | A" + (expected ? "* A" : " A")), Show.rows(cuts));
      assertEquals(expected ? "{1}" : "{}", cuts.rows().get(0).trained().toString());
      assertEquals("{0, 1}", cuts.rows().get(0).read().toString());
      assertEquals(List.of(), cuts.dropped());
    }
  }

  @Test
  void ranks() {
    Talk talk =
        new Talk()
            .say(-1, USER, "Q")
            .add(0, ASSISTANT, 2, "between", null, -1L)
            .add(0, ASSISTANT, 2, "best", null, 0L)
            .add(0, ASSISTANT, 2, "worst", null, -2L)
            .add(0, ASSISTANT, 2, "unranked", null, null)
            .say(2, USER, "R")
            .add(5, ASSISTANT, 2, "alone", null, 0L);
    Cuts cuts = VIEW.cut(talk.build());
    assertEquals(
        List.of("c/p2: U Q | A* best", "c/p3: U Q | A worst"), Show.rows(cuts));
    assertEquals(List.of(1, 4, 6), cuts.dropped().stream().map(Cuts.Drop::turn).toList());
  }

  @Test
  void leftOutRepliesAreUnwantedAtMost() {
    Talk talk =
        new Talk()
            .say(-1, 1, "Q")
            .add(0, null, 2, "fine", null, 9L)
            .add(0, null, 3, "low", null, -3L)
            .add(0, null, 4, "not the answer", null, 9L)
            .add(0, null, 5, "short", null, -3L)
            .reject(2, Reason.LOW_SCORE)
            .reject(3, Reason.NOT_ACCEPTED)
            .reject(4, Reason.TOO_SHORT);
    Cuts cuts = VIEW.cut(talk.build());
    assertEquals(List.of("c/p1: U Q | A* fine", "c/p2: U Q | A low"), Show.rows(cuts));
    assertEquals(List.of(3), cuts.dropped().stream().map(Cuts.Drop::turn).toList());
    assertEquals(new Cuts(List.of(), List.of()), VIEW.cut(talk.reject(1, Reason.LOW_SCORE).build()));
  }

  @Test
  void columns() {
    Example row =
        VIEW.cut(new Talk().say(-1, 1, "Q").add(0, null, 2, "A", null, 4L).build())
            .rows()
            .get(0)
            .example();
    List<String> shown = new ArrayList<>();
    for (Column column : VIEW.columns().subList(0, 4)) {
      shown.add(column.name() + "=" + column.value().apply(row));
    }
    assertEquals(
        List.of(
            "id=c/p1",
            "prompt=[Message[role=USER, content=Q]]",
            "completion=[Message[role=ASSISTANT, content=A]]",
            "label=true"),
        shown);
  }
}
