package io.parley.transforms.segment;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.SYSTEM;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.parley.schemas.Conversation;
import io.parley.schemas.Reason;
import io.parley.transforms.ReplyKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepliesTest {
  @Test
  void anybodyRepliesWhomAnotherSpeaksBefore() {
    Conversation conversation =
        new Talk()
            .say(-1, 1, "question")
            .say(0, 1, "more from the asker")
            .say(1, 2, "answer")
            .say(2, 1, "thanks")
            .say(-1, 3, "another tree")
            .build();
    assertEquals("{2, 3}", Replies.of(conversation).toString());
  }

  @Test
  void withRolesOnlyAssistantsReplyAndOnlyAfterAUser() {
    Conversation conversation =
        new Talk()
            .say(-1, SYSTEM, "be nice")
            .say(0, ASSISTANT, "welcome")
            .say(1, USER, "hello")
            .say(2, ASSISTANT, "hi")
            .say(3, USER, "bye")
            .build();
    assertEquals("{3}", Replies.of(conversation).toString());
  }

  @Test
  void nothingReliesOnUnreadableTurns() {
    Conversation conversation =
        new Talk()
            .say(-1, 1, "a")
            .say(0, 2, "[deleted]")
            .say(1, 1, "answers the deleted")
            .say(0, 3, "too short")
            .say(3, 1, "answers the short")
            .say(0, 4, " \u00a0")
            .say(5, 1, "answers nothing")
            .reject(1, Reason.DELETED)
            .reject(3, Reason.TOO_SHORT)
            .build();
    assertEquals("{4}", Replies.of(conversation).toString());
  }

  @Test
  void emptyConversation() {
    assertEquals("{}", Replies.of(new Talk().build()).toString());
    assertEquals(List.of(), Replies.keys(new Talk().build()));
  }

  @Test
  void equalPairsHaveEqualKeysWhateverTheirCaseAndSpace() {
    List<ReplyKey> one = Replies.keys(Talk.chain("Is IT  so?", "Yes.\n", "Good"));
    List<ReplyKey> two = Replies.keys(Talk.chain(" is it\u00a0so?", "yes.", "bad"));
    assertEquals(one.get(0), two.get(0));
    assertEquals(one.get(1).prompt(), two.get(1).prompt());
    assertNotEquals(one.get(1).pair(), two.get(1).pair());
    assertNotEquals(
        one.get(0).pair(), Replies.keys(Talk.chain("Is it so? Yes", ".")).get(0).pair());
  }

  /** What stands above the answered turn is of the pair and the prompt, and of nothing else. */
  @Test
  void eachKeyIsOfItsOwnWords() {
    ReplyKey deep = Replies.keys(Talk.chain("hello", "Any news?", "None.")).get(1);
    ReplyKey flat = Replies.keys(Talk.chain("any news?", "none.")).get(0);
    ReplyKey other = Replies.keys(Talk.chain("Hungry?", "None.")).get(0);
    assertEquals(List.of(2, 1), List.of(deep.turn(), deep.answers()));
    assertEquals(deep.exchange(), flat.exchange());
    assertEquals(deep.response(), other.response());
    assertNotEquals(deep.pair(), flat.pair());
    assertNotEquals(deep.prompt(), flat.prompt());
    assertNotEquals(flat.exchange(), other.exchange());
  }

  @Test
  void keysAreFixed() {
    ReplyKey key = Replies.keys(Talk.chain("How are you?", "Fine.")).get(0);
    assertEquals("ce77f838bb699ac7a850b049e91e671a", key.pair().hex());
  }

  /** The deep chain of PolyAI's tests, and one far deeper. */
  @Test
  void deepChains() {
    for (int depth : new int[] {2_000, 100_000}) {
      String[] texts = new String[depth];
      Arrays.setAll(texts, i -> "turn " + i);
      Conversation chain = Talk.chain(texts);
      assertEquals(depth - 1, Replies.of(chain).cardinality());
      assertEquals(depth - 1, Replies.keys(chain).stream().map(ReplyKey::pair).distinct().count());
    }
  }
}
