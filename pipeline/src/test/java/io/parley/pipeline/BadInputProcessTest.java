package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.pipeline.Dataset.Row;
import io.parley.pipeline.ParleyProcess.Ended;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input, bad paths and bad output directories, as the one who typed the command sees them. */
class BadInputProcessTest {
  private static final int LONG_LINE_BYTES = 200 << 20;

  @TempDir Path directory;

  private Path input;

  @BeforeEach
  void makeInput() throws IOException {
    input = Files.createDirectory(directory.resolve("in"));
  }

  /** Runs with what is not given as usual. */
  private Ended prepare(String... more) throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(List.of("prepare"));
    for (String usual : List.of("--input=in", "--output=out", "--runner=direct")) {
      String option = usual.substring(0, usual.indexOf('='));
      if (Arrays.stream(more).noneMatch(given -> given.startsWith(option))) {
        args.add(usual);
      }
    }
    args.addAll(List.of("--set", "emit.format=jsonl"));
    args.addAll(List.of(more));
    return ParleyProcess.run(directory, List.of("-Xmx512m"), args.toArray(String[]::new));
  }

  private void write(String name, String... lines) throws IOException {
    Files.writeString(input.resolve(name), String.join("", lines));
  }

  /** A chat whose answer says its number in a way that can be found again. */
  private static String chat(int number) {
    return Chats.of("What is number " + number + "?", "That is answer " + number + ".");
  }

  private static Set<String> answers(Dataset dataset) throws IOException {
    TreeSet<String> answers = new TreeSet<>();
    dataset.rows("pairs").forEach(row -> answers.addAll(DatasetRules.trainedContents(row)));
    return answers;
  }

  private static Set<String> expected(int... numbers) {
    TreeSet<String> expected = new TreeSet<>();
    Arrays.stream(numbers).forEach(number -> expected.add("That is answer " + number + "."));
    return expected;
  }

  private static List<String> rejected(Dataset dataset, String unit) throws IOException {
    return dataset.rejected().stream()
        .filter(row -> row.text("unit").equals(unit))
        .map(BadInputProcessTest::describe)
        .sorted()
        .toList();
  }

  private static String describe(Row row) {
    String detail = row.text("detail");
    return "%s %s: %s%s"
        .formatted(
            row.text("path"),
            row.text("offset"),
            row.text("reason"),
            detail.isEmpty() ? "" : ": " + detail);
  }

  @Test
  void brokenRecordsAreRejectedAndTheGoodOnesKept() throws Exception {
    write("a.jsonl", chat(1));
    String nested = "[".repeat(100_000) + "]".repeat(100_000);
    String[] lines = {
      chat(2),
      "{\"messages\": [{\"role\": \"user\", \"content\": \"cut\n",
      "no JSON at all\n",
      "{\"messages\": " + nested + "}\n",
      "{\"messages\": \"a text\"}\n",
      "{\"messages\": [{\"role\": \"user\", \"content\": 7}]}\n",
      "{\"messages\": [], \"created\": 1}\n",
      chat(3).replace("{\"messages\"", "{\"created\": 999999999999999, \"messages\""),
      chat(3).replace("{\"messages\"", "{\"created\": -1, \"messages\""),
      "[1, 2, 3]\n",
      chat(4)
    };
    write("b.jsonl", lines);
    Files.write(
        input.resolve("c.jsonl"),
        concat(
            chat(5).getBytes(StandardCharsets.UTF_8),
            chat(6).replace("answer", "\u00E4").getBytes(StandardCharsets.ISO_8859_1),
            chat(7).getBytes(StandardCharsets.UTF_8)));
    long longLine = writeLongLine("d.jsonl", chat(8), chat(9));
    write("empty.jsonl");
    Files.write(
        input.resolve("noise"),
        new Random(1)
            .ints(5000, 0, 256)
            .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (one, other) -> {})
            .toByteArray());

    Ended ended = prepare("--set=errors.max_fraction=0.7");
    assertEquals("", ended.err());
    assertEquals(0, ended.status());
    assertTrue(
        ended
            .out()
            .startsWith(
                "skipped empty.jsonl: empty\nskipped noise: no format knows it\nrecords read"),
        ended.out());
    Dataset dataset = DatasetRules.check(directory.resolve("out"));
    assertEquals(expected(1, 2, 4, 5, 7, 8, 9), answers(dataset));
    int first = chat(1).length();
    String badTime = "bad_timestamp: created: not a time between 1970 and 2100, in seconds";
    assertEquals(
        List.of(
            "b.jsonl " + offset(lines, 1) + ": invalid_json: the record ends early",
            "b.jsonl " + offset(lines, 2) + ": invalid_json: at character 0",
            "b.jsonl " + offset(lines, 3) + ": nested_too_deeply: more than 200 levels",
            "b.jsonl " + offset(lines, 4) + ": wrong_type: messages: a text, expected an array",
            "b.jsonl "
                + offset(lines, 5)
                + ": wrong_type: messages[0].content: a whole number, expected a text",
            "b.jsonl " + offset(lines, 6) + ": missing_field: messages",
            "b.jsonl " + offset(lines, 7) + ": " + badTime,
            "b.jsonl " + offset(lines, 8) + ": " + badTime,
            "b.jsonl " + offset(lines, 9) + ": wrong_type: record: an array, expected an object",
            "c.jsonl " + first + ": invalid_utf8: at byte " + chat(6).indexOf("answer"),
            "d.jsonl "
                + first
                + ": record_too_long: "
                + longLine
                + " bytes, at most 33554432 are read"),
        rejected(dataset, "record"));
    assertEquals(List.of(), rejected(dataset, "post"));
  }

  private static int offset(String[] lines, int line) {
    return Arrays.stream(lines, 0, line).mapToInt(String::length).sum();
  }

  /**
   * Writes a line, a monstrous one, and another line.
   *
   * @return the bytes of the monstrous one
   */
  private long writeLongLine(String name, String before, String behind) throws IOException {
    Path file = input.resolve(name);
    byte[] piece = "lorem ipsum ".repeat(1 << 10).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(before.getBytes(StandardCharsets.UTF_8));
      for (int written = 0; written < LONG_LINE_BYTES; written += piece.length) {
        out.write(piece);
      }
      out.write(("\n" + behind).getBytes(StandardCharsets.UTF_8));
    }
    return Files.size(file) - before.length() - 1 - behind.length();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  @Test
  void cutStreamsAndRepliesInCircles() throws Exception {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    StringBuilder chats = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      chats.append(chat(i));
    }
    try (GZIPOutputStream gzip = new GZIPOutputStream(stored)) {
      gzip.write(chats.toString().getBytes(StandardCharsets.UTF_8));
    }
    Files.write(
        input.resolve("cut.jsonl.gz"), Arrays.copyOf(stored.toByteArray(), stored.size() / 2));
    String[] comments = {
      Chats.comment("c1", "t1_c2", "ada", "Who was here before the hen?"),
      Chats.comment("c2", "t1_c1", "bob", "The egg, and nobody else."),
      Chats.comment("c2", "t1_c1", "bob", "The egg, and nobody else."),
      Chats.comment("c3", "t1_c3", "cyd", "I only answer myself."),
      Chats.comment("c2", "t1_c1", "bob", "The egg.")
          .replace("\"score\"", "\"edited\":1500009999,\"score\"")
    };
    write("reddit.jsonl", comments);

    Ended ended = prepare();
    assertEquals("", ended.err());
    assertEquals(0, ended.status());
    Dataset dataset = DatasetRules.check(directory.resolve("out"));
    Set<String> answers = answers(dataset);
    assertTrue(answers.remove("The egg."), answers::toString);
    assertTrue(answers.size() > 500, () -> answers.size() + " answers");
    for (int i = 0; i < answers.size(); i++) {
      assertTrue(answers.contains("That is answer " + i + "."), "answer " + i);
    }
    List<String> records = rejected(dataset, "record");
    assertEquals(1, records.size());
    assertTrue(
        records
            .get(0)
            .matches(
                "cut\\.jsonl\\.gz \\d+: damaged_stream: gzip, after \\d+ bytes"
                    + "(, the last \\d+ of a record that is cut off)?"),
        records::toString);
    assertEquals(
        List.of(
            "reddit.jsonl " + offset(comments, 1) + ": superseded_edit",
            "reddit.jsonl " + offset(comments, 2) + ": superseded_edit",
            "reddit.jsonl " + offset(comments, 3) + ": no_reply"),
        rejected(dataset, "post"));
  }

  /** A directory from its first failed run to a dataset that nothing may touch. */
  @Test
  void outputDirectories() throws Exception {
    write("a.jsonl", chat(1), "no JSON\n", chat(2));
    Ended tooManyBad = prepare();
    assertEquals(
        "1 of 3 raw records are bad, more than errors.max_fraction 0.05 allows; see rejected/\n",
        tooManyBad.err());
    assertEquals(3, tooManyBad.status());
    Path output = directory.resolve("out");
    assertEquals(
        List.of("a.jsonl " + chat(1).length() + ": invalid_json: at character 0"),
        rejected(Dataset.read(output), "record"));
    assertFalse(Files.exists(output.resolve("_SUCCESS")));
    assertFalse(Files.exists(output.resolve("manifest.json")));

    // A failed run's directory is taken over.
    Ended done = prepare("--set=errors.max_fraction=1");
    assertEquals("", done.err());
    assertEquals(0, done.status());
    assertEquals(expected(1, 2), answers(DatasetRules.check(output)));

    String whole = output.toRealPath() + "/";
    assertEquals(
        new Ended(2, "", whole + " holds a finished dataset; --overwrite replaces it\n"),
        prepare());
    assertEquals(expected(1, 2), answers(DatasetRules.check(output)));
    String foreign = input.toRealPath() + "/";
    assertEquals(
        new Ended(2, "", foreign + " holds files that Parley did not write; --overwrite goes on\n"),
        prepare("--output=in"));
    assertEquals(1, input.toFile().list().length);
  }

  @Test
  void flinkFailsWithoutATrace() throws Exception {
    write("a.jsonl", chat(1), "no JSON\n", chat(2));
    Ended ended = prepare("--runner=flink", "--parallelism=2");
    assertEquals(
        new Ended(
            3,
            "",
            "1 of 3 raw records are bad, more than errors.max_fraction 0.05 allows;"
                + " see rejected/\n"),
        ended);
    assertFalse(Files.exists(directory.resolve("out/_SUCCESS")));
    assertEquals(1, rejected(Dataset.read(directory.resolve("out")), "record").size());
  }

  @Test
  void pathsThatCannotBeRead() throws Exception {
    write("empty.jsonl");
    write("noise", "neither this nor that\n");
    assertEquals(
        new Ended(2, "", "no such file or directory: gone.jsonl\n"), prepare("--input=gone.jsonl"));
    assertEquals(
        new Ended(2, "", input.toRealPath() + "/noise: no format knows it\n"),
        prepare("--input=in/noise"));
    assertFalse(Files.exists(directory.resolve("out")));
    assertEquals(
        new Ended(3, "skipped empty.jsonl: empty\n", "nothing was kept of 0 posts\n"),
        prepare("--input=in/empty.jsonl"));
    Files.write(directory.resolve("bad.yaml"), new byte[] {'d', ':', ' ', (byte) 0xFF, '\n'});
    Ended recipe = prepare("--recipe=bad.yaml");
    assertEquals(new Ended(2, "", "bad.yaml: not UTF-8\n"), recipe);
  }
}
