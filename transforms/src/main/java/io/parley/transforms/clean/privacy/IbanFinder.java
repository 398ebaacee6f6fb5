package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.HashMap;
import java.util.Map;

/** Bank account numbers of ISO 13616: a country, its length, and check digits; one run or in fours. */
final class IbanFinder implements Finder {
  private static final int MAX_LENGTH = 34;

  /** From SWIFT's registry of IBANs. */
  private static final Map<String, Integer> LENGTHS =
      lengths(
          "NO15 BE16 DK18 FI18 FO18 FK18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20"
              + " MN20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22"
              + " AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 MD24 PK24 RO24 SA24 SE24 SK24 ES24"
              + " TN24 VG24 LY25 PT25 ST25 IS26 TR26 BI27 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28"
              + " AZ28 BY28 CY28 DO28 GT28 HN28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29"
              + " JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33");

  @Override
  public PiiKind kind() {
    return PiiKind.IBAN;
  }

  @Override
  public Triggers triggers() {
    return Triggers.digits(2, MAX_LENGTH);
  }

  /** Asked at the check digits. */
  @Override
  public boolean find(Scan scan, int at) {
    int start = at - 2;
    if (scan.run < 2
        || !isUpper(scan.at(at - 1))
        || !isUpper(scan.at(start))
        || !scan.startsWord(start)) {
      return false;
    }
    Integer length = LENGTHS.get(scan.text.substring(start, at));
    if (length == null) {
      return false;
    }
    StringBuilder iban = new StringBuilder(length);
    int i = start;
    boolean grouped = scan.at(at + 2) == ' ' || scan.at(at + 2) == '-';
    while (iban.length() < length) {
      char c = scan.at(i);
      if (grouped && iban.length() % 4 == 0 && iban.length() > 0 && (c == ' ' || c == '-')) {
        c = scan.at(++i);
      }
      if (!Chars.isDigit(c) && !isUpper(c)) {
        return false;
      }
      iban.append(c);
      i++;
    }
    return !Chars.isWord(scan.at(i)) && Checksums.iban(iban) && scan.found(start, i);
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static Map<String, Integer> lengths(String table) {
    Map<String, Integer> lengths = new HashMap<>();
    for (String row : table.split(" ")) {
      lengths.put(row.substring(0, 2), Integer.valueOf(row.substring(2)));
    }
    return lengths;
  }
}
