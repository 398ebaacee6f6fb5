package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ToolTextTest {
  /** What Qwen 3's template writes for tools, below the log's own system text. */
  static String definitions(String lines) {
    return """
        # Tools

        You may call one or more functions to assist with the user query.

        You are provided with function signatures within <tools></tools> XML tags:
        <tools>
        %s
        </tools>

        For each function call, return a json object with function name and arguments within \
        <tool_call></tool_call> XML tags:
        <tool_call>
        {"name": <function-name>, "arguments": <args-json-object>}
        </tool_call>"""
        .formatted(lines);
  }

  private static JsonNode json(String text) {
    return Json.valueOrNull(text);
  }

  @Test
  void definitionsAreOneALine() throws RecordException {
    String whole = "{\"type\": \"function\", \"function\": {\"name\": \"g\"}}";
    assertEquals(
        definitions(
            "{\"type\": \"function\", \"function\": {\"z\": \"a\\nb\", \"name\": \"f\"}}\n"
                + whole),
        ToolText.definitions(json("[{\"z\":\"a\\nb\",\"name\":\"f\"}," + whole + "]"), "tools"));
    assertNull(ToolText.definitions(null, "tools"));
    assertNull(ToolText.definitions(json("[]"), "tools"));
  }

  @Test
  void numbersAndHalfSurrogates() throws RecordException {
    assertEquals(
        "<tool_call>\n{\"name\": \"f\", \"arguments\": [1.5, -2, 1.0E30, null, \"\uFFFD\"]}\n</tool_call>",
        ToolText.calls(
            json("{\"name\":\"f\",\"arguments\":[1.5,-2,1e30,null,\"\\ud800\"]}"), "value"));
  }

  @Test
  void resultsWithMarksStay() {
    String marked = "<tool_response>\nx\n</tool_response>";
    assertEquals(marked, ToolText.result("x"));
    assertEquals(marked, ToolText.result(marked));
  }
}
