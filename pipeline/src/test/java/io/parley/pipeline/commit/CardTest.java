package io.parley.pipeline.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.transforms.emit.WrittenFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private static List<String> card() {
    CommitPlan plan =
        new CommitPlan(
            "{}",
            new TreeMap<>(Map.of("parley", "1")),
            new TreeMap<>(),
            List.of(new CommitPlan.ViewInfo("chat", "rows", List.of())),
            List.of(),
            new TreeMap<>(),
            List.of(),
            0.05,
            null,
            CommitPlan.KnownBefore.nothing(),
            "",
            0);
    Books books =
        new Books(
            new TreeMap<>(
                Map.of(
                    "posts.after.read", 7L,
                    "posts.target", 4L,
                    "posts.rejected.filter.bot", 3L,
                    "rows.pretrain.candidates", 5000L,
                    "rows.pretrain.kept.train", 5000L,
                    "languages.en", 2L,
                    "sources.a|b", 2L,
                    "licences.MIT", 2L)));
    WrittenFile file = new WrittenFile("chat", "train", 0, "x", ".jsonl", 12, 3456, "00");
    return Card.render(plan, books, DatasetFile.name(List.of(file))).lines().toList();
  }

  private static List<String> tables() {
    return card().stream().filter(line -> line.startsWith("|")).toList();
  }

  /** What only other trainers get is not among the rows that {@code load_dataset} gives. */
  @Test
  void theSizeIsThatOfTheViews() {
    List<String> card = card();
    assertEquals("- \"n<1K\"", card.get(card.indexOf("size_categories:") + 1));
  }

  /** The card is equal wherever it is written, also where digits are not 0 to 9. */
  @Test
  void tablesInAnyLocale() {
    for (String locale : List.of("en-US", "ar-EG", "tr-TR-u-nu-arab")) {
      Locale.setDefault(Locale.forLanguageTag(locale));
      assertEquals(
          List.of(
              "| view | split | rows | bytes | shards |",
              "|---|---|---:|---:|---:|",
              "| chat | train | 12 | 3456 | 1 |",
              "| language | conversations |",
              "|---|---:|",
              "| en | 2 |",
              "| source | conversations |",
              "|---|---:|",
              "| a\\|b | 2 |",
              "| license | conversations |",
              "|---|---:|",
              "| MIT | 2 |",
              "| posts | count | why |",
              "|---|---:|---|",
              "| read | 7 | |",
              "| trained on in some view | 4 | |",
              "| only read as context | 0 | |",
              "| left out by filter: bot | 3 | Written by a bot |"),
          tables(),
          locale);
    }
  }
}
