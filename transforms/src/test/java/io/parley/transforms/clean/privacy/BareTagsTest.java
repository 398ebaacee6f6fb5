package io.parley.transforms.clean.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class BareTagsTest {
  @Test
  void jsonStaysJson() {
    String quoted =
        """
        Call:
        <tool_call>
        {"name": "f", "arguments": {"a": "<PHONE>", "b": ["x: <PHONE>, \\"<IP>", "<CARD>"]}}
        </tool_call>""";
    String bare = quoted.replace("\"<PHONE>\"", "<PHONE>").replace("\"<CARD>\"", "<CARD>");
    assertEquals(quoted, BareTags.quote(bare));
    assertSame(quoted, BareTags.quote(quoted));
  }

  @Test
  void wordsStay() {
    for (String text :
        new String[] {
          "Call <PHONE>",
          "<tool_response>\n<PHONE>\n</tool_response>",
          "<tool_response>\n{\"a\": <b>}\n</tool_response>\n\n<PHONE>",
        }) {
      assertSame(text, BareTags.quote(text));
    }
  }
}
