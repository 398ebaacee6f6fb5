package io.parley.transforms.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who a {@code From} header names. */
final class MailAddress {
  /** {@code ann@example.org (Ann Other)}, and {@code ann at example.org (Ann Other)}. */
  private static final Pattern COMMENT = Pattern.compile("^[^()<>]{1,320}\\((.{1,320})\\)\\s*$");

  private static final Pattern AT = Pattern.compile("@| at ");

  private MailAddress() {}

  /**
   * The name a person goes by: as given, else the address up to its {@code @}; null where there is
   * neither.
   *
   * @param decoded the header on one line, its encoded words decoded
   */
  static String name(String decoded) {
    int angle = decoded.lastIndexOf('<');
    Matcher comment = COMMENT.matcher(decoded);
    String name =
        angle > 0 ? decoded.substring(0, angle) : comment.matches() ? comment.group(1) : "";
    String bare = unquoted(name);
    return bare.isEmpty() ? account(decoded.substring(angle + 1)) : bare;
  }

  private static String unquoted(String name) {
    StringBuilder bare = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean escape = c == '\\' && i + 1 < name.length();
      if (escape) {
        bare.append(name.charAt(++i));
      } else if (c != '"') {
        bare.append(c);
      }
    }
    return bare.toString().strip();
  }

  private static String account(String address) {
    String account = AT.split(address, 2)[0].strip();
    return account.isEmpty() ? null : account;
  }
}
