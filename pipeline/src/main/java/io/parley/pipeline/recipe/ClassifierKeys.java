package io.parley.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.schemas.Signal;
import io.parley.transforms.filter.safety.Classifier;
import io.parley.transforms.filter.safety.LinearModel;
import io.parley.transforms.filter.safety.ModelFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The keys of one of {@code filter.classifiers}. Its file is read with the recipe, so that a bad
 * one stops the run before it starts and workers need not see it.
 */
final class ClassifierKeys {
  private static final double THRESHOLD = 0.5;

  static final Key<Classifier, Named> MODEL =
      new Key<>("model", new ModelType(), c -> new Named(c.name(), c.model()), false);
  static final Key<Classifier, Double> LEAST =
      new Key<>("threshold", ValueTypes.fraction(), Classifier::threshold, false);
  static final Key<Classifier, Signal> SIGNAL =
      new Key<>("signal", ValueTypes.oneOf(Signal.class), Classifier::signal, false);

  /** Of the file; a manifest has it, so that its recipe means the same model. */
  static final Key<Classifier, String> SHA256 =
      new Key<>(
          "sha256",
          ValueTypes.text(
              "64 hexadecimal digits", Pattern.compile("[0-9a-f]{64}").asMatchPredicate()),
          c -> ModelFile.sha256(c.model()),
          true);

  static final KeyTable<Classifier> TABLE = new KeyTable<>(List.of(MODEL, LEAST, SIGNAL, SHA256));

  static final ValueType<Classifier> TYPE = new ClassifierType();

  private ClassifierKeys() {}

  /** A model under the name that manifests have: of a path the file's name only. */
  record Named(String name, LinearModel model) {}

  private static final class ModelType implements ValueType<Named> {
    @Override
    public String expected() {
      return "a file, or " + ModelFile.BUILTIN + " and one of " + ModelFile.BUILTINS;
    }

    @Override
    public Optional<Named> parse(Given given) {
      if (!(given.node() instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
        given.isNot(expected());
        return Optional.empty();
      }
      String path = scalar.getValue();
      try {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Optional.of(new Named(name, ModelFile.read(path)));
      } catch (IOException e) {
        given.problem(given.shown() + ": " + e.getMessage());
        return Optional.empty();
      }
    }

    @Override
    public JsonNode render(Named value) {
      return TextNode.valueOf(value.name());
    }
  }

  private static final class ClassifierType implements ValueType<Classifier> {
    @Override
    public String expected() {
      return "a mapping of " + String.join(", ", TABLE.names());
    }

    @Override
    public Optional<Classifier> parse(Given given) {
      if (!(given.node() instanceof MappingNode)) {
        given.isNot(expected());
        return Optional.empty();
      }
      Settings<Classifier> settings = new Settings<>(TABLE, given.key() + ".");
      settings.addAll(given);
      if (!settings.has(MODEL)) {
        given.problem("has no model");
        return Optional.empty();
      }
      Named named = settings.or(MODEL, null);
      double threshold = settings.or(LEAST, THRESHOLD);
      Signal signal = settings.or(SIGNAL, Signal.OFFENSIVE);
      String sha256 = settings.or(SHA256, null);
      if (named != null && sha256 != null && !sha256.equals(ModelFile.sha256(named.model()))) {
        given.problem("its model has another SHA-256");
        return Optional.empty();
      }
      return named == null
          ? Optional.empty()
          : Optional.of(new Classifier(named.name(), named.model(), threshold, signal));
    }

    @Override
    public JsonNode render(Classifier classifier) {
      return TABLE.render(classifier);
    }
  }
}
