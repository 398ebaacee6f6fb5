package io.parley.transforms.decontaminate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the texts of records: those of the fields that are named, or of all. Each text of a list or
 * of an object in a field is one of its own, and so is each of a list or object that is written as
 * JSON inside of a text, as tables have it. Numbers are no texts.
 */
final class ItemTexts {
  private final JsonMapper mapper = new JsonMapper();
  private final List<String> fields;

  /** Of the fields asked for, those that some record has. */
  private final Set<String> met = new HashSet<>();

  private final TreeSet<String> names = new TreeSet<>();

  /**
   * @param fields by name, {@code a.b} for what is inside another; empty for all
   */
  ItemTexts(List<String> fields) {
    this.fields = List.copyOf(fields);
  }

  List<String> of(JsonNode item) {
    List<String> texts = new ArrayList<>();
    item.fieldNames().forEachRemaining(names::add);
    if (fields.isEmpty()) {
      add(item, texts);
    }
    for (String field : fields) {
      if (add(field, item, texts)) {
        met.add(field);
      }
    }
    return texts;
  }

  /** The fields asked for that no record had. */
  List<String> missing() {
    return fields.stream().filter(field -> !met.contains(field)).toList();
  }

  /** The names of the fields that records had. */
  Set<String> names() {
    return names;
  }

  /** Whether a field is there: by its name, as columns below it, or inside of another. */
  private boolean add(String field, JsonNode node, List<String> texts) {
    JsonNode value = opened(node);
    boolean any = false;
    if (value.isArray()) {
      for (JsonNode element : value) {
        any |= add(field, element, texts);
      }
      return any;
    }
    for (Map.Entry<String, JsonNode> own : value.properties()) {
      String name = own.getKey();
      if (name.equals(field) || name.startsWith(field + ".")) {
        add(own.getValue(), texts);
        any = true;
      }
    }
    int point = field.indexOf('.');
    return any
        || point > 0
            && value.has(field.substring(0, point))
            && add(field.substring(point + 1), value.get(field.substring(0, point)), texts);
  }

  private void add(JsonNode node, List<String> texts) {
    JsonNode value = opened(node);
    if (value.isTextual()) {
      texts.add(value.textValue());
    } else {
      value.forEach(part -> add(part, texts));
    }
  }

  /** What is written as JSON in a text, or the node itself. */
  private JsonNode opened(JsonNode node) {
    if (!node.isTextual()) {
      return node;
    }
    String text = node.textValue().strip();
    boolean list = text.startsWith("[") && text.endsWith("]");
    boolean object = text.startsWith("{") && text.endsWith("}");
    if (!list && !object) {
      return node;
    }
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      return node; // brackets around words
    }
  }
}
