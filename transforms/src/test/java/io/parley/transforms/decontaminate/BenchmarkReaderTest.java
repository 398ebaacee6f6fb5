package io.parley.transforms.decontaminate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkReaderTest {
  @TempDir Path directory;

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<Benchmark> read(String path, String... fields) {
    return read(path, null, List.of(fields));
  }

  private List<Benchmark> read(String path, String name, List<String> fields) {
    return new BenchmarkReader()
        .read(List.of(new BenchmarkSpec(directory.resolve(path).toString(), name, fields)));
  }

  private List<List<String>> items(String path, String... fields) {
    return read(path, fields).get(0).items();
  }

  private String refusal(String path, String... fields) {
    String message = assertThrows(BenchmarkException.class, () -> read(path, fields)).getMessage();
    return message.replace(directory + "/", "");
  }

  @Test
  void textsOfJson() throws IOException {
    write(
        "a.jsonl",
        """
        {"question": "Q1", "choices": ["a", "b"], "n": 7, "answer": {"text": "A1", "right": true}}

        {"question": null, "choices": "[\\"c\\", {\\"d\\": \\"e\\"}]", "answer": {"text": "[sic"}}
        """);
    assertEquals(
        List.of(List.of("Q1", "a", "b", "A1"), List.of("c", "e", "[sic")), items("a.jsonl"));
    assertEquals(List.of(List.of("Q1"), List.of()), items("a.jsonl", "question"));
    assertEquals(
        List.of(List.of("A1", "Q1"), List.of("[sic")), items("a.jsonl", "answer.text", "question"));
    assertEquals(List.of(List.of(), List.of("e")), items("a.jsonl", "choices.d"));
  }

  @Test
  void oneArray() throws IOException {
    write("a.json", "[{\"q\": \"Q1\"},\n {\"q\": \"Q2\"}]");
    assertEquals(List.of(List.of("Q1"), List.of("Q2")), items("a.json"));
  }

  @Test
  void textsOfCsv() throws IOException {
    write(
        "a.csv",
        "\uFEFFid,question,choices\n1,\"Q,\n\"\"1\"\"\",\"[\"\"a\"\",\"\"b\"\"]\"\n2,Q2,\n");
    assertEquals(
        List.of(List.of("1", "Q,\n\"1\"", "a", "b"), List.of("2", "Q2", "")), items("a.csv"));
    assertEquals(List.of(List.of("Q,\n\"1\""), List.of("Q2")), items("a.csv", "question"));
    write("a.tsv", "question\tn\nQ1, or not?\t1\n");
    assertEquals(List.of(List.of("Q1, or not?")), items("a.tsv", "question"));
  }

  @Test
  void textsOfParquet() throws IOException {
    try (InputStream in =
        BenchmarkReaderTest.class.getResourceAsStream(
            "/io/parley/transforms/parquet/zstd.parquet")) {
      Files.write(directory.resolve("a.parquet"), in.readAllBytes());
    }
    List<List<String>> items = items("a.parquet", "question", "choices");
    assertEquals(300, items.size());
    assertEquals(List.of("Frage 1: 为什么 \uD83D\uDE00?", "t1", "A"), items.get(1));
    assertEquals(List.of("A", "B"), items("a.parquet", "choices.label").get(2));
    assertEquals(List.of("dotted"), items("a.parquet", "a.b").get(2));
  }

  @Test
  void compressedFiles() throws IOException {
    byte[] json = "{\"q\": \"Q1\"}\n".getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    for (int member = 0; member < 2; member++) {
      try (OutputStream out = new GZIPOutputStream(gzip)) {
        out.write(json);
      }
    }
    Files.write(directory.resolve("a.jsonl.gz"), gzip.toByteArray());
    Files.write(directory.resolve("a.jsonl.zst"), Zstd.compress(json));
    assertEquals(List.of(List.of("Q1"), List.of("Q1")), items("a.jsonl.gz"));
    assertEquals(List.of(List.of("Q1")), items("a.jsonl.zst"));
    Files.write(directory.resolve("cut.jsonl.gz"), Arrays.copyOf(gzip.toByteArray(), 20));
    assertEquals("cut.jsonl.gz: cannot be read, or is damaged", refusal("cut.jsonl.gz"));
  }

  @Test
  void aDirectoryIsABenchmarkAFileOrOneOfAName() throws IOException {
    write("evals/quiz/test.csv", "q\nQ1\n");
    write("evals/exam.jsonl", "{\"q\": \"Q2\"}\n{\"q\": \"Q3\"}\n");
    write("evals/README.md", "Nothing.");
    BenchmarkReader reader = new BenchmarkReader();
    Path evals = directory.resolve("evals");
    List<Benchmark> each =
        reader.read(List.of(new BenchmarkSpec(evals.toString(), null, List.of("q"))));
    assertEquals(List.of("exam", "quiz/test"), each.stream().map(Benchmark::name).toList());
    assertEquals(List.of(evals.resolve("README.md").toString()), reader.skipped());
    assertEquals(
        List.of(
            new BenchmarkSummary.StoredFile(
                "quiz/test.csv",
                "82edead1c0985ee1c0e5c13c07e3d8967865c46b2cdbd32406be62294cd1bed4")),
        each.get(1).files());
    List<Benchmark> one = read("evals", "all", List.of());
    assertEquals(1, one.size());
    assertEquals(List.of(List.of("Q2"), List.of("Q3"), List.of("Q1")), one.get(0).items());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a.jsonl | {\"q\": \"x\"}\\n{\"q\": secret}\\n | | a.jsonl: record 2: not JSON, line 2",
        "a.jsonl | {\"q\": \"x\"}\\n{\"q\": \\n | | a.jsonl: record 2: not JSON, line 3",
        "a.jsonl | {\"q\": \"x\"}\\n[1]\\n | | a.jsonl: record 2: not an object with named fields",
        "a.jsonl | `` | | a.jsonl: has no records",
        "a.json | [] | | a.json: has no records",
        "a.csv | q,r\\n | | a.csv: has no records",
        "a.csv | q,r\\n1,2\\n1,2,3\\n | | a.csv: record 2: not as many cells as the first line names,"
            + " line 3",
        "a.csv | q,r\\n\"1,2\\n | | a.csv: record 1: not as many cells as the first line names,"
            + " line 3",
        "a.jsonl | {\"q\": 1}\\n | q | a.jsonl: has no text in these fields",
        "a.jsonl | {\"q\": \"x\", \"b\": 1}\\n{\"a\": 2}\\n | question"
            + " | a.jsonl: no record has a field \"question\"; they have a, b, q",
        "a.csv | q,r\\n1,2\\n | s | a.csv: no record has a field \"s\"; they have q, r",
        "a.txt | hello | | a.txt: not JSON Lines (.jsonl, .ndjson, .json), Parquet, CSV or TSV by"
            + " its name",
        "a.parquet | hello | | a.parquet: too short for a Parquet file",
      })
  void saysWhatIsWrong(String name, String text, String field, String message) throws IOException {
    write(name, text.replace("\\n", "\n"));
    assertEquals(message, field == null ? refusal(name) : refusal(name, field));
  }

  @Test
  void endingsAreInAnyCaseAndBehindADot() throws IOException {
    write("QUIZ.CSV", "q\nQ1\n");
    assertEquals(List.of(List.of("Q1")), items("QUIZ.CSV"));
    write("csv", "q\nQ1\n");
    assertEquals(
        "csv: not JSON Lines (.jsonl, .ndjson, .json), Parquet, CSV or TSV by its name",
        refusal("csv"));
  }

  @Test
  void saysWhatIsWrongWithPaths() throws IOException {
    assertEquals("none.csv: no such file or directory", refusal("none.csv"));
    Files.createDirectories(directory.resolve("empty"));
    assertEquals(
        "empty: has no file of JSON Lines (.jsonl, .ndjson, .json), Parquet, CSV or TSV",
        refusal("empty"));
    Files.write(directory.resolve("latin.csv"), new byte[] {'q', '\n', (byte) 0xE9, 't', '\n'});
    assertEquals("latin.csv: record 1: not UTF-8", refusal("latin.csv"));
    Files.write(directory.resolve("latin.jsonl"), new byte[] {'{', '"', (byte) 0xE9, '"', ':'});
    assertEquals("latin.jsonl: record 1: not JSON, line 1", refusal("latin.jsonl"));
    write("a/quiz.csv", "q\nx\n");
    write("b/quiz.csv", "q\nx\n");
    String a = directory.resolve("a").toString();
    String b = directory.resolve("b").toString();
    BenchmarkReader reader = new BenchmarkReader();
    assertEquals(
        b + ": another benchmark is called quiz, too; give it a name",
        assertThrows(
                BenchmarkException.class,
                () ->
                    reader.read(
                        List.of(
                            new BenchmarkSpec(a, null, List.of()),
                            new BenchmarkSpec(b, null, List.of()))))
            .getMessage());
  }
}
