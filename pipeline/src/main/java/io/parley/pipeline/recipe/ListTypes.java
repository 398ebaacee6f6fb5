package io.parley.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Lists of values of one kind. */
final class ListTypes {
  private ListTypes() {}

  /** A list whose elements differ. */
  static <T> ValueType<List<T>> list(ValueType<T> element) {
    return new ValueType<>() {
      @Override
      public String expected() {
        return "a list in brackets, each element " + element.expected();
      }

      @Override
      public Optional<List<T>> parse(Given given) {
        if (!(given.node() instanceof SequenceNode sequence)) {
          given.isNot(expected());
          return Optional.empty();
        }
        List<T> values = new ArrayList<>();
        List<Node> nodes = sequence.getValue();
        boolean good = true;
        for (int i = 0; i < nodes.size(); i++) {
          Given part = given.part(given.key() + "[" + i + "]", nodes.get(i));
          Optional<T> value = element.parse(part);
          if (value.filter(values::contains).isPresent()) {
            part.problem("given twice");
          }
          good &= value.isPresent() && !values.contains(value.get());
          value.ifPresent(values::add);
        }
        return good ? Optional.of(values) : Optional.empty();
      }

      @Override
      public JsonNode render(List<T> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(element.render(value)));
        return array;
      }
    };
  }

  /** A list with at least one element. */
  static <T> ValueType<List<T>> some(ValueType<List<T>> list) {
    return new ValueType<>() {
      @Override
      public String expected() {
        return list.expected();
      }

      @Override
      public Optional<List<T>> parse(Given given) {
        Optional<List<T>> values = list.parse(given);
        if (values.filter(List::isEmpty).isPresent()) {
          given.problem("empty; give " + list.expected());
          return Optional.empty();
        }
        return values;
      }

      @Override
      public JsonNode render(List<T> values) {
        return list.render(values);
      }
    };
  }
}
