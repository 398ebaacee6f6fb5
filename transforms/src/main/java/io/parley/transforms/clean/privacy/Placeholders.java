package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.Locale;
import java.util.Set;

/** What manuals write where everybody puts something of their own. */
final class Placeholders {
  private static final Set<String> WORDS =
      Set.of(
          ("password passwd passphrase pass pwd secret token key apikey api_key api-key user username"
                  + " name login admin root guest test testing example sample demo dummy foo bar baz"
                  + " foobar string text none null nil undefined true false yes no required optional"
                  + " empty blank hidden redacted removed changeme change_me change-me default value"
                  + " placeholder todo tbd unknown letmein secret_key access_token abc123 123456"
                  + " 12345678 password123 test123 p@ssw0rd mypassword mysecret my_password base64"
                  + " md5 sha1 sha256 sha512 bcrypt utf8 utf-8")
              .split(" "));

  private static final String[] BEGINNINGS = {
    "your", "my_", "my-", "xxx", "***", "...", "###", "___", "<", "${", "{{", "$(", "%(", "%env",
    "process.env", "os.environ", "env.", "env(", "example", "insert", "enter_", "replace", "todo",
    "dummy", "fake", "redacted", "some_", "some-", "•••", "changeme"
  };

  private Placeholders() {}

  static boolean contain(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (WORDS.contains(lower) || lower.chars().distinct().count() <= 2) {
      return true;
    }
    for (String beginning : BEGINNINGS) {
      if (lower.startsWith(beginning)) {
        return true;
      }
    }
    return lower.endsWith("_here") || lower.endsWith("-here") || lower.endsWith("example")
        || lower.contains("xxxx") || isTag(lower);
  }

  private static boolean isTag(String value) {
    return value.startsWith("<") && value.endsWith(">") && Chars.isAsciiLetter(value.charAt(1));
  }
}
