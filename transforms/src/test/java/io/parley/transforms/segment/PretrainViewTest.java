package io.parley.transforms.segment;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.SYSTEM;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Reason;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PretrainViewTest {
  private static String text(Conversation conversation) {
    Cuts cuts = view().cut(conversation);
    assertEquals(1, cuts.rows().size());
    return ((Example.Text) cuts.rows().get(0).example().body()).text();
  }

  @Test
  void repliesStandBelowWhatTheyAnswerAndSaySoWhereTheyDoNot() {
    Conversation conversation =
        new Talk()
            .say(-1, 1, "Title\n\nquestion")
            .say(0, 2, "a")
            .say(0, 3, "b")
            .say(1, 1, "c")
            .say(2, 3, "rejected")
            .say(2, 1, "short")
            .say(-1, 4, "orphan")
            .say(6, 2, "d")
            .reject(4, Reason.BOT)
            .reject(5, Reason.TOO_SHORT)
            .build();
    Cuts cuts = view().cut(conversation);
    assertEquals(
        List.of(
            "c: Speaker 1: Title\\n\\nquestion\\n\\nSpeaker 2: a\\n\\nSpeaker 1: c"
                + "\\n\\nSpeaker 3 (to Speaker 1): b\\n\\nSpeaker 1: short"
                + "\\n\\nSpeaker 4: orphan\\n\\nSpeaker 2: d"),
        Show.rows(cuts));
    assertEquals("{0, 1, 2, 3, 5, 6, 7}", cuts.rows().get(0).read().toString());
    assertEquals("{0, 1, 2, 3, 5, 6, 7}", cuts.rows().get(0).trained().toString());
    assertEquals(
        List.of("p0", "p1", "p3", "p2", "p5", "p6", "p7"), cuts.rows().get(0).example().posts());
    assertEquals(
        List.of("id", "text", "conversation", "posts", "language", "source", "license", "signals"),
        view().columns().stream().map(Column::name).toList());
  }

  @Test
  void rolesHeadTheirTurns() {
    Conversation conversation =
        new Talk().say(-1, SYSTEM, "s").say(0, USER, "a").say(1, ASSISTANT, "b").build();
    assertEquals("System: s\n\nUser: a\n\nAssistant: b", text(conversation));
  }

  /** One answer of several, and what follows it; the last word of a user stays. */
  @Test
  void ofAnAssistantsAttemptsTheBest() {
    Conversation conversation =
        new Talk()
            .say(-1, USER, "a")
            .say(0, ASSISTANT, "b1")
            .say(0, ASSISTANT, "b2")
            .say(1, USER, "c")
            .say(3, ASSISTANT, "d")
            .say(2, USER, "below the other")
            .say(4, USER, "thanks")
            .build();
    Cuts cuts = view().cut(conversation);
    assertEquals(
        List.of("c: User: a\\n\\nAssistant: b1\\n\\nUser: c\\n\\nAssistant: d\\n\\nUser: thanks"),
        Show.rows(cuts));
    assertEquals("{0, 1, 3, 4, 6}", cuts.rows().get(0).read().toString());
  }

  @Test
  void noReplyNoRow() {
    Cuts cuts = view().cut(new Talk().say(-1, 1, "a").say(-1, 2, "b").build());
    assertEquals(List.of(), cuts.rows());
    assertEquals(List.of(), cuts.dropped());
  }

  @Test
  void deepChains() {
    String[] texts = new String[100_000];
    Arrays.fill(texts, "x");
    assertEquals(100_000 * "Speaker 1: x".length() + 99_999 * 2, text(Talk.chain(texts)).length());
  }

  private static PretrainView view() {
    return new PretrainView((text, language) -> Optional.empty());
  }

  /** The cause stands for every turn of the text, or those would be in no row for no reason. */
  @Test
  void aTextThatTheFilterRejectsIsNoRow() {
    Cause cause = new Cause(Reason.DOCUMENT_QUALITY, "too plain");
    Conversation conversation = new Talk().say(-1, 1, "a").say(0, 2, "b").say(1, 1, "c").build();
    PretrainView strict =
        new PretrainView(
            (text, language) ->
                text.equals("Speaker 1: a\n\nSpeaker 2: b\n\nSpeaker 1: c")
                    ? Optional.of(cause)
                    : Optional.empty());
    BitSet all = new BitSet();
    all.set(0, 3);
    assertEquals(
        new Cuts(List.of(), List.of(new Cuts.Drop(conversation.id(), 0, all, cause))),
        strict.cut(conversation));
  }
}
