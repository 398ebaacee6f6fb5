package io.parley.transforms.clean.repair;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Counts the texts of data sets that {@link Mojibake} changes: every string of JSON files, every
 * line of others. In clean sets none may change: {@code -Dclean.sets=DIR:DIR} prints each change
 * and the sums.
 */
@EnabledIfSystemProperty(named = "clean.sets", matches = ".+")
class CleanSetsMeasureTest {
  private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
  private long texts;
  private long characters;
  private long changed;

  @Test
  void countsChanges() throws IOException {
    for (String directory : System.getProperty("clean.sets").split(":", -1)) {
      run(Path.of(directory));
    }
  }

  private void run(Path directory) throws IOException {
    texts = 0;
    characters = 0;
    changed = 0;
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      read(file, text -> check(file, text));
    }
    out.printf(
        Locale.ROOT,
        "%s: %d texts, %d characters, %d changed%n",
        directory,
        texts,
        characters,
        changed);
    out.flush();
    assertTrue(texts > 0, () -> "nothing to measure in " + directory);
  }

  private void check(Path file, String text) {
    texts++;
    characters += text.length();
    String repaired = Mojibake.repair(text);
    if (!repaired.equals(text)) {
      changed++;
      int from = 0;
      while (from < repaired.length() && repaired.charAt(from) == text.charAt(from)) {
        from++;
      }
      out.println(
          file.getFileName() + "\n  " + around(text, from) + "\n  " + around(repaired, from));
    }
  }

  private static InputStream unzip(InputStream in) throws IOException {
    ZipInputStream zip = new ZipInputStream(in);
    zip.getNextEntry();
    return zip;
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 50))
        .replace('\n', '⏎');
  }

  private static void read(Path file, Consumer<String> sink) throws IOException {
    String name = file.getFileName().toString();
    boolean gzip = name.endsWith(".gz");
    boolean zip = name.endsWith(".zip");
    name = gzip ? name.substring(0, name.length() - 3) : name.replace(".json.zip", ".json");
    try (InputStream in = Files.newInputStream(file);
        InputStream bytes = gzip ? new GZIPInputStream(in) : zip ? unzip(in) : in) {
      if (name.endsWith(".json") || name.endsWith(".jsonl")) {
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
          for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.VALUE_STRING) {
              sink.accept(json.getText());
            }
          }
        }
      } else {
        new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(sink);
      }
    }
  }
}
