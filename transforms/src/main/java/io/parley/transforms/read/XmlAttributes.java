package io.parley.transforms.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.schemas.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the attributes of one empty element. Of entities it knows the five of XML and no other, so
 * none can be defined, expanded or fetched. References to characters that XML 1.0 forbids are taken
 * as they stand, since real dumps have them: an XML parser would refuse the rest of the file.
 */
final class XmlAttributes {
  private static final Map<String, Integer> ENTITIES =
      Map.of("lt", (int) '<', "gt", (int) '>', "amp", (int) '&', "quot", (int) '"', "apos", 39);

  /** {@code #x10FFFF}, and some zeros. */
  private static final int MAX_REFERENCE = 16;

  private final String element;
  private int at;

  private XmlAttributes(String element, int at) {
    this.element = element;
    this.at = at;
  }

  /**
   * The attributes of an element, as texts.
   *
   * @param element from its {@code <} to its {@code >}, in UTF-8
   * @param wanted the names of the attributes to keep
   * @throws RecordException if it is not one whole element
   */
  static Map<String, JsonNode> of(byte[] element, Set<String> wanted) throws RecordException {
    String text = Utf8.decode(element);
    int name = 1;
    while (name < text.length() && isName(text.charAt(name))) {
      name++;
    }
    return new XmlAttributes(text, name).read(wanted);
  }

  private Map<String, JsonNode> read(Set<String> wanted) throws RecordException {
    Map<String, JsonNode> values = new HashMap<>();
    while (true) {
      boolean apart = skipBlank();
      if (element.startsWith("/>", at) || element.startsWith(">", at)) {
        return values;
      }
      if (!apart) {
        throw malformed();
      }
      int start = at;
      while (at < element.length() && isName(element.charAt(at))) {
        at++;
      }
      String name = element.substring(start, at);
      if (name.isEmpty()) {
        throw malformed();
      }
      skipBlank();
      expect('=');
      skipBlank();
      String value = value();
      if (wanted.contains(name) && values.put(name, TextNode.valueOf(value)) != null) {
        throw malformed();
      }
    }
  }

  private String value() throws RecordException {
    char quote = at < element.length() ? element.charAt(at) : 0;
    if (quote != '"' && quote != '\'') {
      throw malformed();
    }
    int start = ++at;
    int end = element.indexOf(quote, start);
    if (end < 0) {
      at = element.length();
      throw malformed();
    }
    StringBuilder value = new StringBuilder(end - start);
    while (at < end) {
      char c = element.charAt(at);
      if (c == '&') {
        value.appendCodePoint(reference(end));
      } else {
        // As XML wants it: white space in an attribute is a space, unless it is referred to.
        value.append(Lines.isBlank(c) ? ' ' : c);
        at++;
      }
    }
    at = end + 1;
    return value.toString();
  }

  private int reference(int limit) throws RecordException {
    int semicolon = element.indexOf(';', at);
    if (semicolon < 0 || semicolon >= limit || semicolon - at > MAX_REFERENCE) {
      throw malformed();
    }
    String name = element.substring(at + 1, semicolon);
    Integer codePoint = ENTITIES.get(name);
    if (codePoint == null && name.startsWith("#")) {
      boolean hex = name.startsWith("#x");
      codePoint = number(name.substring(hex ? 2 : 1), hex ? 16 : 10);
    }
    if (codePoint == null) {
      throw malformed();
    }
    at = semicolon + 1;
    return codePoint;
  }

  /** The character of a number; null where there is none. */
  private static Integer number(String digits, int radix) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
      value = value * radix + digit;
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        return null;
      }
    }
    return digits.isEmpty() ? null : (Integer) value;
  }

  private boolean skipBlank() {
    int start = at;
    while (at < element.length() && Lines.isBlank(element.charAt(at))) {
      at++;
    }
    return at > start;
  }

  private void expect(char expected) throws RecordException {
    if (at >= element.length() || element.charAt(at) != expected) {
      throw malformed();
    }
    at++;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '-' || c == '.';
  }

  private RecordException malformed() {
    return new RecordException(
        Reason.MALFORMED,
        at >= element.length() ? "the element ends early" : "no XML, at character " + at);
  }
}
