package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.pipeline.Dataset.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds of every dataset's {@code packed}: the rows of {@code tokens}, each once and whole.
 */
final class PackedRules {
  private PackedRules() {}

  static void check(Dataset dataset) throws IOException {
    Map<String, JsonNode> tokens = new HashMap<>();
    dataset
        .rows("tokens")
        .forEach(row -> tokens.put(row.split() + " " + row.text("id"), row.json()));
    boolean both = !tokens.isEmpty();
    int most = dataset.manifest().at("/recipe/tokenize/max_tokens").asInt();
    Map<String, Long> found = new HashMap<>();
    List<Row> rows = dataset.rows("packed");
    for (Row row : rows) {
      List<Integer> ids = ints(row.json().path("input_ids"));
      List<Integer> labels = ints(row.json().path("labels"));
      List<Integer> positions = ints(row.json().path("position_ids"));
      List<Integer> lengths = ints(row.json().path("seq_lengths"));
      List<String> documents = row.texts("rows");
      assertTrue(ids.size() <= most, row::toString);
      assertEquals(ids.size(), labels.size());
      assertEquals(ids.size(), positions.size());
      assertEquals(lengths.size(), documents.size());
      int at = 0;
      for (int i = 0; i < lengths.size(); i++) {
        int end = at + lengths.get(i);
        assertEquals(-100, labels.get(at));
        for (int position = at; position < end; position++) {
          assertEquals(position - at, positions.get(position));
        }
        if (both) {
          JsonNode document = tokens.remove(row.split() + " " + documents.get(i));
          assertEquals(ints(document.path("input_ids")), ids.subList(at, end));
          assertEquals(ints(document.path("labels")), labels.subList(at, end));
        }
        at = end;
      }
      assertEquals(ids.size(), at);
      found.merge("documents", (long) documents.size(), Long::sum);
      found.merge(row.split(), (long) at, Long::sum);
    }
    if (!rows.isEmpty()) {
      assertTrue(tokens.isEmpty(), tokens.size() + " rows of tokens are not packed");
      JsonNode books = dataset.manifest().at("/books/packed");
      assertEquals(
          found.remove("documents"),
          DatasetRules.counts(books.at("/documents/kept")).values().stream()
              .mapToLong(Long::longValue)
              .sum());
      assertEquals(found, DatasetRules.counts(books.path("tokens")));
    }
  }

  private static List<Integer> ints(JsonNode array) {
    List<Integer> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.intValue()));
    return numbers;
  }
}
