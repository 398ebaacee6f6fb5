package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;

/**
 * Payment card numbers: a known issuer's first digits and length (ISO/IEC 7812, as the networks
 * publish them), Luhn's check digit, and no separators but those of the groups that cards show.
 */
final class CardFinder implements Finder {
  private static final int MIN_LENGTH = 13;
  private static final int MAX_LENGTH = 19;

  @Override
  public PiiKind kind() {
    return PiiKind.CARD;
  }

  @Override
  public Triggers triggers() {
    return Triggers.digits(4, MAX_LENGTH);
  }

  @Override
  public boolean find(Scan scan, int at) {
    if (scan.at(at) < '2' || scan.run != 4 && scan.run < MIN_LENGTH) {
      return false;
    }
    char before = scan.before(at);
    if (Chars.isWord(before)
        || "/=&.+$#%".indexOf(before) >= 0
        || before == '-' && Chars.isAsciiAlnum(scan.at(at - 2))) {
      return false;
    }
    int end = scan.run == 4 ? groupsEnd(scan, at) : at + scan.run;
    char after = scan.at(end);
    if (end < 0
        || Chars.isWord(after)
        || (after == '-' || after == '.') && Chars.isAsciiAlnum(scan.at(end + 1))) {
      return false;
    }
    StringBuilder digits = new StringBuilder(MAX_LENGTH);
    for (int i = at; i < end; i++) {
      if (Chars.isDigit(scan.at(i))) {
        digits.append(scan.at(i));
      }
    }
    return isIssued(digits) && Checksums.luhn(digits) && scan.found(at, end);
  }

  /** The end of 4-4-4-4 (and up to three more) or 4-6-5 digits with one separator; -1 for others. */
  private static int groupsEnd(Scan scan, int at) {
    char separator = scan.at(at + 4);
    if (separator != ' ' && separator != '-') {
      return -1;
    }
    int second = scan.digitsEnd(at + 5);
    if (second == at + 11 && scan.at(second) == separator) {
      return scan.digitsEnd(second + 1) == second + 6 ? second + 6 : -1;
    }
    int end = at + 4;
    int groups = 1;
    while (groups < 4 && scan.at(end) == separator && scan.digitsEnd(end + 1) == end + 5) {
      end += 5;
      groups++;
    }
    if (groups < 4) {
      return -1;
    }
    int rest = scan.digitsEnd(end + 1) - end - 1;
    return scan.at(end) == separator && rest > 0 && rest < 4 ? end + 1 + rest : end;
  }

  private static boolean isIssued(CharSequence digits) {
    int length = digits.length();
    int first = Integer.parseInt(digits, 0, 4, 10);
    int two = first / 100;
    int three = first / 10;
    boolean long16 = length >= 16;
    return two / 10 == 4 && (length == 13 || length == 16 || length == 19) // Visa
        || two >= 51 && two <= 55 && length == 16 // Mastercard
        || first >= 2221 && first <= 2720 && length == 16 // Mastercard
        || first >= 2200 && first <= 2204 && long16 // Mir
        || (two == 34 || two == 37) && length == 15 // American Express
        || first >= 3528 && first <= 3589 && long16 // JCB
        || (three >= 300 && three <= 305 || three == 309 || two == 36 || two == 38 || two == 39)
            && (length == 14 || length == 16) // Diners Club
        || (first == 6011 || three >= 644 && three <= 649 || two == 65) && long16 // Discover
        || two == 62 && long16 // UnionPay
        || first == 9792 && length == 16 // Troy
        || (two == 50 || two >= 56 && two <= 58 || two == 63 || two == 67) && long16; // Maestro
  }
}
