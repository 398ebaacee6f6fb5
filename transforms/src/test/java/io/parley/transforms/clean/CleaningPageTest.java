package io.parley.transforms.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * {@code samples/cleaning.md} shows what cleaning does to the turns of {@code
 * samples/cleaning.jsonl} now. {@code -Dparley.write=true} writes the page instead of checking it.
 */
class CleaningPageTest {
  private static final Path SAMPLES = Path.of("..", "samples");

  private static final String INTRODUCTION =
      """
      # What cleaning does

      Thirty turns as the web had them, and what a model is given, with the default recipe. Most are real; those
      "written for Parley" show private data that we would not print if it were anyone's. What cannot be seen is
      written as `\\uXXXX`. The turns are in `cleaning.jsonl`; this page is what cleaning makes of them, and is
      written anew with

          mvn -B test -pl transforms -am -Dtest=CleaningPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dparley.write=true
      """;

  @Test
  void pageShowsWhatCleaningDoes() throws IOException {
    Path page = SAMPLES.resolve("cleaning.md");
    StringBuilder text = new StringBuilder(INTRODUCTION);
    List<String> lines = Files.readAllLines(SAMPLES.resolve("cleaning.jsonl"));
    for (int i = 0; i < lines.size(); i++) {
      append(i + 1, new JsonMapper().readTree(lines.get(i)), text);
    }
    if (Boolean.getBoolean("parley.write")) {
      Files.writeString(page, text);
    }
    assertEquals(30, lines.size());
    assertEquals(text.toString(), Files.readString(page));
  }

  private static void append(int number, JsonNode sample, StringBuilder page) {
    Turn clean = clean(sample);
    page.append("\n## " + number + ". " + sample.get("of").asText())
        .append(" (" + sample.get("licence").asText() + ")\n");
    block("before", sample.get("text").asText(), page);
    if (clean.rejected() != null) {
      page.append("\nleft out: `" + clean.rejected().reason().label() + "`\n");
    } else {
      block("after", clean.text(), page);
    }
  }

  /** The last turn of a thread of which the sample has what stood above. */
  private static Turn clean(JsonNode sample) {
    List<String> texts = new ArrayList<>();
    sample.get("above").forEach(above -> texts.add(above.asText()));
    texts.add(sample.get("text").asText());
    List<String> authors = new ArrayList<>();
    sample.get("authors").forEach(author -> authors.add(author.asText()));
    Origin origin = new Origin("samples/cleaning.jsonl", 0, null);
    List<Turn> turns = new ArrayList<>();
    for (String text : texts) {
      int i = turns.size();
      List<PostRef> posts = List.of(new PostRef("p" + i, origin));
      turns.add(new Turn(posts, i - 1, null, i + 1, text, null, null, Set.of(), null));
    }
    Markup markup = Markup.valueOf(sample.get("markup").asText().toUpperCase(Locale.ROOT));
    Conversation thread = new Conversation("c", "sample", null, null, turns, null, origin);
    Draft draft = new Draft(thread, Collections.nCopies(turns.size(), markup), authors);
    List<Turn> cleaned = new Cleaner(CleanConfig.defaults(), null).clean(draft).turns();
    return cleaned.get(cleaned.size() - 1);
  }

  /** Fenced by more backticks than the text has in a row. */
  private static void block(String label, String text, StringBuilder page) {
    String fence = "````";
    while (text.contains(fence)) {
      fence += "`";
    }
    page.append("\n" + label + "\n\n" + fence + "text\n" + visible(text) + "\n" + fence + "\n");
  }

  private static String visible(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      if (c != '\n' && type == Character.CONTROL || type == Character.FORMAT || c == 0xA0) {
        out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
