package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareGptFormatTest {
  @Test
  void aPrettyPrintedArrayOfAllKinds() throws IOException {
    Reading reading = Reading.ofResource("sharegpt", "sharegpt.json");
    assertEquals(List.of(), reading.causes());
    assertEquals(
        List.of(
            "sharegpt:a_0 f115 user: Hi",
            "sharegpt:a_0 1a62 < f115 assistant: Hello, \"friend\"",
            "sharegpt:a_0 1f2e < 1a62 user: And now?",
            "sharegpt:a_0 1544 system: Be brief.",
            "sharegpt:a_0 2f3a < 1544 assistant: What can I do?",
            "sharegpt:a_0 7a3d < 2f3a user: One",
            "sharegpt:a_0 3bd6 < 7a3d user: Two",
            "sharegpt:a_0 41f2 < 3bd6 assistant: ",
            "sharegpt:edba 01e2 system: Speak Chinese.",
            "sharegpt:edba c2e3 < 01e2 user: a < b\n  c",
            "sharegpt:edba b603 < c2e3 assistant:"
                + " <div class=\"markdown prose\"><p>是的</p></div> | HTML",
            "sharegpt:7 0f30 user: <b> is bold?",
            "sharegpt:7 6460 < 0f30 assistant: <p>Yes</p> | HTML"),
        reading.shown());
  }

  @Test
  void toolsAreText() throws IOException {
    String log =
        """
        {"system":"Be brief.","tools":"[{\\"name\\":\\"f\\",\\"parameters\\":{}}]","conversations":[\
        {"from":"human","value":"Go"},{"from":"gpt","value":"I look. "},\
        {"from":"function_call","value":"{\\"name\\": \\"f\\", \\"arguments\\": {\\"a\\": [1,2]}}"},\
        {"from":"function_call","value":"{\\"name\\": \\"g\\", \\"arguments\\": \\"all\\"}"},\
        {"from":"observation","value":"{}"},{"from":"tool","value":"two"},\
        {"from":"gpt","value":"Done"}]}""";
    Reading reading = Reading.of("sharegpt", log);
    assertEquals(List.of(), reading.causes());
    assertEquals(
        List.of(
            "Be brief.\n\n"
                + ToolTextTest.definitions(
                    "{\"type\": \"function\", \"function\": {\"name\": \"f\", \"parameters\": {}}}"),
            "Go",
            """
            I look.
            <tool_call>
            {"name": "f", "arguments": {"a": [1, 2]}}
            </tool_call>
            <tool_call>
            {"name": "g", "arguments": "all"}
            </tool_call>""",
            "<tool_response>\n{}\n</tool_response>\n<tool_response>\ntwo\n</tool_response>",
            "Done"),
        reading.texts());
  }

  @Test
  void brokenToolsBreakTheChat() throws IOException {
    String turns = "\"conversations\":[{\"from\":\"human\",\"value\":\"x\"}]";
    for (String none : List.of("null", "\"\"", "\" [] \"", "[]")) {
      assertEquals(List.of(), causes("{\"tools\":" + none + "," + turns + "}"));
    }
    for (String broken : List.of("\"none\"", "1", "[1]")) {
      assertEquals(
          List.of("0 wrong_type: tools: expected a list of tools"),
          causes("{\"tools\":" + broken + "," + turns + "}"));
    }
    for (String broken : List.of("f(x)", "{}", "[]", "")) {
      assertEquals(
          List.of("0 wrong_type: conversations[1].value: expected calls of tools by name"),
          second("{\"from\":\"function_call\",\"value\":\"" + broken + "\"}"));
    }
  }

  @Test
  void preferencesAreUnsupported() throws IOException {
    String turns = "\"conversations\":[{\"from\":\"human\",\"value\":\"x\"}]";
    String answer = "{\"from\":\"gpt\",\"value\":\"y\"}";
    assertEquals(
        List.of("0 unsupported_content: chosen: a preference"),
        causes("{" + turns + ",\"chosen\":" + answer + ",\"rejected\":" + answer + "}"));
    assertEquals(
        List.of("0 unsupported_content: rejected: a preference"),
        causes("{" + turns + ",\"rejected\":" + answer + "}"));
  }

  @Test
  void aBrokenTurnBreaksTheChat() throws IOException {
    assertEquals(List.of("0 missing_field: conversations"), causes("{}"));
    assertEquals(List.of("0 missing_field: conversations"), causes("{\"conversations\":[]}"));
    assertEquals(List.of("0 missing_field: items"), causes("{\"items\":[]}"));
    assertEquals(
        List.of("0 wrong_type: conversations: an object, expected an array"),
        causes("{\"conversations\":{}}"));
    assertEquals(
        List.of("0 wrong_type: conversations[1]: a text, expected an object"), second("\"x\""));
    assertEquals(List.of("0 missing_field: conversations[1].from"), second("{\"value\":\"x\"}"));
    assertEquals(
        List.of("0 missing_field: conversations[1].value"),
        second("{\"from\":\"gpt\",\"value\":null}"));
    assertEquals(
        List.of("0 wrong_type: conversations[1].value: an array, expected a text"),
        second("{\"from\":\"gpt\",\"value\":[]}"));
    assertEquals(
        List.of("0 unsupported_content: conversations[1].from: none that is known"),
        second("{\"from\":\"narrator\",\"value\":\"x\"}"));
    assertEquals(
        List.of("0 wrong_type: system: a whole number, expected a text"),
        causes("{\"system\":1,\"conversations\":[{\"from\":\"human\",\"value\":\"x\"}]}"));
    assertEquals(
        List.of("0 wrong_type: id: an array, expected a text or a whole number"),
        causes("{\"id\":[],\"conversations\":[{\"from\":\"human\",\"value\":\"x\"}]}"));
  }

  private static List<String> second(String turn) throws IOException {
    return causes("{\"conversations\":[{\"from\":\"human\",\"value\":\"x\"}," + turn + "]}");
  }

  private static List<String> causes(String json) throws IOException {
    return Reading.of("sharegpt", json).causes();
  }
}
