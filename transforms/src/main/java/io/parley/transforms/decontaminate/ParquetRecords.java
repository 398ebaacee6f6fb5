package io.parley.transforms.decontaminate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.transforms.parquet.ParquetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Parquet; columns inside of others are fields by their whole path. */
final class ParquetRecords implements RecordReader {
  private final JsonMapper mapper = new JsonMapper();

  @Override
  public boolean reads(String name) {
    return StoredBytes.ending(name).equals("parquet");
  }

  @Override
  public void read(Path file, Consumer<JsonNode> records) throws IOException {
    try (ParquetFile parquet = ParquetFile.open(Files.newByteChannel(file), file.toString())) {
      List<String> columns = parquet.columns();
      parquet.read(
          columns,
          row -> {
            ObjectNode record = mapper.createObjectNode();
            for (int i = 0; i < columns.size(); i++) {
              record.set(columns.get(i), mapper.valueToTree(row.get(i)));
            }
            records.accept(record);
          });
    }
  }
}
