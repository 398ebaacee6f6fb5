package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.Set;

/** E-mail addresses as people write them: a name, and a host with a dot in it. */
final class EmailFinder implements Finder {
  /** RFC 5321: 64 octets before the sign. */
  private static final int MAX_LOCAL = 64;

  private static final int MAX_HOST = 253;

  /** {@code icon@2x.png} is a file. */
  private static final Set<String> FILES =
      Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "css", "js", "ts", "json", "html");

  @Override
  public PiiKind kind() {
    return PiiKind.EMAIL;
  }

  @Override
  public Triggers triggers() {
    return Triggers.at("@＠");
  }

  @Override
  public boolean find(Scan scan, int at) {
    int start = at;
    int lowest = Math.max(scan.floor, at - MAX_LOCAL);
    while (start > lowest && isLocal(scan.at(start - 1))) {
      start--;
    }
    while (start < at && !isName(scan.at(start))) {
      start++;
    }
    if (start == at || scan.at(at - 1) == '.') {
      return false;
    }
    int end = host(scan, at + 1);
    if (end < 0 || isService(scan.text, start, at, end)) {
      return false;
    }
    return scan.found(start, end);
  }

  /** The end of a host with a top-level domain; -1 where there is none. */
  private static int host(Scan scan, int from) {
    int labelStart = from;
    int labels = 0;
    int end = -1;
    int limit = from + MAX_HOST;
    for (int i = from; i <= limit; i++) {
      char c = scan.at(i);
      if (Chars.isAsciiAlnum(c) || c == '-' && i > labelStart) {
        continue;
      }
      if (i == labelStart || scan.at(i - 1) == '-') {
        break;
      }
      labels++;
      if (labels > 1 && isTopLevel(scan.text, labelStart, i)) {
        end = i;
      } else if (labels > 1) {
        end = -1;
      }
      if (c != '.') {
        break;
      }
      labelStart = i + 1;
    }
    return end;
  }

  private static boolean isTopLevel(String text, int from, int to) {
    if (to - from < 2 || FILES.contains(text.substring(from, Math.min(to, from + 5)))) {
      return false;
    }
    if (text.startsWith("xn--", from)) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (!Chars.isAsciiLetter(text.charAt(i))) {
        return false;
      }
    }
    return to - from <= 24;
  }

  /** {@code git@github.com:} is how everybody fetches; it is nobody's address. */
  private static boolean isService(String text, int start, int at, int end) {
    return at - start == 3
        && text.startsWith("git", start)
        && end < text.length()
        && (text.charAt(end) == ':' || text.charAt(end) == '/');
  }

  private static boolean isLocal(char c) {
    return isName(c) || "._%+-'".indexOf(c) >= 0;
  }

  /** ASCII, and letters of other alphabets; Chinese and Japanese write the address unspaced. */
  private static boolean isName(char c) {
    return Chars.isAsciiAlnum(c) || c >= 0xC0 && c < 0x2E80 && Character.isLetterOrDigit(c);
  }
}
