package io.parley.transforms.read;

import java.util.Locale;

/** The hosts of addresses: the sites that communities are known by. */
final class Hosts {
  private static final String WWW = "www.";

  private Hosts() {}

  /** The host of an address in lower case, without {@code www.}; null where it has none. */
  static String of(String url) {
    int start = url.indexOf("://");
    if (start < 0) {
      return null;
    }
    start += 3;
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start, end);
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int port = host.lastIndexOf(':');
    host = (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    host = host.startsWith(WWW) ? host.substring(WWW.length()) : host;
    return host.isEmpty() ? null : host;
  }
}
