package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.List;

/**
 * Secrets that tell themselves: by a prefix of {@link SecretPattern}, and those whose shape is more
 * than that: private keys, JSON Web Tokens, tokens of Telegram's and Discord's bots.
 */
final class SecretFinder implements Finder {
  private static final List<List<SecretPattern>> BY_TRIGGER = byTrigger();
  private static final Triggers TRIGGERS = triggersOf(BY_TRIGGER);

  private static final String ALNUM =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final String PEM = "-----BEGIN ";
  private static final int MAX_PEM = 16_384; // an RSA key of 16,384 bits has 12,700
  private static final int MAX_JWT = 8_192;

  @Override
  public PiiKind kind() {
    return PiiKind.SECRET;
  }

  @Override
  public Triggers triggers() {
    return TRIGGERS;
  }

  @Override
  public boolean find(Scan scan, int at) {
    char c = scan.at(at);
    if (c == '.' && !SecretPattern.Alphabet.URL.has(scan.at(at + 1))) {
      return false; // the end of a sentence
    }
    for (SecretPattern pattern : BY_TRIGGER.get(c)) {
      int start = at - pattern.trigger();
      if (scan.has(start, pattern.prefix()) && isFree(scan, start)) {
        int end = pattern.end(scan, start);
        if (end > 0) {
          return scan.found(start, end);
        }
      }
    }
    return switch (c) {
      case '-' -> findPem(scan, at);
      case 'J' -> findJwt(scan, at);
      case '.' -> findDiscord(scan, at);
      default -> scan.run >= 8 && scan.run <= 10 && findTelegram(scan, at);
    };
  }

  /** Whether a secret can begin: not in a word; an address may stand in front of a host's name. */
  private static boolean isFree(Scan scan, int start) {
    char before = scan.before(start);
    return start >= scan.floor && !Chars.isWord(before) && before != '-';
  }

  /** The block of a private key, or as much of it as was pasted. */
  private static boolean findPem(Scan scan, int at) {
    if (!scan.has(at, PEM) || scan.at(at - 1) == '-') {
      return false;
    }
    int dashes = at + PEM.length();
    while (dashes - at < 60 && (Chars.isAsciiAlnum(scan.at(dashes)) || scan.at(dashes) == ' ')) {
      dashes++;
    }
    String name = scan.text.substring(at, Math.min(dashes, scan.text.length()));
    if (!name.contains("PRIVATE KEY") || !scan.has(dashes, "-----")) {
      return false;
    }
    int end = dashes + 5;
    int last = end;
    while (end - at < MAX_PEM && (isPem(scan.at(end)) && end < scan.text.length())) {
      if (!Chars.isSpace(scan.at(end))) {
        last = end + 1;
      }
      end++;
    }
    if (scan.has(end, "-----END ")) {
      int close = scan.text.indexOf("-----", end + 9);
      return scan.found(at, close > 0 && close - end < 60 ? close + 5 : last);
    }
    return last - dashes > 64 && scan.found(at, last);
  }

  private static boolean isPem(char c) {
    return Chars.isAsciiAlnum(c) || "+/=\n\r \t\\:,>".indexOf(c) >= 0;
  }

  /** Three parts with dots between, of which the first two are objects of JSON in base64. */
  private static boolean findJwt(Scan scan, int at) {
    int start = at - 2;
    if (!scan.has(start, "eyJ") || !isFree(scan, start)) {
      return false;
    }
    int end = at;
    int dots = 0;
    while (end - start < MAX_JWT && SecretPattern.Alphabet.DOTTED.has(scan.at(end))) {
      if (scan.at(end) == '.') {
        if (++dots > 4 || dots == 1 && !scan.has(end + 1, "ey")) {
          break;
        }
      }
      end++;
    }
    while (scan.at(end - 1) == '.') {
      end--;
    }
    return dots >= 1 && end - start >= 30 && scan.found(start, end);
  }

  /** Asked at the first dot: a bot's number in base64, a time, a signature. */
  private static boolean findDiscord(Scan scan, int at) {
    if (scan.at(at + 7) != '.' || at < 24) {
      return false;
    }
    int start = at;
    while (at - start <= 28 && SecretPattern.Alphabet.ALNUM.has(scan.at(start - 1))) {
      start--;
    }
    int end = at + 8;
    while (end - at <= 48 && SecretPattern.Alphabet.URL.has(scan.at(end))) {
      end++;
    }
    for (int i = at + 1; i < at + 7; i++) {
      if (!SecretPattern.Alphabet.URL.has(scan.at(i))) {
        return false;
      }
    }
    return at - start >= 23
        && at - start <= 28
        && "MNO".indexOf(scan.at(start)) >= 0
        && end - at - 8 >= 27
        && end - at - 8 <= 40
        && isFree(scan, start)
        && Entropy.isRandom(scan.text, start, end)
        && scan.found(start, end);
  }

  /** Asked at a bot's number; 35 characters follow its colon. */
  private static boolean findTelegram(Scan scan, int at) {
    int start = at + scan.run + 1;
    if (scan.at(start - 1) != ':' || scan.at(start) != 'A') {
      return false;
    }
    int end = start;
    while (end - start < 40 && SecretPattern.Alphabet.URL.has(scan.at(end))) {
      end++;
    }
    boolean bot = scan.has(at - 3, "bot"); // in an address of the API
    return end - start >= 34
        && end - start <= 36
        && (bot || isFree(scan, at))
        && scan.found(at, end);
  }

  private static Triggers triggersOf(List<List<SecretPattern>> patterns) {
    Triggers triggers =
        Triggers.none().behind("y", "J").behind(" \n\t\"'`:=>|(\0", "-").behind(ALNUM, ".").orDigits(8, 10);
    for (List<SecretPattern> some : patterns) {
      for (SecretPattern pattern : some) {
        int at = pattern.trigger();
        String prefix = pattern.prefix();
        triggers =
            at == 0
                ? triggers.orAt(prefix.substring(0, 1))
                : triggers.behind(prefix.substring(at - 1, at), prefix.substring(at, at + 1));
      }
    }
    return triggers;
  }

  private static List<List<SecretPattern>> byTrigger() {
    List<List<SecretPattern>> byTrigger = new ArrayList<>();
    for (int c = 0; c < 0x80; c++) {
      byTrigger.add(new ArrayList<>());
    }
    for (SecretPattern pattern : SecretPattern.load()) {
      byTrigger.get(pattern.prefix().charAt(pattern.trigger())).add(pattern);
    }
    return byTrigger;
  }
}
