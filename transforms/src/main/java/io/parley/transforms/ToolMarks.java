package io.parley.transforms;

/**
 * The marks that calls of tools, their results and their definitions stand in, as the templates of
 * Hermes and Qwen write them. What stands between them is data, and not somebody's prose.
 */
public final class ToolMarks {
  public static final String CALL = "<tool_call>";
  public static final String CALL_END = "</tool_call>";
  public static final String RESPONSE = "<tool_response>";
  public static final String RESPONSE_END = "</tool_response>";
  public static final String TOOLS = "<tools>";

  /** How definitions begin, to the end of the system message. */
  public static final String DEFINITIONS =
      "# Tools\n\nYou may call one or more functions to assist with the user query.";

  private ToolMarks() {}

  /** Whether a text has a call, a result or definitions. */
  public static boolean in(String text) {
    return text.contains(CALL_END) || text.contains(RESPONSE_END) || text.contains(DEFINITIONS);
  }

  /** A text up to where definitions begin. */
  public static String withoutDefinitions(String text) {
    int start = text.indexOf(DEFINITIONS);
    return start < 0 ? text : text.substring(0, start);
  }
}
