package io.parley.transforms.clean.privacy;

/** A name and a password before the host of an address (RFC 3986, user information). */
final class UrlPasswordFinder implements Finder {
  private static final int MAX_LENGTH = 256;

  @Override
  public PiiKind kind() {
    return PiiKind.PASSWORD;
  }

  @Override
  public Triggers triggers() {
    return Triggers.none().behind("spltbehvSPLTBEHV", ":");
  }

  /** Asked at the colon behind the scheme. */
  @Override
  public boolean find(Scan scan, int at) {
    if (!scan.has(at, "://")) {
      return false;
    }
    int start = at + 3;
    int colon = -1;
    int sign = -1;
    for (int i = start; i - start < MAX_LENGTH && isUserInformation(scan.at(i)); i++) {
      if (scan.at(i) == ':' && colon < 0) {
        colon = i;
      } else if (scan.at(i) == '@') {
        sign = i;
      }
    }
    return colon > 0
        && sign > colon + 1
        && scan.found(start, sign);
  }

  private static boolean isUserInformation(char c) {
    return c > ' ' && c < 0x7F && "/?#\"'`<>{}[]()|\\".indexOf(c) < 0;
  }
}
