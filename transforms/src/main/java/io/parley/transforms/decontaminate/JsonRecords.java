package io.parley.transforms.decontaminate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/** JSON Lines, and an array of objects in one file. */
final class JsonRecords implements RecordReader {
  private static final Set<String> ENDINGS = Set.of("jsonl", "ndjson", "json");

  private final ObjectReader parser = new JsonMapper().readerFor(JsonNode.class);

  @Override
  public boolean reads(String name) {
    return ENDINGS.contains(StoredBytes.ending(name));
  }

  @Override
  public void read(Path file, Consumer<JsonNode> records) throws IOException {
    ParsedRecords.read(file, parser, "not JSON", records);
  }
}
