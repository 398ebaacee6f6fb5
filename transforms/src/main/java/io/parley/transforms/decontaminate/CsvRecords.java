package io.parley.transforms.decontaminate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Comma- or tab-separated values; the first line names the fields. */
final class CsvRecords implements RecordReader {
  private static final Map<String, Character> SEPARATORS = Map.of("csv", ',', "tsv", '\t');

  @Override
  public boolean reads(String name) {
    return SEPARATORS.containsKey(StoredBytes.ending(name));
  }

  @Override
  public void read(Path file, Consumer<JsonNode> records) throws IOException {
    String name = StoredBytes.plainName(file.getFileName().toString());
    CsvSchema schema =
        CsvSchema.emptySchema()
            .withHeader()
            .withColumnSeparator(SEPARATORS.get(StoredBytes.ending(name)));
    ObjectReader parser =
        CsvMapper.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(JsonNode.class)
            .with(schema);
    ParsedRecords.read(file, parser, "not as many cells as the first line names", records);
  }
}
