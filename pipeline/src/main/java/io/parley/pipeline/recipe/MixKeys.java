package io.parley.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.transforms.dedup.Caps;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** The keys of one source in {@code mix}. */
final class MixKeys {
  static final Key<Mix, String> SOURCE =
      new Key<>(
          "source",
          ValueTypes.text("the name of a source", name -> !name.isBlank()),
          Mix::source,
          false);
  static final Key<Mix, Double> SHARE = new Key<>("share", ValueTypes.share(), Mix::share, false);
  static final Key<Mix, Integer> MOST =
      new Key<>(
          "most",
          ValueTypes.whole(1),
          mix -> mix.most() == Caps.NONE ? null : (Integer) mix.most(),
          true);

  static final KeyTable<Mix> TABLE = new KeyTable<>(List.of(SOURCE, SHARE, MOST));

  static final ValueType<Mix> TYPE = new MixType();

  private MixKeys() {}

  private static final class MixType implements ValueType<Mix> {
    @Override
    public String expected() {
      return "a mapping of " + String.join(", ", TABLE.names());
    }

    @Override
    public Optional<Mix> parse(Given given) {
      if (!(given.node() instanceof MappingNode)) {
        given.isNot(expected());
        return Optional.empty();
      }
      Settings<Mix> settings = new Settings<>(TABLE, given.key() + ".");
      settings.addAll(given);
      if (!settings.has(SOURCE)) {
        given.problem("has no source");
        return Optional.empty();
      }
      String source = settings.or(SOURCE, "");
      double share = settings.or(SHARE, 1.0);
      Integer most = settings.or(MOST, null);
      return source.isEmpty()
          ? Optional.empty()
          : Optional.of(new Mix(source, share, most == null ? Caps.NONE : most));
    }

    @Override
    public JsonNode render(Mix mix) {
      return TABLE.render(mix);
    }
  }
}
