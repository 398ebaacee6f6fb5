package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.pipeline.Dataset.Row;
import io.parley.transforms.Sha256;
import io.parley.transforms.takedown.TakedownException;
import io.parley.transforms.takedown.TakedownHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier datasets have, and what was taken down, does not come again. */
class KnownBeforeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String RIVER =
      Chats.of(
          "Which river is the longest of all, and how would one measure such a thing at all?",
          "The Nile, most people say, but it depends on where you let the Amazon begin; satellites"
              + " count every bend of the bed, and the bends move from one year to the next.");
  private static final String LAKE =
      Chats.of("And the deepest lake?", "Baikal.", "How deep?", "About 1,600 metres.");
  private static final String CAVE = Chats.of("What lives in caves?", "Bats, and blind fish.");

  @TempDir Path directory;

  private Dataset prepare(String name, String input, String... settings) throws IOException {
    Path file = Files.writeString(directory.resolve("in.jsonl"), input);
    Datasets.prepare(file, directory.resolve(name), Runner.DIRECT, 2, settings);
    assertEquals(List.of(), DatasetCheck.of(directory.resolve(name)).problems());
    return Dataset.read(directory.resolve(name));
  }

  private String against(String... names) {
    return "dedup.against=["
        + List.of(names).stream()
            .map(name -> directory.resolve(name).toString())
            .collect(Collectors.joining(","))
        + "]";
  }

  /** Contents of all pairs. */
  private static List<String> said(Dataset dataset) throws IOException {
    return dataset.rows("pairs").stream()
        .map(row -> row.json().path("completion").path(0).path("content").asText())
        .sorted()
        .toList();
  }

  private static Map<String, Long> reasons(Dataset dataset) throws IOException {
    return dataset.rejected().stream()
        .filter(row -> row.text("unit").equals("post"))
        .collect(
            Collectors.groupingBy(row -> row.text("reason"), TreeMap::new, Collectors.counting()));
  }

  @Test
  void onlyWhatIsNewComes() throws IOException {
    for (String pairs : List.of("exact", "near")) {
      for (String conversations : List.of("near", "exact", "none")) {
        String[] settings = {"dedup.pairs=" + pairs, "dedup.conversations=" + conversations};
        String name = pairs + conversations;
        Dataset first = prepare("a" + name, RIVER + LAKE, settings);
        assertEquals(3, said(first).size());
        Dataset second =
            prepare("b" + name, CAVE + LAKE + RIVER, settings[0], settings[1], against("a" + name));
        assertEquals(List.of("Bats, and blind fish."), said(second), name);
        Dataset third =
            prepare(
                "c" + name,
                CAVE + LAKE + RIVER + Chats.of("And a fourth one?", "A fourth answer."),
                settings[0],
                settings[1],
                against("a" + name, "b" + name));
        assertEquals(List.of("A fourth answer."), said(third), name);
      }
    }
  }

  /** All views have what those of a dataset made of the new posts alone have. */
  @Test
  void theOldOnesLeaveNoTrace() throws IOException {
    prepare("a", RIVER + LAKE);
    Dataset second = prepare("b", RIVER + CAVE + LAKE, against("a"));
    Dataset alone = prepare("c", CAVE);
    assertEquals(contents(alone), contents(second));
    assertEquals(4, alone.rows().size());
  }

  /** Rows without ids, whose key is made of all input. */
  private static List<String> contents(Dataset dataset) throws IOException {
    return dataset.rows().stream()
        .map(
            row ->
                row.view()
                    + ((ObjectNode) row.json()).remove(List.of("id", "conversation", "posts")))
        .sorted()
        .toList();
  }

  private String file(String dataset, String view) throws IOException {
    return Datasets.files(directory.resolve(dataset)).keySet().stream()
        .filter(name -> name.startsWith(view + "/"))
        .collect(Collectors.joining("|"));
  }

  @Test
  void similarOnesGoAndNameTheEarlierOne() throws IOException {
    Dataset first = prepare("a", RIVER + LAKE);
    Dataset second = prepare("b", RIVER.replace("one year", "any year") + CAVE, against("a"));
    assertEquals(List.of("Bats, and blind fish."), said(second));
    assertEquals(Map.of("known_conversation", 2L), reasons(second));
    Row gone = second.rejected().get(0);
    assertTrue(
        first.rows("chat").stream()
            .anyMatch(row -> row.text("conversation").equals(gone.text("winner"))),
        gone.json()::toString);
    double similarity = gone.json().path("similarity").doubleValue();
    assertTrue(similarity >= 0.8 && similarity < 1, () -> "" + similarity);
  }

  /** An earlier reply is context; only the new one is trained on. */
  @Test
  void aThreadThatGrewGivesItsNewReplies() throws IOException {
    prepare("a", LAKE);
    Dataset second =
        prepare(
            "b",
            LAKE.replace(
                "]",
                ",{\"role\":\"user\",\"content\":\"Who measured it, and with what kind of a rope?\"},"
                    + "{\"role\":\"assistant\",\"content\":\"Russians, with sound.\"}]"),
            against("a"));
    assertEquals(List.of("Russians, with sound."), said(second));
    assertEquals(
        "[false,false,false,false,false,true]",
        second.rows("chat").get(0).json().path("targets").toString());
  }

  @Test
  void theIndexHasOneRowAThing() throws IOException {
    Dataset dataset = prepare("a", RIVER + LAKE + RIVER);
    List<Row> rows = dataset.rows("index");
    assertEquals(2 + 3, rows.size());
    assertEquals(2, rows.stream().filter(row -> row.json().path("post").isNull()).count());
    assertEquals(
        JSON.readTree("{\"version\":1,\"pairs\":\"near\"}"), dataset.manifest().path("index"));
    assertFalse(dataset.files().get("README.md").length == 0);
    assertFalse(
        new String(dataset.files().get("README.md"), StandardCharsets.UTF_8)
            .contains("config_name: index"));
    Dataset without = prepare("b", RIVER, "emit.index=false");
    assertEquals(List.of(), without.rows("index"));
    assertTrue(without.manifest().path("index").isMissingNode());
  }

  @Test
  void refusesWhatIsNoEarlierDataset() throws IOException {
    prepare("a", LAKE, "dedup.pairs=exact");
    prepare("b", LAKE, "emit.index=false");
    assertEquals(refusal("b", "has no index: it was made with emit.index: false"), refused("b"));
    assertEquals(refusal("x", "no finished dataset: it has no _SUCCESS"), refused("x"));
    assertEquals(
        refusal(
            "a",
            "its index has no signatures of pairs: it was made with other pairs than near;"
                + " give dedup.pairs: exact"),
        refused("a", "dedup.pairs=near"));
    Path manifest = directory.resolve("a/manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"version\" : 1", "\"version\" : 7"));
    assertEquals(refusal("a", "its index is of version 7, not 1; make it anew"), refused("a"));
    assertEquals(refusal("out", "the output cannot be an earlier dataset, too"), refused("out"));
    assertFalse(Files.exists(directory.resolve("out")));
  }

  private String refusal(String name, String problem) {
    return "dedup.against: " + directory.resolve(name) + ": " + problem;
  }

  private String refused(String name, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add(against(name));
    RunException e =
        assertThrows(
            RunException.class,
            () ->
                Datasets.prepare(
                    Datasets.SAMPLES.resolve("oasst"),
                    directory.resolve("out"),
                    Runner.DIRECT,
                    1,
                    all.toArray(String[]::new)));
    assertEquals(ExitStatus.USAGE, e.exitStatus());
    return e.getMessage();
  }

  @Test
  void aDamagedIndexIsNamed() throws IOException {
    prepare("a", LAKE);
    Path index = directory.resolve("a/" + file("a", "index"));
    byte[] bytes = Files.readAllBytes(index);
    bytes[40]++;
    Files.write(index, bytes);
    RunException e = assertThrows(RunException.class, () -> prepare("b", LAKE, against("a")));
    assertTrue(e.getMessage().contains(index.toString()), e::getMessage);
  }

  @Test
  void whatWasTakenDownNeverComes() throws IOException {
    String comments =
        Chats.comment("c1", "t3_top", "asker", "What is that bird?")
            + Chats.comment("c2", "t1_c1", "Mr_Heron", "A heron, I should know.")
            + Chats.comment("c3", "t1_c2", "asker", "How can you tell from so far away?")
            + Chats.comment("c4", "t1_c1", "third", "Looks like a stork to me.")
            + Chats.comment("c5", "t1_c4", "asker", "Storks are not that grey.")
            + Chats.comment("c6", "t1_c1", "fourth", "**No idea**, sorry about that.")
            + Chats.comment("c7", "t1_c1", "fifth", "It is a crane, and a young one.");
    Path list =
        Files.writeString(
            directory.resolve("down.txt"),
            String.join(
                "\n",
                "# never",
                "author reddit:" + TakedownHash.ofAuthor("Mr_Heron"),
                "author mail:" + TakedownHash.ofAuthor("third"),
                "text " + TakedownHash.ofText("no idea,  sorry about that."),
                "text " + TakedownHash.ofText("Nobody said this."),
                "post t1_c4",
                "conversation t3_other",
                ""));
    Path input = Files.writeString(directory.resolve("comments.jsonl"), comments);
    Path output = directory.resolve("out");
    Datasets.prepare(input, output, Runner.DIRECT, 2, "dedup.takedown=" + list);
    Dataset dataset = Dataset.read(output);
    assertEquals(List.of("It is a crane, and a young one."), said(dataset));
    assertEquals(Map.of("taken_down", 3L, "rejected_context", 2L), reasons(dataset));
    for (Row row : dataset.rejected()) {
      assertEquals(
          !row.text("reason").equals("taken_down"),
          row.json().hasNonNull("excerpt"),
          row::toString);
    }
    JsonNode takedown = dataset.manifest().path("known").path("takedown");
    assertEquals(
        JSON.readTree(
            "{\"sha256\":\""
                + Sha256.of(Files.readAllBytes(list))
                + "\",\"lines\":{\"author\":2,\"conversation\":1,\"post\":1,\"text\":2},"
                + "\"unmatched\":{\"author\":1,\"conversation\":1,\"post\":0,\"text\":1},"
                + "\"matches\":{\"author\":1,\"conversation\":0,\"post\":1,\"text\":1}}"),
        takedown);
    assertEquals(List.of(), JsonSchemas.problems("manifest", dataset.manifest()));
    for (byte[] file : dataset.files().values()) {
      String text = new String(file, StandardCharsets.UTF_8);
      assertFalse(text.contains(TakedownHash.ofAuthor("Mr_Heron")));
      assertFalse(text.contains("I should know"));
    }
  }

  @Test
  void aWrongLineOfAListStopsTheRun() throws IOException {
    Path list = Files.writeString(directory.resolve("down.txt"), "post a\nauthor Mr_Heron\n");
    TakedownException e =
        assertThrows(TakedownException.class, () -> prepare("a", LAKE, "dedup.takedown=" + list));
    assertTrue(e.getMessage().startsWith(list + ":2: not "), e::getMessage);
    assertFalse(Files.exists(directory.resolve("a")));
  }
}
