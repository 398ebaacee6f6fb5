package io.parley.pipeline.recipe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What was given for the keys of a table; later texts replace what earlier ones gave. */
final class Settings<O> {
  private final KeyTable<O> table;
  private final String label;
  private final Map<String, Given> values = new HashMap<>();

  /**
   * @param label what stands before the table's names in messages
   */
  Settings(KeyTable<O> table, String label) {
    this.table = table;
    this.label = label;
  }

  /** Takes over a text whose root is {@code given}. */
  void addAll(Given given) {
    addSection("", given, new HashMap<>());
  }

  /** Takes over one value by its name. */
  void add(String name, Given given) {
    add(name, given, new HashMap<>());
  }

  private void add(String name, Given given, Map<String, Place> seen) {
    Place before = seen.putIfAbsent(name, given.place());
    if (before != null) {
      given.problem("already set" + (before.line() == 0 ? "" : " on line " + before.line()));
    } else if (table.isKey(name)) {
      values.put(name, given);
    } else if (table.isSection(name)) {
      addSection(name, given, seen);
    } else {
      given.problem(table.unknown(name));
    }
  }

  private void addSection(String section, Given given, Map<String, Place> seen) {
    if (given.isEmpty()) {
      return;
    }
    if (!(given.node() instanceof MappingNode mapping)) {
      given.isNot("a mapping of " + String.join(", ", table.below(section)));
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        String name = section.isEmpty() ? key.getValue() : section + "." + key.getValue();
        Given at = given.part(label + Given.printable(name), key);
        add(name, new Given(at.key(), tuple.getValueNode(), at.place(), at.problems()), seen);
      } else {
        given.part(given.key(), tuple.getKeyNode()).problem("a key is not one word");
      }
    }
  }

  boolean has(Key<O, ?> key) {
    return values.containsKey(key.name());
  }

  /** Where the last one of some keys was given; nothing where all have their defaults. */
  Optional<Given> last(Key<?, ?>... keys) {
    return Arrays.stream(keys)
        .map(key -> values.get(key.name()))
        .filter(Objects::nonNull)
        .max(Comparator.comparing(Given::place));
  }

  /** The value of a key, or {@code otherwise} where none was given or it is wrong. */
  <T> T or(Key<O, T> key, T otherwise) {
    Given given = values.get(key.name());
    return given == null || (given.isEmpty() && key.mayBeEmpty())
        ? otherwise
        : key.type().parse(given).orElse(otherwise);
  }
}
