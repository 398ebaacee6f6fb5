package io.parley.transforms.decontaminate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Records that Jackson parses, one after the other. */
final class ParsedRecords {
  private ParsedRecords() {}

  /**
   * Gives out every record of a file.
   *
   * @param problem what is wrong with one that cannot be parsed
   */
  static void read(Path file, ObjectReader parser, String problem, Consumer<JsonNode> records)
      throws IOException {
    long number = 1;
    try (InputStream in = StoredBytes.open(file);
        MappingIterator<JsonNode> parsed = parser.readValues(in)) {
      for (; parsed.hasNextValue(); number++) {
        JsonNode record = parsed.nextValue();
        if (!record.isObject()) {
          throw new BadRecordException(number, "not an object with named fields");
        }
        records.accept(record);
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new BadRecordException(number, problem + (line > 0 ? ", line " + line : ""));
    } catch (CharConversionException | CharacterCodingException e) {
      throw new BadRecordException(number, "not UTF-8");
    }
  }
}
