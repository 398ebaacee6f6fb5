package io.parley.transforms.filter.safety;

import java.util.List;

/** What chat templates put around messages; in a message, it pretends to end it. */
final class ControlTokens {
  private static final List<String> LITERAL =
      List.of(
          "[INST]",
          "[/INST]",
          "<<SYS>>",
          "<</SYS>>",
          "[SYSTEM_PROMPT]",
          "[AVAILABLE_TOOLS]",
          "<start_of_turn>",
          "<end_of_turn>");

  /** The longest name of a token, as in {@code <|start_header_id|>}. */
  private static final int MOST_CHARS = 32;

  private ControlTokens() {}

  /** Whether one begins at an index. */
  static boolean at(String text, int start) {
    if (start + 1 == text.length()) {
      return false;
    }
    char next = text.charAt(start + 1);
    if (text.charAt(start) == '<' && isBar(next)) {
      return named(text, start + 2);
    }
    for (String token : LITERAL) {
      if (token.charAt(1) == next && text.startsWith(token, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean named(String text, int start) {
    int i = start;
    while (i < text.length() && i - start < MOST_CHARS && isName(text.charAt(i))) {
      i++;
    }
    return i > start && i + 1 < text.length() && isBar(text.charAt(i)) && text.charAt(i + 1) == '>';
  }

  private static boolean isBar(char c) {
    return c == '|' || c == '｜';
  }

  private static boolean isName(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '▁';
  }
}
