package io.parley.transforms.clean;

import static io.parley.transforms.clean.Cleaners.ORIGIN;
import static io.parley.transforms.clean.Cleaners.draft;
import static io.parley.transforms.clean.Cleaners.texts;
import static io.parley.transforms.clean.Cleaners.turn;
import static io.parley.transforms.clean.Cleaners.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.PostRef;
import io.parley.schemas.Reason;
import io.parley.schemas.Turn;
import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.clean.privacy.PiiMode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What cleaning does with names and private data, in conversations as a whole. */
class CleanerPrivacyTest {
  private final Cleaner cleaner = new Cleaner(CleanConfig.defaults(), null);

  @Test
  void redactsTheThreadsNames() {
    assertEquals(
        List.of("I am <NAME>", "Hi <NAME>, says <HANDLE>"),
        texts(
            cleaner,
            draft(
                Markup.MARKDOWN,
                null,
                List.of("Kelby", ""),
                turn(-1, "I am *Kelby*"),
                turn(0, "Hi **Kel**by, says u/Kelby"))));
  }

  @Test
  void dropsTurnsWithPrivateData() {
    Conversation clean =
        with(PiiKind.EMAIL, PiiMode.DROP_TURN)
            .clean(
                draft(
                    Markup.PLAIN,
                    null,
                    List.of("Kelby"),
                    turn(-1, "Hi"),
                    turn(0, "I am Kelby, a@b.org"),
                    turn(1, "Hi <EMAIL> 8.8.8.8"),
                    turn(1, "c@d.org", Flag.DELETED)));
    assertEquals(
        Arrays.asList(null, new Cause(Reason.PRIVATE, "email"), null, null),
        clean.turns().stream().map(Turn::rejected).toList());
    assertEquals("I am <NAME>, <EMAIL>", clean.turns().get(1).text());
  }

  @Test
  void aTitleIsPartOfTheOpeningTurn() {
    Conversation clean =
        with(PiiKind.EMAIL, PiiMode.DROP_TURN)
            .clean(draft(Markup.PLAIN, "a@b.org", List.of(), turn(-1, "Hi"), turn(0, "Ho")));
    assertEquals(new Cause(Reason.PRIVATE, "email"), clean.turns().get(0).rejected());
    assertNull(clean.turns().get(1).rejected());
  }

  @Test
  void dropsConversationsWithPrivateData() {
    Conversation clean =
        with(PiiKind.EMAIL, PiiMode.DROP_CONVERSATION)
            .clean(
                draft(
                    Markup.PLAIN,
                    turn(-1, "Hi"),
                    turn(0, "a@b.org"),
                    turn(1, "gone", Flag.DELETED)));
    Cause cause = new Cause(Reason.PRIVATE, "email");
    assertEquals(
        Arrays.asList(cause, cause, null), clean.turns().stream().map(Turn::rejected).toList());
  }

  @Test
  void pseudonymsStayTheSame() {
    Cleaner cleaner = with(PiiKind.EMAIL, PiiMode.PSEUDONYM);
    Draft draft =
        draft(
            Markup.PLAIN,
            "a@b.org or A@B.org",
            List.of(),
            turn(-1, "not c@d.org"),
            turn(0, "a@b.org"));
    Conversation once = cleaner.clean(draft);
    String one = once.turns().get(1).text();
    assertTrue(one.matches("<EMAIL_[0-9a-f]{4}>"), one);
    assertEquals(one + " or " + one, once.title());
    assertTrue(once.turns().get(0).text().startsWith(once.title() + "\n\nnot <EMAIL_"));
    assertEquals(once, cleaner.clean(draft(once)));
  }

  @Test
  void takesTheAddressOffAPost() {
    Turn reply =
        new Turn(
            List.of(new PostRef("q", ORIGIN)),
            0,
            null,
            2,
            "kelby: yes\fkelby, but no\fkelby:",
            null,
            null,
            Set.of(),
            null);
    assertEquals(
        "yes\n\nbut no\n\n<NAME>:",
        texts(cleaner, draft(Markup.PLAIN, null, List.of("kelby_", "bob"), turn(-1, "So?"), reply))
            .get(1));
  }
}
