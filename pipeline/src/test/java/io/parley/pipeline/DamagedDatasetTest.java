package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.pipeline.ParleyProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets as runs write them, every file of them damaged in turn: each is found, and named. */
class DamagedDatasetTest {
  private static final String MANIFEST_EDITED =
      "manifest.json: edited: its SHA-256 is not the one in _SUCCESS";

  @TempDir Path directory;

  private Path prepare(String... settings) throws IOException {
    StringBuilder chats = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      chats.append(
          Chats.of("What is the number of my house " + i + "?", "It must be " + i + ", I guess."));
    }
    Path input = Files.writeString(directory.resolve("in.jsonl"), chats);
    Path output = directory.resolve("out");
    Datasets.prepare(input, output, Runner.DIRECT, 2, settings);
    assertEquals(List.of(), DatasetCheck.of(output).problems());
    return output;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "emit.format=parquet",
        "emit.format=jsonl emit.compression=none",
        "emit.format=jsonl emit.compression=gzip",
        "emit.format=jsonl emit.compression=zstd segment.terms=true"
      })
  void everyFile(String settings) throws IOException {
    Path output = prepare(("emit.shards=2 " + settings).split(" "));
    Map<String, byte[]> files = Datasets.files(output);
    files.keySet().removeAll(List.of("_SUCCESS", "README.md"));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = output.resolve(file.getKey());
      byte[] bytes = file.getValue();
      for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        Files.write(path, flipped);
        assertFound(output, file.getKey());
      }
      Files.write(path, Arrays.copyOf(bytes, bytes.length - 1));
      assertFound(output, file.getKey());
      Files.delete(path);
      assertFound(output, file.getKey());
      Files.write(path, bytes);
    }
    assertEquals(List.of(), DatasetCheck.of(output).problems());
  }

  /** The first problem names the file; of a manifest others follow. */
  private static void assertFound(Path output, String file) throws IOException {
    List<String> problems = DatasetCheck.of(output).problems();
    if (file.equals("manifest.json")) {
      assertTrue(problems.get(0).contains(file), problems::toString);
    } else {
      assertEquals(1, problems.size(), problems::toString);
      assertTrue(problems.get(0).startsWith(file + ": "), problems::toString);
    }
  }

  @Test
  void asUsersSeeIt() throws Exception {
    Path output = prepare("emit.shards=3");
    List<String> chats;
    try (Stream<Path> paths = Files.list(output.resolve("chat"))) {
      chats = paths.map(path -> "chat/" + path.getFileName()).sorted().toList();
    }
    assertEquals(3, chats.size(), chats::toString);
    Ended whole = ParleyProcess.run(directory, "verify", "out");
    assertEquals(0, whole.status());
    assertEquals("", whole.err());
    assertTrue(whole.out().startsWith("out: ok: "), whole.out());

    List<String> problems = new ArrayList<>();
    Files.delete(output.resolve("_SUCCESS"));
    problems.add("no _SUCCESS: the run that makes it failed or goes on; see run.json");
    Files.delete(output.resolve(chats.get(0)));
    problems.add(chats.get(0) + ": missing");
    byte[] bytes = Files.readAllBytes(output.resolve(chats.get(1)));
    bytes[100] ^= 1;
    Files.write(output.resolve(chats.get(1)), bytes);
    problems.add(chats.get(1) + ": edited: its SHA-256 is another");
    // Left by a run of two shards: a reader would load it beside those of three.
    String left = chats.get(2).replaceFirst("-0000.-of-00003", "-00001-of-00002");
    Files.copy(output.resolve(chats.get(2)), output.resolve(left));
    problems.add(left + ": stale: not in manifest.json");
    assertEquals(new Ended(1, "", lines(problems)), ParleyProcess.run(directory, "verify", "out"));
  }

  @Test
  void manifestEditedByHand() throws Exception {
    Path output = prepare();
    Path manifest = output.resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace("\"seed\" : 1", "\"seed\" : 2"));
    assertEquals(
        new Ended(1, "", lines(List.of(MANIFEST_EDITED))),
        ParleyProcess.run(directory, "verify", "out"));
  }

  private static String lines(List<String> problems) {
    StringBuilder lines = new StringBuilder();
    problems.forEach(problem -> lines.append("out: ").append(problem).append('\n'));
    return lines.toString();
  }
}
