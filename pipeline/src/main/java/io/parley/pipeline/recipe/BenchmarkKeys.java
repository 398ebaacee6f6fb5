package io.parley.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.transforms.decontaminate.BenchmarkSpec;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys of one of {@code decontaminate.against}, which may be written as its path alone. */
final class BenchmarkKeys {
  static final Key<BenchmarkSpec, String> PATH =
      new Key<>("path", ValueTypes.path(), BenchmarkSpec::path, false);
  static final Key<BenchmarkSpec, String> NAME =
      new Key<>(
          "name", ValueTypes.text("a name", text -> !text.isBlank()), BenchmarkSpec::name, true);
  static final Key<BenchmarkSpec, List<String>> FIELDS =
      new Key<>(
          "fields",
          ListTypes.list(ValueTypes.text("the name of a field", name -> !name.isBlank())),
          BenchmarkSpec::fields,
          true);

  static final KeyTable<BenchmarkSpec> TABLE = new KeyTable<>(List.of(PATH, NAME, FIELDS));

  static final ValueType<BenchmarkSpec> TYPE = new BenchmarkType();

  private BenchmarkKeys() {}

  private static final class BenchmarkType implements ValueType<BenchmarkSpec> {
    @Override
    public String expected() {
      return "a path, or a mapping of " + String.join(", ", TABLE.names());
    }

    @Override
    public Optional<BenchmarkSpec> parse(Given given) {
      if (given.node() instanceof ScalarNode && !given.isEmpty()) {
        return PATH.type().parse(given).map(path -> new BenchmarkSpec(path, null, List.of()));
      }
      if (!(given.node() instanceof MappingNode)) {
        given.isNot(expected());
        return Optional.empty();
      }
      Settings<BenchmarkSpec> settings = new Settings<>(TABLE, given.key() + ".");
      settings.addAll(given);
      if (!settings.has(PATH)) {
        given.problem("has no path");
        return Optional.empty();
      }
      String path = settings.or(PATH, "");
      String name = settings.or(NAME, null);
      List<String> fields = settings.or(FIELDS, List.of());
      return path.isEmpty() ? Optional.empty() : Optional.of(new BenchmarkSpec(path, name, fields));
    }

    @Override
    public JsonNode render(BenchmarkSpec spec) {
      return TABLE.render(spec);
    }
  }
}
