package io.parley.transforms.clean;

import static io.parley.transforms.clean.Cleaners.draft;
import static io.parley.transforms.clean.Cleaners.narrowing;
import static io.parley.transforms.clean.Cleaners.turn;
import static io.parley.transforms.clean.Cleaners.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Markup;
import io.parley.schemas.Turn;
import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.clean.privacy.PiiMode;
import io.parley.transforms.clean.repair.TextRepairTest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every text: cleaning again changes nothing, and time is linear. */
class CleanerPropertyTest {
  private static List<String> table(String name) throws IOException {
    try (InputStream in = CleanerPropertyTest.class.getResourceAsStream(name)) {
      return List.of(new ObjectMapper().readValue(in, String[].class));
    }
  }

  @ParameterizedTest
  @EnumSource(Markup.class)
  void isIdempotent(Markup markup) throws IOException {
    Random random = new Random(11);
    Cleaner[] cleaners = {
      new Cleaner(CleanConfig.defaults(), null),
      with(PiiKind.NAME, PiiMode.PSEUDONYM),
      with(PiiKind.PHONE, PiiMode.PSEUDONYM),
      narrowing()
    };
    List<String> pieces = table("pieces.json");
    for (int i = 0; i < 20_000; i++) {
      List<Turn> turns = new ArrayList<>();
      for (int t = 0; t <= i % 3; t++) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(16); n > 0; n--) {
          text.append(pieces.get(random.nextInt(pieces.size())));
        }
        turns.add(turn(t - 1, text.toString()));
      }
      String title =
          i % 4 == 0
              ? pieces.get(random.nextInt(pieces.size()))
                  + pieces.get(random.nextInt(pieces.size()))
              : null;
      Draft draft = draft(markup, title, List.of("Kelby", "张三", "a"), turns.toArray(new Turn[0]));
      Cleaner cleaner = cleaners[i % cleaners.length];
      Conversation once = cleaner.clean(draft);
      assertEquals(once, cleaner.clean(draft(once)), () -> TextRepairTest.escape(draft.toString()));
    }
  }

  static List<String> repeated() throws IOException {
    return table("repeated.json");
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void isLinear(String piece) {
    Cleaner cleaner = new Cleaner(CleanConfig.defaults(), null);
    String text = piece.repeat(200_000 / piece.length()); // where squared time is minutes
    for (Markup markup : Markup.values()) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () ->
              cleaner.clean(
                  draft(markup, null, List.of("Kelby", "张三", "K"), turn(-1, "q"), turn(0, text))),
          () -> markup.name());
    }
  }
}
