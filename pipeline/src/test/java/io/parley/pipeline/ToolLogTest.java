package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.transforms.tokenize.Tokenizers;
import io.parley.transforms.tokenize.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log whose assistant uses tools, from its file to the rows that are trained on. */
class ToolLogTest {
  private static final String LOG =
      """
      {"id":"a","messages":[{"role":"user","content":"Whose number is it, and what is in the note?"},\
      {"role":"assistant","content":"I look.","tool_calls":[\
      {"type":"function","function":{"name":"whose","arguments":"{\\"phone\\": 2025550143}"}},\
      {"type":"function","function":{"name":"note","arguments":{"html":"<b>it&#39;s</b> &quot;x&quot;"}}}]},\
      {"role":"tool","content":"{\\"owner\\": \\"a shop\\"}"},\
      {"role":"tool","content":"> quoted\\n-- \\nSent from my iPhone"},\
      {"role":"assistant","content":"A shop has it, and the note quotes one word."}]}
      """;

  @TempDir Path directory;

  @Test
  void callsAreTrainedOnAndResultsAreRead() throws Exception {
    Path input = Files.writeString(directory.resolve("in.jsonl"), LOG);
    Path output = directory.resolve("out");
    Datasets.prepare(input, output, Runner.DIRECT, 1, "emit.views=[chat]");
    JsonNode row = DatasetRules.check(output).rows("chat").get(0).json();
    List<String> messages = new ArrayList<>();
    for (JsonNode message : row.get("messages")) {
      boolean target = row.get("targets").get(messages.size()).asBoolean();
      messages.add(
          message.get("role").asText() + " " + target + " " + message.get("content").asText());
    }
    assertEquals(
        List.of(
            "user false Whose number is it, and what is in the note?",
            """
            assistant true I look.
            <tool_call>
            {"name": "whose", "arguments": {"phone": "<PHONE>"}}
            </tool_call>
            <tool_call>
            {"name": "note", "arguments": {"html": "<b>it&#39;s</b> &quot;x&quot;"}}
            </tool_call>""",
            """
            user false <tool_response>
            {"owner": "a shop"}
            </tool_response>
            <tool_response>
            > quoted
            --
            Sent from my iPhone
            </tool_response>""",
            "assistant true A shop has it, and the note quotes one word."),
        messages);
  }

  /** What tools answer is read: of all that is trained, nothing is theirs. */
  @Test
  void noViewTrainsOnResults() throws Exception {
    Path input = Files.writeString(directory.resolve("in.jsonl"), LOG);
    Path output = directory.resolve("all");
    Datasets.prepare(
        input,
        output,
        Runner.DIRECT,
        1,
        "emit.views=[chat, pairs, tokens, packed, prompts]",
        "emit.exports=[openai, llama-factory]");
    assertEquals(List.of(), DatasetCheck.of(output).problems());
    Dataset dataset = Dataset.read(output);
    List<String> said = new ArrayList<>();
    dataset.rows("chat").forEach(row -> said.addAll(DatasetRules.trainedContents(row)));
    assertEquals(2, said.size());
    assertEquals("I look.\n<tool_call>\n", said.get(0).substring(0, 20));
    assertEquals("A shop has it, and the note quotes one word.", said.get(1));
    List<String> completions = new ArrayList<>();
    dataset.rows("pairs").forEach(row -> completions.addAll(DatasetRules.trainedContents(row)));
    assertEquals(Set.copyOf(said), Set.copyOf(completions));
    assertEquals(2, completions.size());
    List<String> references = new ArrayList<>();
    dataset.rows("prompts").forEach(row -> references.add(row.text("reference")));
    assertEquals(Set.copyOf(said), Set.copyOf(references));
    assertEquals(2, references.size());
    for (String view : List.of("tokens", "packed")) {
      assertEquals(
          String.join("<|im_end|>", said) + "<|im_end|>",
          counted(dataset.rows(view).get(0).json().path("labels")),
          view);
    }
    for (String trainer : List.of("openai/chat", "llama-factory/chat", "llama-factory/pairs")) {
      List<String> roles = new ArrayList<>();
      List<String> replies = new ArrayList<>();
      List<String> lastReplies = new ArrayList<>();
      for (Dataset.Row row : dataset.rows(trainer)) {
        for (JsonNode message : row.json().path("messages")) {
          roles.add(message.path("role").asText());
          boolean reply = message.path("role").asText().equals("assistant");
          assertEquals(!reply, !message.path("content").asText().matches("(?s)(I look|A shop).*"));
          if (reply) {
            assertTrue(message.path("weight").isMissingNode());
            replies.add(message.path("content").asText());
          }
        }
        lastReplies.add(replies.get(replies.size() - 1));
      }
      // Of a pair the last reply is trained on, by mask_history; pairs stand in the shuffle's
      // order.
      if (trainer.endsWith("pairs")) {
        assertEquals(Set.copyOf(said), Set.copyOf(lastReplies));
      } else {
        assertEquals("[user, assistant, user, assistant]", roles.toString());
        assertEquals(said, replies);
      }
    }
  }

  private static String counted(JsonNode labels) {
    IntStream.Builder ids = IntStream.builder();
    labels.forEach(label -> ids.add(label.asInt()));
    return Tokenizers.of(Vocabulary.O200K).decode(ids.build().filter(id -> id >= 0).toArray());
  }
}
