package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.text.Chars;
import java.util.HashMap;
import java.util.Map;

/** The lines of Markdown that say where links by reference lead: {@code [label]: address}. */
final class LinkDefinitions {
  private record Definition(String label, String address) {}

  private LinkDefinitions() {}

  /** The addresses that a text defines, by label in lower case; the first of a label counts. */
  static Map<String, String> of(String text) {
    if (!text.contains("]:")) {
      return Map.of();
    }
    Map<String, String> addresses = new HashMap<>();
    for (int start = 0; start < text.length(); ) {
      int end = Chars.lineEnd(text, start);
      int from = start;
      while (from < end && text.charAt(from) == ' ') {
        from++;
      }
      Definition definition = from < end ? at(text, from, end) : null;
      if (definition != null) {
        addresses.putIfAbsent(definition.label(), definition.address());
      }
      start = end + 1;
    }
    return addresses;
  }

  /** Whether a line, without its indentation, is a definition. */
  static boolean is(String text, int from, int end) {
    return at(text, from, end) != null;
  }

  private static Definition at(String text, int from, int end) {
    if (text.charAt(from) != '[') {
      return null;
    }
    int close = from + 1;
    while (close + 1 < end && (text.charAt(close) != ']' || text.charAt(close + 1) != ':')) {
      close++;
    }
    if (close + 1 >= end || close == from + 1) {
      return null;
    }
    int address = close + 2;
    while (address < end && text.charAt(address) == ' ') {
      address++;
    }
    boolean leads =
        text.startsWith("http", address)
            || text.startsWith("/", address)
            || text.startsWith("#", address)
            || text.startsWith("<http", address);
    if (!leads || address >= end) {
      return null;
    }
    int last = address;
    while (last < end && text.charAt(last) > ' ') {
      last++;
    }
    boolean pointed = text.charAt(address) == '<' && text.charAt(last - 1) == '>';
    return new Definition(
        MarkdownTarget.label(text, from + 1, close),
        pointed ? text.substring(address + 1, last - 1) : text.substring(address, last));
  }
}
