package io.parley.transforms.segment;

import static io.parley.schemas.Role.ASSISTANT;
import static io.parley.schemas.Role.SYSTEM;
import static io.parley.schemas.Role.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Reason;
import java.util.Arrays;
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
    assertEquals(0, Replies.pairKeys(new Talk().build()).length);
  }

  @Test
  void equalPairsHaveEqualKeysWhateverTheirCaseAndSpace() {
    Fingerprint[] one = Replies.pairKeys(Talk.chain("Is IT  so?", "Yes.\n", "Good"));
    Fingerprint[] two = Replies.pairKeys(Talk.chain(" is it\u00a0so?", "yes.", "bad"));
    assertNull(one[0]);
    assertEquals(one[1], two[1]);
    assertNotEquals(one[2], two[2]);
    assertNotEquals(one[1], Replies.pairKeys(Talk.chain("Is it so? Yes", "."))[1]);
  }

  @Test
  void keysAreFixed() {
    Fingerprint[] keys = Replies.pairKeys(Talk.chain("How are you?", "Fine."));
    assertEquals("ce77f838bb699ac7a850b049e91e671a", keys[1].hex());
  }

  /** The deep chain of PolyAI's tests, and one far deeper. */
  @Test
  void deepChains() {
    for (int depth : new int[] {2_000, 100_000}) {
      String[] texts = new String[depth];
      Arrays.setAll(texts, i -> "turn " + i);
      Conversation chain = Talk.chain(texts);
      assertEquals(depth - 1, Replies.of(chain).cardinality());
      assertEquals(depth - 1, Arrays.stream(Replies.pairKeys(chain)).skip(1).distinct().count());
    }
  }
}
