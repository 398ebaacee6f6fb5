package io.parley.transforms.read;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subject is about, without what mailers and lists put in front.
 *
 * @param topic as written; may be empty
 * @param reply whether it says that the message is an answer
 */
record MailSubject(String topic, boolean reply) {
  private static final Pattern PREFIX =
      Pattern.compile(
          "\\s*(?:(?:(re|aw|antw|sv|vs|odp|res|ref|r\u00E9f|\u56DE\u590D|\u56DE\u8986|\u7B54\u590D)"
              + "|fwd?|wg|tr|rv|\u8F6C\u53D1|\u8F49\u5BC4)"
              + "\\s{0,4}(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\)|\\^\\d{1,3}|\\*\\d{1,3})?\\s{0,4}[:\uFF1A]"
              + "|\\[[^\\[\\]]{1,40}\\])\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static MailSubject of(String written) {
    Matcher prefix = PREFIX.matcher(written);
    int start = 0;
    boolean reply = false;
    while (prefix.region(start, written.length()).lookingAt()) {
      reply |= prefix.group(1) != null;
      start = prefix.end();
    }
    return new MailSubject(written.substring(start).strip(), reply);
  }

  /** Equal for all messages on one topic. */
  String key() {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < topic.length(); i++) {
      if (!Character.isWhitespace(topic.charAt(i))) {
        key.append(topic.charAt(i));
      }
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }
}
