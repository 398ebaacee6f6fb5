package io.parley.pipeline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.parley.transforms.filter.safety.ModelTrainer.Labelled;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads texts with labels: CSV (RFC 4180) with a line of names, or JSON Lines. */
final class LabelledTexts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final ObjectReader CSV =
      new CsvMapper()
          .readerForListOf(String.class)
          .with(CsvParser.Feature.WRAP_AS_ARRAY)
          .with(CsvParser.Feature.SKIP_EMPTY_LINES);

  private LabelledTexts() {}

  /**
   * Reads a file whose labels are 0 and 1.
   *
   * @throws RunException where it is not what it should be, with the number of the record
   */
  static List<Labelled> read(Path file, String text, String label) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new RunException(ExitStatus.USAGE, file + ": no such file");
    }
    String content = content(file);
    content = content.startsWith("\uFEFF") ? content.substring(1) : content;
    return content.startsWith("{")
        ? json(file, content, text, label)
        : csv(file, content, text, label);
  }

  private static String content(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new RunException(ExitStatus.USAGE, file + ": not UTF-8");
    }
  }

  private static List<Labelled> json(Path file, String content, String text, String label) {
    List<Labelled> found = new ArrayList<>();
    for (String line : content.lines().filter(each -> !each.isBlank()).toList()) {
      try {
        JsonNode node = JSON.readTree(line);
        add(found, file, node.path(text).textValue(), node.path(label).asText(null));
      } catch (JacksonException e) {
        throw bad(file, found.size() + 1, "not JSON");
      }
    }
    return found;
  }

  private static List<Labelled> csv(Path file, String content, String text, String label) {
    List<List<String>> records = records(file, content);
    List<String> names = records.isEmpty() ? List.of() : records.get(0);
    int textAt = names.indexOf(text);
    int labelAt = names.indexOf(label);
    if (textAt < 0 || labelAt < 0) {
      throw new RunException(
          ExitStatus.USAGE, file + ": no column \"" + (textAt < 0 ? text : label) + "\"");
    }
    List<Labelled> found = new ArrayList<>();
    for (List<String> record : records.subList(1, records.size())) {
      if (record.size() != names.size()) {
        throw bad(file, found.size() + 1, record.size() + " fields, not " + names.size());
      }
      add(found, file, record.get(textAt), record.get(labelAt));
    }
    return found;
  }

  private static void add(List<Labelled> found, Path file, String text, String label) {
    if (text == null || !("0".equals(label) || "1".equals(label))) {
      throw bad(file, found.size() + 1, text == null ? "no text" : "its label is not 0 or 1");
    }
    found.add(new Labelled(text, label.equals("1")));
  }

  private static RunException bad(Path file, int record, String what) {
    return new RunException(ExitStatus.USAGE, file + ": record " + record + ": " + what);
  }

  /** Without empty lines. */
  private static List<List<String>> records(Path file, String content) {
    List<List<String>> records = new ArrayList<>();
    try (MappingIterator<List<String>> rows = CSV.readValues(content)) {
      while (rows.hasNextValue()) {
        records.add(rows.nextValue());
      }
    } catch (IOException e) {
      throw bad(file, Math.max(1, records.size()), "not CSV");
    }
    return records;
  }
}
