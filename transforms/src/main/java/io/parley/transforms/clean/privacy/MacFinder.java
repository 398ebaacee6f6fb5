package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.Locale;

/**
 * Hardware addresses: six pairs of hexadecimal digits with colons or hyphens between. Not those of
 * everybody (broadcast, all zeros), nor those that examples are made of (RFC 7042, and counting).
 */
final class MacFinder implements Finder {
  private static final int LENGTH = 17;

  @Override
  public PiiKind kind() {
    return PiiKind.MAC;
  }

  @Override
  public Triggers triggers() {
    return Triggers.none().behind("0123456789abcdefABCDEF", ":-").orDigits(2, 2);
  }

  /** Asked at the first separator, or at digits in front of it. */
  @Override
  public boolean find(Scan scan, int trigger) {
    int at = Chars.isDigit(scan.at(trigger)) ? trigger + 2 : trigger;
    char separator = scan.at(at);
    int start = at - 2;
    if (separator != ':' && separator != '-' || scan.at(at + 3) != separator || scan.at(at + 6) != separator || !scan.startsWord(start)) {
      return false;
    }
    char before = scan.before(start);
    for (int i = 0; i < LENGTH; i++) {
      char c = scan.at(start + i);
      if (i % 3 == 2 ? c != separator : !Chars.isHexDigit(c)) {
        return false;
      }
    }
    char after = scan.at(start + LENGTH);
    if (before == separator || after == separator || Chars.isWord(after)) {
      return false; // a longer fingerprint
    }
    String address = scan.text.substring(start, start + LENGTH).toLowerCase(Locale.ROOT);
    return !isExample(address.replace('-', ':')) && scan.found(start, start + LENGTH);
  }

  private static boolean isExample(String address) {
    return address.chars().distinct().count() == 2 // one digit and the separator
        || address.startsWith("00:00:5e:00:53")
        || address.equals("aa:bb:cc:dd:ee:ff")
        || address.equals("00:11:22:33:44:55")
        || address.equals("11:22:33:44:55:66")
        || address.equals("12:34:56:78:9a:bc")
        || address.equals("01:23:45:67:89:ab")
        || address.equals("de:ad:be:ef:ca:fe");
  }
}
