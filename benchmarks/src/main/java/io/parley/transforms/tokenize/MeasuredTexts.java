package io.parley.transforms.tokenize;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Texts to measure on: of JSON the strings, of other files that are UTF-8 the lines, under the name
 * of the script that most have. What has no space and is not Chinese (ids, links) goes with other
 * scripts.
 */
final class MeasuredTexts {
  private final Map<String, List<String>> byScript = new LinkedHashMap<>();

  MeasuredTexts() {
    byScript.put("Latin", new ArrayList<>());
    byScript.put("Han", new ArrayList<>());
    byScript.put("other", new ArrayList<>());
  }

  Map<String, List<String>> byScript() {
    return byScript;
  }

  static long bytes(List<String> texts) {
    return texts.stream().mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
  }

  /** Adds the texts of a file, or of all files in a directory. */
  void add(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        try {
          String content =
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                  .toString();
          if (file.toString().matches(".*[.](nd)?jsonl?")) {
            addStrings(content);
          } else {
            content.lines().forEach(this::add);
          }
        } catch (CharacterCodingException e) {
          System.out.println("not UTF-8, left out: " + file);
        }
      }
    }
  }

  private void addStrings(String content) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(content)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          add(json.getText());
        }
      }
    }
  }

  private void add(String text) {
    long latin = text.codePoints().filter(c -> c < 0x250 && Character.isLetter(c)).count();
    long han = text.codePoints().filter(Character::isIdeographic).count();
    long others = text.codePoints().filter(Character::isLetter).count() - latin - han;
    boolean words = text.indexOf(' ') >= 0;
    String script =
        han * 2 > latin && han > others ? "Han" : words && latin >= others ? "Latin" : "other";
    byScript.get(script).add(text);
  }
}
