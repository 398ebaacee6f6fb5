package io.parley.transforms.clean.debris;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.parley.schemas.Conversation;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecurringLinesTest {
  private static final Origin ORIGIN = new Origin("file", 0, null);
  private static final String FOOTER = "Copyright 2024 by the gardeners of all countries";

  private static Conversation conversation(String title, Role role, String... texts) {
    List<Turn> turns =
        Stream.of(texts)
            .map(
                text ->
                    new Turn(
                        List.of(new PostRef("p", ORIGIN)),
                        -1,
                        role,
                        1,
                        text,
                        null,
                        null,
                        Set.of(),
                        null))
            .toList();
    return new Conversation("c", "s", title, null, turns, null, ORIGIN);
  }

  private static Set<Long> lines(Conversation conversation) {
    Set<Long> lines = new HashSet<>();
    Arrays.stream(RecurringLines.of(conversation)).forEach(lines::add);
    return lines;
  }

  private static List<String> left(Set<Long> recurring, Conversation conversation) {
    return RecurringLines.remove(conversation, recurring).turns().stream().map(Turn::text).toList();
  }

  @Test
  void removesEqualLinesWhateverTheirCaseAndNumbers() {
    Set<Long> recurring = lines(conversation(null, null, "x\n" + FOOTER));
    assertEquals(1, recurring.size());
    assertEquals(
        List.of("Text", FOOTER, "y"),
        left(
            recurring,
            conversation(
                null, null, "Text\n------------\n" + FOOTER.replace("2024", "1999"), FOOTER, "y")));
  }

  @Test
  void titleStays() {
    Conversation conversation = conversation(FOOTER, null, FOOTER + "\n\na\n" + FOOTER);
    assertEquals(
        List.of(FOOTER + "\n\na"),
        left(lines(conversation(null, null, "x\n" + FOOTER)), conversation));
  }

  @Test
  void shortLinesCodeAndAssistantsHaveNone() {
    assertEquals(Set.of(), lines(conversation(null, null, "a\nThanks in advance, all!")));
    assertEquals(Set.of(), lines(conversation(null, null, FOOTER)));
    assertEquals(
        Set.of(), lines(conversation(null, null, "```\n" + FOOTER + FOOTER + "\n```\nyes")));
    Conversation roles = conversation(null, Role.ASSISTANT, "a\n" + FOOTER);
    assertEquals(Set.of(), lines(roles));
    assertSame(roles, RecurringLines.remove(roles, Set.of(1L)));
  }

  @Test
  void innerLinesMustBeLong() {
    String text = "a\nb\n" + FOOTER + "\nc\nd\ne\nf\ng\nh";
    assertEquals(Set.of(), lines(conversation(null, null, text)));
    assertEquals(1, lines(conversation(null, null, text.replace(FOOTER, FOOTER + FOOTER))).size());
  }
}
