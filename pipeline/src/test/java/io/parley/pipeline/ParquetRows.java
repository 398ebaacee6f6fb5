package io.parley.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.transforms.parquet.ParquetFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parquet files as JSON. What other readers make of them, samples/consumers/check.sh tells. */
final class ParquetRows {
  private ParquetRows() {}

  static List<JsonNode> read(Path path) throws IOException {
    try (ParquetFile file = ParquetFile.open(FileChannel.open(path), path.toString())) {
      List<String> names =
          file.columns().stream().map(name -> name.replaceFirst("[.].*", "")).distinct().toList();
      List<JsonNode> rows = new ArrayList<>();
      file.read(
          names,
          row -> {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < names.size(); i++) {
              object.set(names.get(i), value(row.get(i)));
            }
            rows.add(object);
          });
      return rows;
    }
  }

  private static JsonNode value(Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof List<?> list) {
      ArrayNode array = nodes.arrayNode();
      list.forEach(item -> array.add(value(item)));
      return array;
    }
    if (value instanceof Map<?, ?> group) {
      ObjectNode object = nodes.objectNode();
      group.forEach((name, item) -> object.set((String) name, value(item)));
      return object;
    }
    if (value instanceof Boolean bool) {
      return nodes.booleanNode(bool);
    }
    if (value instanceof Long number) {
      return nodes.numberNode(number.intValue());
    }
    if (value instanceof Double number) {
      return nodes.numberNode(number);
    }
    if (value instanceof byte[] bytes) {
      return nodes.binaryNode(bytes);
    }
    return value == null ? nodes.nullNode() : nodes.textNode((String) value);
  }
}
