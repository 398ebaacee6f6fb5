package io.parley.pipeline.recipe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The keys of a mapping, those of the mappings in it included. */
final class KeyTable<O> {
  private final Map<String, Key<O, ?>> keys = new LinkedHashMap<>();
  private final Set<String> sections = new LinkedHashSet<>();

  KeyTable(List<Key<O, ?>> keys) {
    for (Key<O, ?> key : keys) {
      this.keys.put(key.name(), key);
      for (int dot = key.name().lastIndexOf('.');
          dot > 0;
          dot = key.name().lastIndexOf('.', dot - 1)) {
        sections.add(key.name().substring(0, dot));
      }
    }
  }

  Set<String> names() {
    return keys.keySet();
  }

  boolean isKey(String name) {
    return keys.containsKey(name);
  }

  boolean isSection(String name) {
    return name.isEmpty() || sections.contains(name);
  }

  /** The names one level below a section; below the whole where it is empty. */
  List<String> below(String section) {
    int start = section.isEmpty() ? 0 : section.length() + 1;
    return keys.keySet().stream()
        .filter(name -> section.isEmpty() || name.startsWith(section + "."))
        .map(name -> name.substring(start).split("\\.", 2)[0])
        .distinct()
        .toList();
  }

  /** What to say of a name that is no key. */
  String unknown(String name) {
    return suggestion(name)
        .map(other -> "unknown key; did you mean " + other + "?")
        .orElseGet(() -> "unknown key; known are " + String.join(", ", below(nearest(name))));
  }

  private Optional<String> suggestion(String name) {
    List<String> all = new ArrayList<>(keys.keySet());
    all.addAll(sections);
    String last = last(name);
    Predicate<String> sameLast = other -> last(other).equals(last);
    return Spelling.closest(name, all, Math.max(1, last.length() / 3))
        .or(() -> all.stream().filter(sameLast).findFirst());
  }

  /** The section that the name is in, as far as there is one. */
  private String nearest(String name) {
    String section = parent(name);
    while (!isSection(section)) {
      section = parent(section);
    }
    return section;
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Every key with its value, sorted by name, as nested objects. */
  ObjectNode render(O owner) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(keys).values().forEach(key -> render(key, owner, root));
    return root;
  }

  private static <O, T> void render(Key<O, T> key, O owner, ObjectNode root) {
    ObjectNode object = root;
    String[] path = key.name().split("\\.", -1);
    for (int i = 0; i < path.length - 1; i++) {
      object = object.withObjectProperty(path[i]);
    }
    object.set(path[path.length - 1], key.type().render(key.of().apply(owner)));
  }
}
