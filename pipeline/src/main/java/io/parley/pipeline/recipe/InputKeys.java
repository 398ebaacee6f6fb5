package io.parley.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.schemas.Markup;
import io.parley.transforms.read.Formats;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** The keys of one of the {@code inputs}. */
final class InputKeys {
  static final Key<Input, String> PATH = new Key<>("path", ValueTypes.path(), Input::path, false);
  static final Key<Input, String> FORMAT =
      new Key<>("format", ValueTypes.oneOf(formats()), Input::format, false);
  static final Key<Input, String> SOURCE = new Key<>("source", name(), Input::source, true);
  static final Key<Input, String> LICENSE = new Key<>("license", name(), Input::licence, true);
  static final Key<Input, Markup> MARKUP =
      new Key<>("markup", ValueTypes.oneOf(Markup.class), Input::markup, true);

  static final KeyTable<Input> TABLE =
      new KeyTable<>(List.of(PATH, FORMAT, SOURCE, LICENSE, MARKUP));

  static final ValueType<Input> TYPE = new InputType();

  private InputKeys() {}

  private static List<String> formats() {
    return Stream.concat(Stream.of(Input.AUTO), Formats.descriptions().keySet().stream()).toList();
  }

  private static ValueType<String> name() {
    return ValueTypes.text("a name", text -> !text.isBlank());
  }

  private static final class InputType implements ValueType<Input> {
    @Override
    public String expected() {
      return "a mapping of " + String.join(", ", TABLE.names());
    }

    @Override
    public Optional<Input> parse(Given given) {
      if (!(given.node() instanceof MappingNode)) {
        given.isNot(expected());
        return Optional.empty();
      }
      Settings<Input> settings = new Settings<>(TABLE, given.key() + ".");
      settings.addAll(given);
      if (!settings.has(PATH)) {
        given.problem("has no path");
        return Optional.empty();
      }
      String path = settings.or(PATH, "");
      String format = settings.or(FORMAT, Input.AUTO);
      String source = settings.or(SOURCE, null);
      String licence = settings.or(LICENSE, null);
      Markup markup = settings.or(MARKUP, null);
      return path.isEmpty()
          ? Optional.empty()
          : Optional.of(new Input(path, format, source, licence, markup));
    }

    @Override
    public JsonNode render(Input input) {
      return TABLE.render(input);
    }
  }
}
