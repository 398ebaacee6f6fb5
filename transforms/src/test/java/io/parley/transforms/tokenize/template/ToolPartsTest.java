package io.parley.transforms.tokenize.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.ToolMarks;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolPartsTest {
  private static final String CALL = "<tool_call>\n{\"name\": \"f\"}\n</tool_call>";
  private static final String RESULT = "<tool_response>\n7\n</tool_response>";

  /** Parts with their marks in brackets. */
  private static String shown(List<Message> messages, int index, boolean trained) {
    return ToolParts.of(messages, index, messages.get(index).content(), trained).stream()
        .peek(part -> assertEquals(trained, part.trained()))
        .map(part -> part.kind() == Part.Kind.MARK ? "[" + part.text() + "]" : part.text())
        .collect(Collectors.joining());
  }

  private static String alone(Role role, String content) {
    return shown(List.of(new Message(role, content)), 0, false);
  }

  private static String afterACall(String content) {
    return shown(
        List.of(new Message(Role.ASSISTANT, CALL), new Message(Role.USER, content)), 1, false);
  }

  @Test
  void callsAreMarkedAndTrained() {
    assertEquals(
        "I look.\n[<tool_call>]\n{\"name\": \"f\"}\n[</tool_call>]\n"
            + "[<tool_call>]\n{\"name\": \"f\"}\n[</tool_call>]",
        shown(List.of(new Message(Role.ASSISTANT, "I look.\n" + CALL + "\n" + CALL)), 0, true));
  }

  @Test
  void resultsAreMarkedWhereTheyFollowACall() {
    String marked = "[<tool_response>]\n7\n[</tool_response>]";
    assertEquals(marked + "\n" + marked, afterACall(RESULT + "\n" + RESULT));
    assertEquals(marked + "\n\nAnd then?", afterACall(RESULT + "\n\nAnd then?"));
    assertEquals(
        "[<tool_response>]\n</tool_response>\n[</tool_response>]",
        afterACall("<tool_response>\n</tool_response>\n</tool_response>"));
  }

  @Test
  void definitionsShowHowACallIsWritten() {
    String said = "Be kind. </tool_call>\n\n";
    assertEquals(
        said
            + ToolMarks.DEFINITIONS
            + "\n<tools>\n{}\n</tools>\nwithin [<tool_call>][</tool_call>] tags:\n"
            + "[<tool_call>]\n{}\n[</tool_call>]",
        alone(
            Role.SYSTEM,
            said
                + ToolMarks.DEFINITIONS
                + "\n<tools>\n{}\n</tools>\nwithin <tool_call></tool_call> tags:\n"
                + "<tool_call>\n{}\n</tool_call>"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CALL,
        RESULT,
        "Use <tool_call> and </tool_call>",
        "<tool_call>\nf\n</tool_call>",
        " <tool_call>\n{}\n</tool_call>",
        "<tool_call>\n{}</tool_call>",
        "<tool_call>\n{}\n",
        "</tool_call>\n<tool_call>\n{}"
      })
  void whatIsNoCallIsText(String content) {
    assertEquals(content, alone(Role.USER, content));
    assertEquals(content, alone(Role.SYSTEM, content));
    if (!content.equals(CALL)) {
      assertEquals(content, alone(Role.ASSISTANT, content));
    }
    if (!content.equals(RESULT)) {
      assertEquals(content, afterACall(content));
    }
  }
}
