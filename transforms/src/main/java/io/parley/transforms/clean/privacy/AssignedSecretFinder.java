package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;

/**
 * What is assigned to a name such as {@code api_key}, {@code client secret} or {@code
 * Authorization}, where a machine drew it: long, and of high entropy.
 */
final class AssignedSecretFinder implements Finder {
  private static final int MIN_LENGTH = 16;

  private static final String[] NAMES = {
    "apikey", "api key", "api_key", "api-key", "accesskey", "access key", "access_key", "access-key",
    "secretkey", "secret key", "secret_key", "secret-key", "privatekey", "private key",
    "private_key", "private-key", "accountkey", "account_key", "account key", "sharedaccesskey",
    "encryption_key", "encryption key", "signing_key", "signing key", "auth_key", "authkey",
    "auth key", "license key", "license_key", "app_key", "appkey", "app key", "consumer_key",
    "consumer key", "master_key", "service_key", "subscription-key", "subscription key", "secret",
    "token", "credential", "credentials", "密钥", "密鑰", "私钥", "令牌"
  };

  /** The last letters of the names. */
  private static final String LAST = "ytnlsYTNLS";

  /** What may stand between a name and its sign. */
  private static final String QUOTES = " \"'`*]";

  private static final String[] SCHEMES = {"Bearer ", "bearer ", "Basic ", "basic ", "token "};

  @Override
  public PiiKind kind() {
    return PiiKind.SECRET;
  }

  @Override
  public Triggers triggers() {
    return Triggers.at("：").behind(LAST + QUOTES + "\0", "=:");
  }

  @Override
  public boolean find(Scan scan, int at) {
    if (!mayEndName(scan, at)) {
      return false;
    }
    Assignment assignment = Assignment.at(scan, at);
    boolean header = assignment.isNamed("authorization");
    int start = assignment.start();
    for (String scheme : SCHEMES) {
      if (scan.has(start, scheme)) {
        start += scheme.length();
        header |= assignment.isNamed("auth");
      }
    }
    if (!header && !isSecret(assignment)) {
      return false;
    }
    int end = start;
    while (end - start < 512 && isValue(scan.at(end))) {
      end++;
    }
    while (end > start && ".-:".indexOf(scan.at(end - 1)) >= 0) {
      end--;
    }
    return end - start >= MIN_LENGTH
        && "([<{".indexOf(scan.at(end)) < 0
        && Entropy.isRandom(scan.text, start, end)
        && !Placeholders.contain(scan.text.substring(start, end))
        && scan.found(start, end);
  }

  /** The last letters of the names, in either case; behind them at most a quotation mark. */
  private static boolean mayEndName(Scan scan, int at) {
    int i = at - 1;
    while (at - i < 4 && QUOTES.indexOf(scan.at(i)) >= 0) {
      i--;
    }
    return (LAST.indexOf(scan.at(i)) >= 0 || "钥鑰牌".indexOf(scan.at(i)) >= 0) && scan.at(at + 1) != '/';
  }

  private static boolean isSecret(Assignment assignment) {
    for (String name : NAMES) {
      String ending = assignment.name();
      if (ending.endsWith(name)) {
        return !ending.endsWith("public " + name);
      }
    }
    return false;
  }

  private static boolean isValue(char c) {
    return Chars.isAsciiAlnum(c) || "_-+/=.~:".indexOf(c) >= 0;
  }
}
