package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.transforms.filter.safety.ModelFile;
import io.parley.transforms.filter.safety.ModelTrainer.Labelled;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TrainClassifierCommandTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path write(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private int train(Path input, Path output, String... more) {
    CommandLine line = Parley.commandLine(Prepare::run);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] args = {
      "train-classifier", "--input", input.toString(), "--output", output.toString(), "--bits", "10"
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return line.execute(all);
  }

  /** Fifty sentences about rain and fifty about trains, in one order or the other. */
  private static String csv(boolean backwards) {
    StringBuilder csv = new StringBuilder("\uFEFF,label,TEXT\r\n");
    for (int i = 0; i < 100; i++) {
      int n = backwards ? 99 - i : i;
      csv.append(n).append(n % 2 == 0 ? ",1,\"rain, again" : ",0,\"a late train").append(n);
      csv.append("\"\r\n");
    }
    return csv.toString();
  }

  @Test
  void trainsWhatARecipeTakes() throws IOException {
    Path model = directory.resolve("rain.linear");
    assertEquals(
        ExitStatus.DONE,
        train(write("a.csv", csv(false)), model, "--text", "TEXT", "--languages", "en"));
    assertEquals("", err.toString());
    List<String> lines = out.toString().lines().toList();
    assertEquals(7, lines.size());
    assertEquals("mean F1 1.0000", lines.get(5));
    assertEquals(model + ": 100 texts, " + Files.size(model) + " bytes", lines.get(6));
    assertEquals(
        ModelFile.sha256(ModelFile.read(model.toString())), FileContents.of(model).sha256());
    Path again = directory.resolve("again.linear");
    train(write("b.csv", csv(true)), again, "--text", "TEXT", "--languages", "en");
    assertArrayEquals(Files.readAllBytes(model), Files.readAllBytes(again));
  }

  @Test
  void readsCsv() throws IOException {
    assertEquals(
        List.of(
            new Labelled("a \"b\",\nc", true), new Labelled("", false), new Labelled("e", true)),
        LabelledTexts.read(
            write("a.csv", "text,x,label\n\"a \"\"b\"\",\nc\",,1\n,,0\n\ne,\"y\",1"),
            "text",
            "label"));
  }

  @Test
  void readsJsonLines() throws IOException {
    assertEquals(
        List.of(new Labelled("a, b", true), new Labelled("c", false)),
        LabelledTexts.read(
            write("a.jsonl", "{\"t\": \"a, b\", \"y\": 1}\n\n{\"y\": \"0\", \"t\": \"c\"}\n"),
            "t",
            "y"));
  }

  /** A slash stands for a line end. What the texts say is in no message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "|no column \"text\"",
        "text,y/secret,1|no column \"label\"",
        "text,label/secret|record 1: 1 fields, not 2",
        "text,label/a,1/secret,2|record 2: its label is not 0 or 1",
        "text,label/\"secret,1|record 1: not CSV",
        "text,label/a,1/\"secret\"more,1|record 2: not CSV",
        "text,label/a,1/b,1|not texts of both labels",
        "{\"text\": \"secret\"|record 1: not JSON",
        "{\"text\": 7, \"label\": 1}|record 1: no text",
        "{\"text\": \"secret\"}|record 1: its label is not 0 or 1",
      })
  void refusesOtherFiles(String content, String problem) throws IOException {
    Path input = write("in", content == null ? "" : content.replace('/', '\n'));
    Path output = directory.resolve("out");
    assertEquals(ExitStatus.USAGE, train(input, output));
    assertEquals(input + ": " + problem, err.toString().strip());
    assertFalse(Files.exists(output));
  }

  @Test
  void refusesWhatIsNoTextFile() throws IOException {
    Path bytes = directory.resolve("bytes");
    Files.write(bytes, "text,label\ncaf\u00e9,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        bytes + ": not UTF-8",
        assertThrows(RunException.class, () -> LabelledTexts.read(bytes, "text", "label"))
            .getMessage());
    assertEquals(
        directory + ": no such file",
        assertThrows(RunException.class, () -> LabelledTexts.read(directory, "text", "label"))
            .getMessage());
    assertEquals(ExitStatus.USAGE, train(bytes, directory.resolve("out"), "--bits", "30"));
  }
}
