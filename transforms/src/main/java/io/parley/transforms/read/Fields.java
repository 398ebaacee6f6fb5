package io.parley.transforms.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.schemas.Reason;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object, each taken as the type that the format gives it. A null counts as
 * absent everywhere. Numbers and truth values may be written as texts, as BigQuery exports them.
 * All texts are well-formed Unicode.
 */
final class Fields {
  /** 2100-01-01T00:00:00Z. */
  private static final long LATEST = 4_102_444_800L;

  /** The largest whole number that a double holds exactly with all below it. */
  private static final double EXACT = 1L << 53;

  /** More digits than any number we read. */
  private static final int MAX_NUMBER_CHARS = 32;

  private static final Pattern UNKNOWN_KEY = Pattern.compile("[a-z_]{1,24}");

  private final Map<String, JsonNode> values;
  private final String prefix;

  private Fields(Map<String, JsonNode> values, String prefix) {
    this.values = values;
    this.prefix = prefix;
  }

  /** The fields of a record. */
  static Fields of(Map<String, JsonNode> values) {
    return new Fields(values, "");
  }

  private static Fields of(JsonNode object, String path) {
    Map<String, JsonNode> values = new HashMap<>();
    object.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
    return new Fields(values, path + ".");
  }

  /** The name that messages call a field by. */
  String path(String name) {
    return prefix + name;
  }

  /** Refuses every field but these. */
  void allowOnly(Set<String> names) throws RecordException {
    for (String name : new TreeSet<>(values.keySet())) {
      if (!names.contains(name)) {
        // A key is shown only where it can be no more than a misspelt one.
        String shown =
            UNKNOWN_KEY.matcher(name).matches() ? name : "one of " + name.length() + " characters";
        throw new RecordException(Reason.WRONG_TYPE, "unknown key: " + shown);
      }
    }
  }

  boolean has(String name) {
    return node(name) != null;
  }

  /** A text; null where absent. */
  String text(String name) throws RecordException {
    JsonNode node = node(name);
    if (node != null && !node.isTextual()) {
      throw wrongType(name, "a text");
    }
    return node == null ? null : wellFormed(node.textValue());
  }

  String requiredText(String name) throws RecordException {
    String text = text(name);
    if (text == null) {
      throw missing(name);
    }
    return text;
  }

  /** A key: a text or a whole number; null where absent or empty. */
  String key(String name) throws RecordException {
    JsonNode node = node(name);
    if (node != null && !node.isTextual() && !node.isIntegralNumber()) {
      throw wrongType(name, "a text or a whole number");
    }
    String key = node == null ? "" : wellFormed(node.asText());
    return key.isEmpty() ? null : key;
  }

  /** A whole number; null where absent. */
  Long whole(String name) throws RecordException {
    JsonNode node = written(name);
    Long value = node == null ? null : parse(node.asText());
    if (node != null && value == null) {
      throw wrongType(name, "a whole number");
    }
    return value;
  }

  /** Epoch seconds between 1970 and 2100; null where absent. */
  Long time(String name) throws RecordException {
    JsonNode node = written(name);
    Long seconds = node == null ? null : parse(node.asText());
    if (node != null && !isTime(seconds)) {
      throw badTime(name);
    }
    return seconds;
  }

  /** As {@link #time}, or a date and time with its offset in ISO 8601. */
  Long timeOrDate(String name) throws RecordException {
    JsonNode node = node(name);
    if (node == null || !node.isTextual() || parse(node.textValue()) != null) {
      return time(name);
    }
    try {
      long seconds = OffsetDateTime.parse(node.textValue()).toEpochSecond();
      if (isTime(seconds)) {
        return seconds;
      }
    } catch (DateTimeException e) {
      // No date; its message would quote the text.
    }
    throw badTime(name);
  }

  /**
   * Epoch seconds of a date and time in ISO 8601, in UTC where it has no offset; null if absent.
   */
  Long utc(String name) throws RecordException {
    String written = text(name);
    if (written == null) {
      return null;
    }
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              written, OffsetDateTime::from, LocalDateTime::from);
      long seconds =
          time instanceof OffsetDateTime zoned
              ? zoned.toEpochSecond()
              : ((LocalDateTime) time).toEpochSecond(ZoneOffset.UTC);
      if (isTime(seconds)) {
        return seconds;
      }
    } catch (DateTimeException e) {
      // No date; its message would quote the text.
    }
    throw new RecordException(
        Reason.BAD_TIMESTAMP, path(name) + ": not a date and time between 1970 and 2100");
  }

  /** Whether it is between 1970 and 2100. */
  static boolean isTime(Long seconds) {
    return seconds != null && seconds >= 0 && seconds <= LATEST;
  }

  private RecordException badTime(String name) {
    return new RecordException(
        Reason.BAD_TIMESTAMP, path(name) + ": not a time between 1970 and 2100, in seconds");
  }

  /** A number or a text, which may write one; null where absent. */
  private JsonNode written(String name) throws RecordException {
    JsonNode node = node(name);
    if (node != null && !node.isNumber() && !node.isTextual()) {
      throw wrongType(name, "a number");
    }
    return node;
  }

  /** A truth value; false where absent. */
  boolean truth(String name) throws RecordException {
    JsonNode node = node(name);
    if (node == null) {
      return false;
    }
    String written = node.asText();
    if (node.isBoolean()
        || node.isTextual() && (written.equals("true") || written.equals("false"))) {
      return written.equals("true");
    }
    throw wrongType(name, "true or false");
  }

  /** The fields of an object; null where absent. */
  Fields object(String name) throws RecordException {
    JsonNode node = node(name);
    if (node != null && !node.isObject()) {
      throw wrongType(name, "an object");
    }
    return node == null ? null : of(node, path(name));
  }

  /** The objects of an array; null where absent. */
  List<Fields> objects(String name) throws RecordException {
    JsonNode array = array(name);
    if (array == null) {
      return null;
    }
    List<Fields> objects = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String path = path(name) + "[" + i + "]";
      if (!array.get(i).isObject()) {
        throw wrongType(path, array.get(i), "an object");
      }
      objects.add(of(array.get(i), path));
    }
    return objects;
  }

  /** The texts of an array; none where absent. */
  List<String> texts(String name) throws RecordException {
    JsonNode array = array(name);
    List<String> texts = new ArrayList<>();
    for (int i = 0; array != null && i < array.size(); i++) {
      if (!array.get(i).isTextual()) {
        throw wrongType(path(name) + "[" + i + "]", array.get(i), "a text");
      }
      texts.add(wellFormed(array.get(i).textValue()));
    }
    return texts;
  }

  /** An array; null where absent. */
  private JsonNode array(String name) throws RecordException {
    JsonNode node = node(name);
    if (node != null && !node.isArray()) {
      throw wrongType(name, "an array");
    }
    return node;
  }

  /** The value as it stands; null where absent. */
  JsonNode node(String name) {
    JsonNode node = values.get(name);
    return node == null || node.isNull() ? null : node;
  }

  RecordException missing(String name) {
    return new RecordException(Reason.MISSING_FIELD, path(name));
  }

  RecordException wrongType(String name, String expected) {
    return wrongType(path(name), node(name), expected);
  }

  private static RecordException wrongType(String path, JsonNode found, String expected) {
    return new RecordException(
        Reason.WRONG_TYPE, path + ": " + describe(found) + ", expected " + expected);
  }

  /** What kind of value it is, in words. */
  static String describe(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a text";
      case NUMBER -> node.isIntegralNumber() ? "a whole number" : "a number";
      case BOOLEAN -> "true or false";
      default -> "null";
    };
  }

  /** The whole number that a text writes; null where it writes none. */
  private static Long parse(String written) {
    if (written.isEmpty() || written.length() > MAX_NUMBER_CHARS) {
      return null;
    }
    boolean digits = true;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      digits &= digit || c == '-' && i == 0;
      if (!digit && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E') {
        return null;
      }
    }
    try {
      if (digits) {
        return Long.valueOf(written);
      }
      double value = Double.parseDouble(written);
      return value == Math.rint(value) && Math.abs(value) <= EXACT ? (Long) (long) value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Half a surrogate pair, which JSON's escapes can write, becomes the replacement character. */
  static String wellFormed(String text) {
    StringBuilder fixed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else {
        fixed = fixed == null ? new StringBuilder(text) : fixed;
        fixed.setCharAt(i, '\uFFFD');
      }
    }
    return fixed == null ? text : fixed.toString();
  }
}
