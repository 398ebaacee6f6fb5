package io.parley.transforms.clean.privacy;

import static io.parley.transforms.clean.privacy.Checksums.luhn;
import static io.parley.transforms.clean.privacy.Checksums.mod11And10;
import static io.parley.transforms.clean.privacy.Checksums.mod11With2;
import static io.parley.transforms.clean.privacy.Checksums.mod97;
import static io.parley.transforms.clean.privacy.Checksums.verhoeff;
import static io.parley.transforms.clean.privacy.Checksums.weighted;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The numbers that are known, with the rules that their states publish. */
final class NationalIds {
  private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String FINNISH_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

  /** The number that a letter of Taiwan stands for, from 10. */
  private static final String TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

  /** GB/T 2260: the first two digits, of provinces. */
  private static final Set<String> PROVINCES =
      Set.of(
          ("11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63"
                  + " 64 65 71 81 82 83")
              .split(" "));

  /** What the values of odd places of an Italian code count. */
  private static final int[] ITALIAN_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  /** Words for such numbers that say no state. */
  private static final String COMMON_CUES =
      "national_id identity_card identity_number identity_no identification_number id_card"
          + " id_number id_no id_no. nationality_id citizen_id government_id 身份证 身份證 身分證"
          + " 身份证号 证件 證件 주민등록번호 주민번호 ";

  static final List<NationalId> ALL =
      List.of(
          id("China", "", n -> isChinese(n), "99999999999999999X", "999999 99999999 999X"),
          id("China, before 1999", "", n -> isDate("19" + n.substring(6, 12)), "?999999999999999"),
          id("Taiwan", "", n -> isTaiwanese(n), "?A999999999"),
          id("Hong Kong", "hkid", n -> isHongKong(n), "A999999(N)", "?A999999N"),
          id("United States", "ssn ssn# social_security social", n -> isSsn(n), "999-99-9999", "?999 99 9999", "?999999999"),
          id("United States, ITIN", "", n -> isItin(n), "999-99-9999"),
          id("United Kingdom", "nino national_insurance ni_number ni_no insurance_number", n -> isNino(n), "?AA999999A", "AA 99 99 99 A", "?AA 999999 A"),
          id("Canada", "sin social_insurance", n -> n.charAt(0) != '0' && luhn(n), "?999-999-999", "?999 999 999", "?999999999"),
          id("Australia", "tfn tax_file", n -> weighted(n, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0, "?999 999 999", "?999999999"),
          id("Spain", "dni nif", n -> isDni(n), "?99999999A", "?99999999-A", "99.999.999-A", "99.999.999A"),
          id("Spain, foreigners", "nie", n -> isNie(n), "?A9999999A", "A-9999999-A", "?A-9999999A"),
          id("Italy", "", n -> isItalian(n), "AAAAAA99A99A999A"),
          id("France", "", n -> isFrench(n), "999999999999999", "9 99 99 99 999 999 99", "9999999999999 99"),
          id("Germany, tax", "steuer* tax_id tax_number idnr", n -> mod11And10(n), "?99999999999", "?99 999 999 999"),
          id("Netherlands", "bsn burgerservice* sofi*", n -> isBsn(n), "?999999999", "?9999.99.999"),
          id("Belgium", "rijksregister* registre_national national_number", n -> isBelgian(n), "99.99.99-999.99", "?99999999999"),
          id("Poland", "pesel", n -> isPesel(n), "?99999999999"),
          id("Sweden", "personnummer personal_number personal_identity", n -> isDay(n, 4, 2) && luhn(n), "?999999-9999"),
          id("Sweden, with century", "", n -> isDate(n) && luhn(n.substring(2)), "99999999-9999"),
          id("Finland", "", n -> isFinnish(n), "999999-999N", "999999A999N"),
          id("Denmark", "cpr personnummer", n -> isDay(n, 0, 2), "?999999-9999"),
          id("Norway", "fødselsnummer fnr personnummer", n -> isNorwegian(n), "?99999999999", "?999999 99999"),
          id("Brazil", "cpf", n -> isCpf(n), "999.999.999-99", "?99999999999"),
          id("Chile", "rut run", n -> isRut(n), "99.999.999-X", "9.999.999-X", "?99999999-X"),
          id("Mexico", "", n -> isCurp(n), "AAAA999999AAAAAAN9"),
          id("India", "aadhaar aadhar adhaar uid uidai आधार", n -> n.charAt(0) > '1' && verhoeff(n), "?9999 9999 9999", "?999999999999", "?9999-9999-9999"),
          id("India, tax", "pan", n -> "PCHABGJLFT".indexOf(n.charAt(3)) >= 0, "?AAAAA9999A"),
          id("South Korea", "", n -> isKorean(n), "999999-9999999"),
          id("Japan", "my_number mynumber マイナンバー 個人番号", n -> isMyNumber(n), "?9999 9999 9999", "?999999999999"),
          id("Turkey", "kimlik tckn t.c. tc", n -> isTurkish(n), "?99999999999"),
          id("South Africa", "", n -> isDay(n, 4, 2) && luhn(n), "?9999999999999"),
          id("Russia", "", n -> isSnils(n), "999-999-999 99"),
          id("Passport", "passport* passeport pasaporte reisepass* 护照 護照", n -> true, "?A99999999", "?AA9999999", "?A9999999", "?999999999"));

  private NationalIds() {}

  private static NationalId id(
      String state, String cues, Predicate<String> check, String... forms) {
    String all = state.equals("Passport") ? cues : (COMMON_CUES + cues).strip();
    return new NationalId(state, List.of(forms), new Cues(all), check);
  }

  /** GB 11643: province, date of birth, order, and a check character of ISO 7064. */
  private static boolean isChinese(String n) {
    return PROVINCES.contains(n.substring(0, 2)) && isDate(n.substring(6, 14)) && mod11With2(n);
  }

  private static boolean isTaiwanese(String n) {
    int letter = TAIWAN_LETTERS.indexOf(n.charAt(0)) + 10;
    boolean known = "1289".indexOf(n.charAt(1)) >= 0;
    int sum = letter / 10 + letter % 10 * 9 + weighted(n.substring(1), 8, 7, 6, 5, 4, 3, 2, 1, 1);
    return known && sum % 10 == 0;
  }

  private static boolean isHongKong(String n) {
    int sum = 36 * 9 + (n.charAt(0) - 'A' + 10) * 8 + weighted(n.substring(1), 7, 6, 5, 4, 3, 2);
    char check = n.charAt(7);
    return (sum + (check == 'A' ? 10 : check - '0')) % 11 == 0;
  }

  /** Social Security Administration: never given out, and those of advertisements. */
  private static boolean isSsn(String n) {
    return !n.startsWith("000")
        && !n.startsWith("666")
        && n.charAt(0) != '9'
        && !n.startsWith("00", 3)
        && !n.endsWith("0000")
        && !n.equals("078051120")
        && !n.equals("219099999")
        && !n.equals("123456789");
  }

  private static boolean isItin(String n) {
    int group = Integer.parseInt(n, 3, 5, 10);
    return n.charAt(0) == '9' && group >= 50 && group != 66 && group != 89 && group != 93;
  }

  /** HM Revenue and Customs, NIM39110. */
  private static boolean isNino(String n) {
    return "DFIQUV".indexOf(n.charAt(0)) < 0
        && "DFIOQUV".indexOf(n.charAt(1)) < 0
        && !Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ").contains(n.substring(0, 2))
        && n.charAt(8) <= 'D';
  }

  private static boolean isDni(String n) {
    return DNI_LETTERS.charAt(Integer.parseInt(n, 0, 8, 10) % 23) == n.charAt(8);
  }

  private static boolean isNie(String n) {
    int first = "XYZ".indexOf(n.charAt(0));
    return first >= 0 && isDni(first + n.substring(1));
  }

  private static boolean isItalian(String n) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = n.charAt(i);
      int value = c <= '9' ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? ITALIAN_ODD[value] : value;
    }
    return "ABCDEHLMPRST".indexOf(n.charAt(8)) >= 0 && sum % 26 == n.charAt(15) - 'A';
  }

  private static boolean isFrench(String n) {
    int month = Integer.parseInt(n, 3, 5, 10);
    return (n.charAt(0) == '1' || n.charAt(0) == '2')
        && month >= 1
        && (month <= 12 || month >= 20 && month <= 42)
        && 97 - mod97(n.substring(0, 13)) == Integer.parseInt(n, 13, 15, 10);
  }

  private static boolean isBsn(String n) {
    return weighted(n, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0 && !n.startsWith("000");
  }

  private static boolean isBelgian(String n) {
    int check = Integer.parseInt(n, 9, 11, 10);
    String number = n.substring(0, 9);
    return isDay(n, 4, 2)
        && (97 - mod97(number) == check || 97 - mod97("2" + number) == check);
  }

  private static boolean isPesel(String n) {
    int month = Integer.parseInt(n, 2, 4, 10) % 20;
    return month >= 1
        && month <= 12
        && weighted(n, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
  }

  private static boolean isFinnish(String n) {
    String digits = n.length() > 10 ? n.substring(0, 6) + n.substring(7) : n;
    int value = Integer.parseInt(digits, 0, 9, 10) % 31;
    return isDay(digits, 0, 2) && FINNISH_LETTERS.charAt(value) == digits.charAt(9);
  }

  private static boolean isNorwegian(String n) {
    return weighted(n, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
        && weighted(n, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  private static boolean isCpf(String n) {
    int first = weighted(n, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    int second = weighted(n, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10 % 11 % 10;
    return first == n.charAt(9) - '0'
        && second == n.charAt(10) - '0'
        && n.chars().distinct().count() > 1;
  }

  private static boolean isRut(String n) {
    int sum = 0;
    int last = n.length() - 1;
    for (int i = 0; i < last; i++) {
      sum += (n.charAt(last - 1 - i) - '0') * (i % 6 + 2);
    }
    return "0K987654321".charAt(sum % 11) == Character.toUpperCase(n.charAt(last));
  }

  private static boolean isCurp(String n) {
    return isDay(n, 6, 8) && "HMX".indexOf(n.charAt(10)) >= 0;
  }

  /** With the check digit that was given until 2020. */
  private static boolean isKorean(String n) {
    int sum = weighted(n, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5);
    char century = n.charAt(6);
    boolean checked = (11 - sum % 11) % 10 == n.charAt(12) - '0';
    boolean recent = (century == '3' || century == '4') && n.compareTo("2010") > 0;
    return isDay(n, 4, 2) && century != '9' && century != '0' && (checked || recent);
  }

  private static boolean isMyNumber(String n) {
    int rest = weighted(n, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return (rest <= 1 ? 0 : 11 - rest) == n.charAt(11) - '0';
  }

  private static boolean isTurkish(String n) {
    int odd = weighted(n, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    int even = weighted(n, 0, 1, 0, 1, 0, 1, 0, 1);
    return n.charAt(0) != '0'
        && Math.floorMod(odd * 7 - even, 10) == n.charAt(9) - '0'
        && weighted(n, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10 == n.charAt(10) - '0';
  }

  private static boolean isSnils(String n) {
    int sum = weighted(n, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    return sum % 101 % 100 == Integer.parseInt(n, 9, 11, 10);
  }

  /** Whether a day and the month in the middle of six digits can be. */
  private static boolean isDay(String n, int day, int month) {
    int days = Integer.parseInt(n, day, day + 2, 10);
    int months = Integer.parseInt(n, month, month + 2, 10);
    return days >= 1 && days <= 31 && months >= 1 && months <= 12;
  }

  /** Whether eight digits are a day of our time. */
  private static boolean isDate(String n) {
    int year = Integer.parseInt(n, 0, 4, 10);
    return year >= 1900 && year < 2040 && isDay(n, 6, 4);
  }
}
