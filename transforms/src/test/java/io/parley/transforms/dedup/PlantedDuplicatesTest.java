package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.schemas.Conversation;
import io.parley.schemas.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies of real conversations, edited more and more, beside their originals. */
class PlantedDuplicatesTest {
  private static final Path ROOT = Path.of("..");
  private static final double THRESHOLD = 0.8;

  /** Copies of each original at each strength. */
  private static final int COPIES = 8;

  /** Near enough to the threshold that an estimate may fall on the other side of it. */
  private static final double MARGIN = 0.06;

  private static List<List<String>> conversations(String... files) throws IOException {
    List<List<String>> conversations = new ArrayList<>();
    for (String file : files) {
      for (String line : Files.readAllLines(ROOT.resolve(file))) {
        List<String> turns = new ArrayList<>();
        for (JsonNode message : new ObjectMapper().readTree(line).get("messages")) {
          turns.add(message.get("content").textValue());
        }
        conversations.add(turns);
      }
    }
    return conversations;
  }

  private static Map<String, BiFunction<String, Random, String>> edits() {
    Map<String, BiFunction<String, Random, String>> edits = new LinkedHashMap<>();
    edits.put("case", (text, random) -> text.toUpperCase(Locale.ROOT));
    edits.put("punctuation", (text, random) -> text.replaceAll("[.,!?;:，。！？；：]", " "));
    for (double share : new double[] {0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064}) {
      edits.put("typos " + share, (text, random) -> typos(text, share, random));
    }
    edits.put("a sentence less", PlantedDuplicatesTest::cut);
    return edits;
  }

  /** Swaps a share of the letters with the next. */
  private static String typos(String text, double share, Random random) {
    StringBuilder edited = new StringBuilder(text);
    for (int i = 0; i + 1 < text.length(); i++) {
      if (random.nextDouble() < share
          && Character.isLetter(text.charAt(i))
          && Character.isLetter(text.charAt(i + 1))) {
        edited.setCharAt(i, text.charAt(i + 1));
        edited.setCharAt(i + 1, text.charAt(i));
      }
    }
    return edited.toString();
  }

  private static String cut(String text, Random random) {
    String[] sentences = text.split("(?<=[.!?。！？\n])", -1);
    StringBuilder rest = new StringBuilder();
    int gone = random.nextInt(sentences.length + 3); // of some turns none
    for (int i = 0; i < sentences.length; i++) {
      rest.append(i == gone ? "" : sentences[i]);
    }
    return rest.toString();
  }

  /** Copies by how alike they are: planted and found. */
  private static final class Tally {
    private final int[][] counts = new int[11][2];

    void add(double similarity, boolean found) {
      int[] count = counts[(int) (similarity * 10)];
      count[0]++;
      count[1] += found ? 1 : 0;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      for (int i = 10; i >= 3; i--) {
        text.append(
            String.format(Locale.ROOT, "  %.1f: %d/%d", i / 10.0, counts[i][1], counts[i][0]));
      }
      return text.toString();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "English, transforms/src/test/resources/io/parley/transforms/dedup/oasst.jsonl,"
        + " samples/raw/messages/taskmaster.jsonl",
    "Chinese, samples/raw/messages/zh_kdconv.jsonl, samples/raw/messages/zh_crosswoz.jsonl"
  })
  void copiesAreFoundAndOthersStay(String language, String file, String other) throws IOException {
    List<Conversation> originals = new ArrayList<>();
    for (List<String> turns : conversations(file, other)) {
      originals.add(named("original-" + originals.size(), turns));
    }
    Map<String, Verdict> alike = InMemory.verdicts(originals, THRESHOLD);
    originals.removeIf(original -> alike.containsKey(original.id()));
    Random random = new Random(17);
    Tally all = new Tally();
    int near = 0;
    int missed = 0;
    int far = 0;
    int taken = 0;
    for (Map.Entry<String, BiFunction<String, Random, String>> edit : edits().entrySet()) {
      Tally tally = new Tally();
      for (int copy = 0; copy < COPIES; copy++) {
        List<Conversation> both = new ArrayList<>(originals);
        List<Conversation> copies = new ArrayList<>();
        for (Conversation original : originals) {
          List<String> turns = new ArrayList<>();
          original.turns().forEach(turn -> turns.add(edit.getValue().apply(turn.text(), random)));
          copies.add(named("copy-of-" + original.id(), turns));
        }
        both.addAll(copies);
        Map<String, Verdict> verdicts = InMemory.verdicts(both, THRESHOLD);
        for (int i = 0; i < copies.size(); i++) {
          double similarity = InMemory.similarity(originals.get(i), copies.get(i));
          boolean found =
              verdicts.containsKey(copies.get(i).id())
                  || verdicts.containsKey(originals.get(i).id());
          tally.add(similarity, found);
          all.add(similarity, found);
          near += similarity >= THRESHOLD + MARGIN ? 1 : 0;
          missed += similarity >= THRESHOLD + MARGIN && !found ? 1 : 0;
          far += similarity < THRESHOLD - MARGIN ? 1 : 0;
          taken += similarity < THRESHOLD - MARGIN && found ? 1 : 0;
        }
      }
      System.out.printf(Locale.ROOT, "%s, %s:%s%n", language, edit.getKey(), tally);
    }
    System.out.printf(
        Locale.ROOT,
        "%s, found of planted by similarity:%s; above %.2f %d of %d missed, below %.2f %d of %d"
            + " taken%n",
        language,
        all,
        THRESHOLD + MARGIN,
        missed,
        near,
        THRESHOLD - MARGIN,
        taken,
        far);
    assertTrue(near > 500 && far > 100, near + " near and " + far + " far copies test little");
    // Most of these lost the whole of a short answer, and count as another conversation.
    assertTrue(missed * 200 <= near, missed + " of " + near + " were missed");
    assertTrue(taken * 100 <= far, taken + " of " + far + " were taken");
  }

  private static Conversation named(String id, List<String> turns) {
    return Threads.named(id, 0L, turns.toArray(String[]::new));
  }
}
