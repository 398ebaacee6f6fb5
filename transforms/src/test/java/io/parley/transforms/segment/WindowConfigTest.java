package io.parley.transforms.segment;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.SYSTEM;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import io.parley.transforms.Cuts;
import io.parley.transforms.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowConfigTest {
  /** A token a character. */
  private static Budget budget(int limit) {
    return new Budget() {
      @Override
      public int limit() {
        return limit;
      }

      @Override
      public int ofMessage(Role role, String content) {
        return content.length();
      }

      @Override
      public int ofRow() {
        return 0;
      }
    };
  }

  private static View pairs(int limit, WindowConfig windows) {
    return new PairsView(SegmentConfig.defaults(), budget(limit), windows);
  }

  private static View chat(int limit, WindowConfig windows) {
    return new ChatView(SegmentConfig.defaults(), budget(limit), windows);
  }

  private static String prompt(Cuts.Cut cut) {
    return contents(((Example.Pair) cut.example().body()).prompt());
  }

  private static String contents(List<Message> messages) {
    return String.join("|", messages.stream().map(Message::content).toList());
  }

  private static final Talk LOG =
      new Talk()
          .say(-1, SYSTEM, "s")
          .say(0, USER, "a")
          .say(1, ASSISTANT, "b")
          .say(2, USER, "c")
          .say(3, ASSISTANT, "d");

  @Test
  void aDroppedPromptBeginsWithTheTurnAnswered() {
    WindowConfig all = new WindowConfig(false, 1, 1);
    Cuts cuts = pairs(99, all).cut(Talk.chain("a", "b", "c", "d"));
    assertEquals(List.of("a", "b", "c"), cuts.rows().stream().map(c -> prompt(c)).toList());
    assertEquals("{2, 3}", cuts.rows().get(2).read().toString());
    assertEquals(2, cuts.rows().get(2).example().posts().size());
  }

  @Test
  void theSystemMessageStays() {
    Cuts cuts = pairs(99, new WindowConfig(false, 1, 1)).cut(LOG.build());
    assertEquals(List.of("s|a", "s|c"), cuts.rows().stream().map(c -> prompt(c)).toList());
  }

  /** Only what is no target: a reply that is not in the row would not be trained. */
  @Test
  void noTargetOfAChatIsDropped() {
    Cuts cuts = chat(99, new WindowConfig(false, 1, 1)).cut(LOG.build());
    assertEquals(1, cuts.rows().size());
    assertEquals(
        "s|a|b|c|d", contents(((Example.Chat) cuts.rows().get(0).example().body()).messages()));
    // A second window of a long chat.
    Cuts windows =
        chat(5, new WindowConfig(false, 1, 1)).cut(Talk.chain("aa", "b", "cc", "d", "e", "f"));
    for (Cuts.Cut cut : windows.rows()) {
      Example.Chat chat = (Example.Chat) cut.example().body();
      assertEquals(1, chat.targets().indexOf(true));
    }
  }

  @Test
  void aShareOfTheRows() {
    WindowConfig half = new WindowConfig(false, 0.5, 1);
    WindowConfig most = new WindowConfig(false, 0.8, 1);
    int more = 0;
    int fewer = 0;
    for (int i = 0; i < 10_000; i++) {
      more += most.begins("r" + i) ? 1 : 0;
      fewer += half.begins("r" + i) ? 1 : 0;
      assertEquals(true, most.begins("r" + i) || !half.begins("r" + i));
    }
    assertEquals(8_000, more, 150);
    assertEquals(5_000, fewer, 150);
    WindowConfig otherSeed = new WindowConfig(false, 0.5, 2);
    int others = 0;
    for (int i = 0; i < 10_000; i++) {
      others += half.begins("r" + i) != otherSeed.begins("r" + i) ? 1 : 0;
    }
    assertEquals(5_000, others, 150);
    assertEquals(false, WindowConfig.whole().begins("r"));
  }

  @Test
  void overlongRowsAreTheReplyAndWhatItAnswers() {
    WindowConfig overlong = new WindowConfig(true, 0, 1);
    assertEquals(
        "OVER_BUDGET",
        pairs(5, WindowConfig.whole())
            .cut(Talk.chain("a", "bbb", "ccc"))
            .dropped()
            .get(0)
            .cause()
            .reason()
            .name());
    Cuts cuts = pairs(5, overlong).cut(Talk.chain("a", "bbb", "ccc"));
    assertEquals(List.of("a", "bbb"), cuts.rows().stream().map(c -> prompt(c)).toList());
    assertEquals(List.of(), cuts.dropped());
    assertEquals(
        List.of(), chat(5, overlong).cut(Talk.chain("aaa", "bbb", "ccc", "ddd")).dropped());
  }

  @Test
  void sharesAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new WindowConfig(false, -0.1, 1));
    assertThrows(IllegalArgumentException.class, () -> new WindowConfig(false, Double.NaN, 1));
  }
}
