package io.parley.transforms.read;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Reason;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A record of the conversations' file.
 *
 * @param thread its key: of the whole record, for its own keys are numbers from 0 in every dump
 * @param createdAt epoch seconds; null where unknown
 * @param site the host of its address; null where it has none
 * @param lines the keys of its lines, each answering the one before
 */
record EgretConversation(String thread, Long createdAt, String site, List<String> lines) {
  /** Key, two authors, time, address, lines. */
  static final int FIELDS = 6;

  private static final int TIME = 3;
  private static final int ADDRESS = 4;
  private static final int LINES = 5;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-M-d H:mm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  static EgretConversation of(byte[] record) throws RecordException {
    List<String> fields = EgretFraming.fields(record);
    if (fields.size() != FIELDS) {
      throw new RecordException(
          Reason.WRONG_TYPE, fields.size() + " fields, expected " + FIELDS + " of a conversation");
    }
    return new EgretConversation(
        "egret:" + Fingerprint.of(fields).hex(),
        time(fields.get(TIME)),
        Hosts.of(fields.get(ADDRESS)),
        keys(fields.get(LINES)));
  }

  private static Long time(String written) throws RecordException {
    if (written.isBlank()) {
      return null;
    }
    try {
      long seconds = LocalDateTime.parse(written.strip(), MINUTE).toEpochSecond(ZoneOffset.UTC);
      if (Fields.isTime(seconds)) {
        return seconds;
      }
    } catch (DateTimeException e) {
      // No time; its message would quote the text.
    }
    throw new RecordException(
        Reason.BAD_TIMESTAMP, "time: not a minute between 1970 and 2100, such as 2017-1-17 16:44");
  }

  /** The keys in a list such as {@code [0, 1]} or {@code ['L0', 'L1']}. */
  private static List<String> keys(String written) throws RecordException {
    String list = written.strip();
    if (list.length() < 2 || list.charAt(0) != '[' || list.charAt(list.length() - 1) != ']') {
      throw new RecordException(Reason.WRONG_TYPE, "lines: expected a list in brackets");
    }
    List<String> keys = new ArrayList<>();
    for (String item : list.substring(1, list.length() - 1).split(",", -1)) {
      String key = unquoted(item.strip());
      if (key.isEmpty()) {
        throw new RecordException(Reason.MISSING_FIELD, "lines: an empty key");
      }
      keys.add(key);
    }
    return List.copyOf(keys);
  }

  private static String unquoted(String item) {
    int last = item.length() - 1;
    boolean quoted =
        last > 0 && item.charAt(0) == item.charAt(last) && "'\"".indexOf(item.charAt(0)) >= 0;
    return quoted ? item.substring(1, last) : item;
  }
}
