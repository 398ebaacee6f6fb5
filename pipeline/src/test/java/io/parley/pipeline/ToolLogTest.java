package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
}
