package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terms view and the vocabulary of a small dataset. */
class TermsTest {
  private static final String INPUT =
      """
      {"messages": [{"role": "user", "content": "Where do the big dogs and the small dogs sleep at night?"}, \
      {"role": "assistant", "content": "The dogs sleep in the house of the old man."}, \
      {"role": "user", "content": "Do the cats sleep there?"}, \
      {"role": "assistant", "content": "Cats sleep everywhere."}]}
      {"messages": [{"role": "user", "content": "我不知道这个手机好不好用，你知道吗？"}, \
      {"role": "assistant", "content": "这个手机很好用，我也有这个手机。"}]}
      """;

  @TempDir Path directory;

  private Path prepare(String... settings) throws IOException {
    Path input = Files.writeString(directory.resolve("chats.jsonl"), INPUT);
    Path output = directory.resolve("out");
    Datasets.prepare(input, output, Runner.DIRECT, 1, settings);
    return output;
  }

  @Test
  void rowsAndFrequencies() throws IOException {
    Path output =
        prepare(
            "segment.terms=true",
            "emit.format=jsonl",
            "emit.compression=none",
            "emit.views=[chat]",
            "split={train: 1, validation: 0, test: 0}");
    List<String> terms =
        Files.readAllLines(output.resolve("terms/train-00000-of-00001.jsonl")).stream()
            .map(line -> line.replaceFirst("^\\{\"id\":\"[^\"]*\",", "{"))
            .map(line -> line.replaceFirst(",\"conversation\".*", "}"))
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "{\"prompt_terms\":[\"where\",\"do\",\"big\",\"dog\",\"small\",\"dog\",\"sleep\","
                + "\"night\",\"dog\",\"sleep\",\"hous\",\"old\",\"man\",\"do\",\"cat\",\"sleep\"],"
                + "\"completion_terms\":[\"cat\",\"sleep\",\"everywher\"]}",
            "{\"prompt_terms\":[\"where\",\"do\",\"big\",\"dog\",\"small\",\"dog\",\"sleep\","
                + "\"night\"],\"completion_terms\":[\"dog\",\"sleep\",\"hous\",\"old\",\"man\"]}",
            "{\"prompt_terms\":[\"知道\",\"手机\",\"好\",\"好\",\"用\",\"知道\"],"
                + "\"completion_terms\":[\"手机\",\"好\",\"用\",\"手机\"]}"),
        terms);
    assertEquals(
        """
        en dog 6 2
        en sleep 6 2
        en do 3 2
        en big 2 2
        en hous 2 2
        en man 2 2
        en night 2 2
        en old 2 2
        en small 2 2
        en where 2 2
        en cat 2 1
        en everywher 1 1
        zh-Hans 好 3 1
        zh-Hans 手机 3 1
        zh-Hans 用 2 1
        zh-Hans 知道 2 1
        """,
        vocabulary(output.resolve("vocabulary/train-00000-of-00001.jsonl")));
    JsonNode books = new ObjectMapper().readTree(output.resolve("manifest.json").toFile());
    assertEquals(
        "{\"entries\":{\"train\":16},\"occurrences\":{\"en\":32,\"zh-Hans\":10}}",
        books.path("books").path("vocabulary").toString());
    assertTrue(Files.readString(output.resolve("README.md")).contains("## Vocabulary"));
    assertEquals(List.of(), DatasetCheck.of(output).problems());
  }

  @Test
  void notUnasked() throws IOException {
    Path output = prepare();
    assertFalse(Files.exists(output.resolve("terms")));
    assertFalse(Files.exists(output.resolve("vocabulary")));
    assertFalse(Files.readString(output.resolve("manifest.json")).contains("vocabulary\""));
  }

  private static String vocabulary(Path file) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      JsonNode entry = new ObjectMapper().readTree(line);
      lines.append(entry.path("language").textValue()).append(' ');
      lines.append(entry.path("term").textValue()).append(' ');
      lines.append(entry.path("term_frequency")).append(' ');
      lines.append(entry.path("document_frequency")).append('\n');
    }
    return lines.toString();
  }
}
