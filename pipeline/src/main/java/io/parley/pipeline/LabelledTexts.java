package io.parley.pipeline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  private static List<List<String>> records(Path file, String content) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < content.length() && content.charAt(i + 1) == '"';
        if (doubled) {
          field.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (quoted || c != ',' && c != '\n' && c != '\r') {
        field.append(c);
      } else if (c != '\r') {
        record.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          add(records, record);
          record = new ArrayList<>();
        }
      }
    }
    if (quoted) {
      throw new RunException(ExitStatus.USAGE, file + ": a quotation mark is not closed");
    }
    record.add(field.toString());
    add(records, record);
    return records;
  }

  /** An empty line is no record. */
  private static void add(List<List<String>> records, List<String> record) {
    if (!record.equals(List.of(""))) {
      records.add(record);
    }
  }
}
