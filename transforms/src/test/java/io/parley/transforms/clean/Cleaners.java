package io.parley.transforms.clean;

import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Turn;
import io.parley.transforms.Secret;
import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.clean.privacy.PiiMode;
import io.parley.transforms.clean.privacy.PrivacyConfig;
import io.parley.transforms.clean.repair.FullwidthMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cleaners, and what they are given. */
final class Cleaners {
  static final Origin ORIGIN = new Origin("file", 0, null);

  private static final Secret KEY = Secret.of("a key of the test's own");

  private Cleaners() {}

  static Turn turn(int parent, String text, Flag... flags) {
    return new Turn(
        List.of(new PostRef("p", ORIGIN)), parent, null, 1, text, null, null, Set.of(flags), null);
  }

  static Draft draft(Markup markup, Turn... turns) {
    return draft(markup, null, List.of(), turns);
  }

  static Draft draft(Markup markup, String title, List<String> authors, Turn... turns) {
    return new Draft(
        new Conversation("c", "s", title, null, List.of(turns), null, ORIGIN),
        Collections.nCopies(turns.length, markup),
        authors);
  }

  /** What was cleaned, to be cleaned again. */
  static Draft draft(Conversation clean) {
    return new Draft(clean, Collections.nCopies(clean.turns().size(), Markup.PLAIN), List.of());
  }

  static List<String> texts(Cleaner cleaner, Draft draft) {
    return cleaner.clean(draft).turns().stream().map(Turn::text).toList();
  }

  static Cleaner with(PiiKind kind, PiiMode mode) {
    CleanConfig config = CleanConfig.defaults();
    return new Cleaner(
        new CleanConfig(
            config.repair(),
            config.fullwidth(),
            config.markup(),
            config.debris(),
            new PrivacyConfig(Map.of(kind, mode))),
        KEY);
  }

  static Cleaner narrowing() {
    CleanConfig config = CleanConfig.defaults();
    return new Cleaner(
        new CleanConfig(
            true, FullwidthMode.NARROW, config.markup(), config.debris(), config.privacy()),
        null);
  }
}
