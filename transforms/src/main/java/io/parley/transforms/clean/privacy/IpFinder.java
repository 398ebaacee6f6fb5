package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.Locale;
import java.util.Set;

/**
 * IPv4 and IPv6 addresses, except those that identify nobody: loopback, unspecified, private (RFC
 * 1918), link-local, multicast, netmasks and broadcast, those for documentation (RFC 5737, RFC
 * 3849), and the public resolvers that every manual names. Answers about networks live of them.
 */
final class IpFinder implements Finder {
  private static final Set<String> RESOLVERS =
      Set.of("8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "208.67.222.222");

  /** Words before four numbers that count releases. */
  private static final Set<String> VERSION_WORDS =
      Set.of(
          "version",
          "versions",
          "ver",
          "v",
          "release",
          "revision",
          "releases",
          "build",
          "firmware",
          "driver",
          "update",
          "patch",
          "sdk",
          "版本");

  /** What is said before an address, and rarely before a release. */
  private static final String[] CUES = {
    "ip", "addr", "host", "server", "ping", "ssh", "dns", "gateway", "route", "from", "connect",
    "//", "@", "地址", "服务器"
  };

  private static final int CUE_REACH = 32;
  private static final int SMALL = 20;

  private static final int GROUPS = 8;

  @Override
  public PiiKind kind() {
    return PiiKind.IP;
  }

  @Override
  public Triggers triggers() {
    return Triggers.none().behind("0123456789abcdefABCDEF: \n[(/@\"'=<", ":").orDigits(1, 3);
  }

  @Override
  public boolean find(Scan scan, int at) {
    return scan.at(at) == ':' ? findV6(scan, at) : findV4(scan, at);
  }

  private static boolean findV4(Scan scan, int at) {
    char before = scan.before(at);
    if (Chars.isWord(before) || before == '.' || before == '-' && Chars.isWord(scan.at(at - 2))) {
      return false;
    }
    int end = endOfV4(scan, at);
    if (end < 0) {
      return false;
    }
    char after = scan.at(end);
    if (Chars.isWord(after)
        || (after == '.' || after == '-') && Chars.isAsciiAlnum(scan.at(end + 1))) {
      return false;
    }
    String address = scan.text.substring(at, end);
    return !identifiesNobody(address) && !isVersion(scan, at, end) && scan.found(at, end);
  }

  /** The end of four numbers up to 255 with dots between; -1 where they are not. */
  private static int endOfV4(Scan scan, int from) {
    int i = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && scan.at(i++) != '.') {
        return -1;
      }
      int value = 0;
      int start = i;
      while (Chars.isDigit(scan.at(i)) && i - start < 4) {
        value = value * 10 + scan.at(i++) - '0';
      }
      if (i == start || value > 255 || i - start > 1 && scan.at(start) == '0') {
        return -1;
      }
    }
    return i;
  }

  private static boolean identifiesNobody(String address) {
    int dot = address.indexOf('.');
    int first = Integer.parseInt(address, 0, dot, 10);
    int second = Integer.parseInt(address, dot + 1, address.indexOf('.', dot + 1), 10);
    return first == 0
        || first == 10
        || first == 127
        || first >= 224
        || first == 172 && second >= 16 && second < 32
        || first == 192 && second == 168
        || first == 169 && second == 254
        || address.startsWith("192.0.2.")
        || address.startsWith("198.51.100.")
        || address.startsWith("203.0.113.")
        || RESOLVERS.contains(address);
  }

  /**
   * Whether four numbers count releases: behind a word that says so, or all of them small and no
   * word about addresses near. Of real addresses one in 27,000 has only numbers up to 20; of
   * kernels and browsers most have.
   */
  private static boolean isVersion(Scan scan, int at, int end) {
    if (VERSION_WORDS.contains(scan.wordBefore(at))) {
      return true;
    }
    for (int i = at; i < end; i++) {
      int next = i;
      while (Chars.isDigit(scan.at(next))) {
        next++;
      }
      if (next > i && Integer.parseInt(scan.text, i, next, 10) > SMALL) {
        return false;
      }
      i = next;
    }
    String before = scan.lineBefore(at, CUE_REACH);
    for (String cue : CUES) {
      if (before.contains(cue)) {
        return false;
      }
    }
    return true;
  }

  /** Asked at the first colon. */
  private static boolean findV6(Scan scan, int at) {
    int start = at;
    while (start > scan.floor && at - start < 5 && Chars.isHexDigit(scan.at(start - 1))) {
      start--;
    }
    char before = scan.before(start);
    if (at - start > 4 || Chars.isWord(before) || before == ':' || before == '.') {
      return false;
    }
    if (start == at && scan.at(at + 1) != ':') {
      return false;
    }
    int i = start;
    int groups = 0;
    int digits = 0;
    boolean numeric = false;
    boolean gap = false;
    while (groups < GROUPS) {
      int from = i;
      while (Chars.isHexDigit(scan.at(i)) && i - from < 5) {
        numeric |= Chars.isDigit(scan.at(i++));
      }
      if (i - from > 4) {
        return false;
      }
      if (i > from) {
        groups++;
        digits += i - from;
      }
      if (scan.at(i) != ':' || groups == GROUPS) {
        break;
      }
      if (scan.at(i + 1) == ':') {
        if (gap) {
          return false;
        }
        gap = true;
        i += 2;
      } else if (Chars.isHexDigit(scan.at(i + 1)) && (i > from || gap)) {
        i++;
      } else {
        break;
      }
    }
    // "a::b" is a name in C++ and "10:30:00" a time; an address says more.
    boolean whole =
        gap ? groups >= 2 && groups < GROUPS && digits >= 6 && numeric : groups == GROUPS;
    char after = scan.at(i);
    if (!whole || Chars.isWord(after) || after == ':' && Chars.isWord(scan.at(i + 1))) {
      return false;
    }
    String address = scan.text.substring(start, i).toLowerCase(Locale.ROOT);
    return !address.startsWith("2001:db8:") && !address.startsWith("ff0") && scan.found(start, i);
  }
}
