package io.parley.transforms.clean.privacy;

import io.parley.transforms.Sha256;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Valid values of every kind, drawn at random in the forms that people write. By rules written
 * independently of the finders': check digits are found by trying, and tables are small and own.
 */
final class PrivateValues {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String[] FIRST = {
    "maria",
    "jonas",
    "wei",
    "li.na",
    "s_kowalski",
    "tom.fischer",
    "amelie",
    "xiaoming",
    "kenji",
    "olga.p",
    "d.ramirez",
    "priya"
  };
  private static final String[] HOSTS = {
    "gmail.com",
    "qq.com",
    "163.com",
    "web.de",
    "yahoo.co.uk",
    "mail.ru",
    "uni-bonn.de",
    "proton.me",
    "example-firm.com",
    "hotmail.com"
  };

  private final Random random;

  PrivateValues(Random random) {
    this.random = random;
  }

  /** A value for a kind, or for a sort of it behind a colon. */
  String draw(String kind) {
    return switch (kind) {
      case "EMAIL" -> email();
      case "PHONE" -> phone();
      case "IP" -> ip();
      case "MAC" -> mac();
      case "CARD" -> card();
      case "IBAN" -> iban();
      case "ID:ssn" -> ssn();
      case "ID:china" -> china();
      case "ID:nino" -> one("AB", "CE", "JG", "PW") + pairs() + one("A", "B", "C", "D");
      case "ID:dni" -> dni();
      case "ID:cpf" -> cpf();
      case "ID:pesel" -> pesel();
      case "ID:bsn" -> bsn();
      case "ID:aadhaar" -> aadhaar();
      case "ID:cf" -> "RSSMRA85T10A562S";
      case "ID:nir" -> nir();
      case "ID:taiwan" -> one("A123456789", "B142610160", "F131104093", "Y190290172");
      case "ID:hongkong" -> one("A123456(3)", "G123456(A)", "C123456(9)");
      case "ADDRESS:en" -> street();
      case "ADDRESS:zh" -> chineseStreet();
      case "BIRTHDATE:en" -> birthDate();
      case "BIRTHDATE:zh" -> chineseBirthDate();
      case "MESSENGER:qq" -> (1 + random.nextInt(9)) + chars(DIGITS, 5 + random.nextInt(5));
      case "MESSENGER:name" ->
          one("wx_", "lina", "kk-", "Tom_") + chars(LOWER, 3) + chars(DIGITS, 2);
      case "PROFILE" -> profile();
      case "HANDLE" -> "@" + one("maria", "jonas", "kk", "dr") + "_" + chars(LOWER, 4);
      case "SECRET:key" -> key();
      case "SECRET:assigned" -> chars(LOWER + DIGITS, 20) + chars(DIGITS, 4) + chars(UPPER, 6);
      case "PASSWORD" -> password();
      case "PASSWORD:url" ->
          one("https://", "postgres://") + "deploy:" + chars(LOWER + DIGITS, 9) + "7";
      case "WALLET" -> wallet();
      case "COORDINATES" -> coordinates();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private String email() {
    String name = one(FIRST) + random.nextInt(90);
    String host = one(HOSTS);
    return switch (random.nextInt(10)) {
      case 0 -> name + " at " + host.replace(".", " dot ");
      case 1 -> name + " [at] " + host.replace(".", " [dot] ");
      case 2 -> name + "(at)" + host.replace(".", "(dot)");
      case 3 -> name + "#qq.com";
      default -> name + "@" + host;
    };
  }

  private String phone() {
    String rest = chars(DIGITS, 8);
    int seven = 200 + random.nextInt(700);
    int four = 1000 + random.nextInt(9000);
    int area = new int[] {212, 415, 617, 312, 206, 512}[random.nextInt(6)];
    return switch (random.nextInt(9)) {
      case 0 -> "(" + area + ") " + seven + "-" + four;
      case 1 -> area + "-" + seven + "-" + four;
      case 2 -> "+1 " + area + " " + seven + " " + four;
      case 3 -> "+44 20 7946 0" + (100 + random.nextInt(900));
      case 4 -> "+49 151 " + rest;
      case 5 -> one("138", "159", "186", "177", "199") + rest;
      case 6 -> one("138", "159", "186") + "-" + rest.substring(0, 4) + "-" + rest.substring(4);
      case 7 -> one("010", "021") + "-6" + rest.substring(0, 7);
      default ->
          "06 1"
              + rest.charAt(0)
              + " "
              + rest.substring(1, 3)
              + " "
              + rest.substring(3, 5)
              + " "
              + rest.substring(5, 7);
    };
  }

  private String ip() {
    if (random.nextInt(4) == 0) {
      return "2a01:4f8:" + hex(3) + "1:" + hex(4) + "::" + hex(2) + "1";
    }
    return (50 + random.nextInt(40))
        + "."
        + (21 + random.nextInt(200))
        + "."
        + random.nextInt(256)
        + "."
        + (1 + random.nextInt(254));
  }

  private String mac() {
    String separator = one(":", "-");
    StringBuilder mac = new StringBuilder(one("00", "3c", "a4", "F0"));
    for (int i = 0; i < 5; i++) {
      mac.append(separator).append(hex(2));
    }
    return random.nextBoolean() ? mac.toString() : mac.toString().toUpperCase(Locale.ROOT);
  }

  private String card() {
    String prefix = one("4", "51", "55", "2720", "37", "34", "6011", "3530", "6225", "36");
    int length =
        prefix.startsWith("3") ? prefix.equals("36") ? 14 : prefix.equals("3530") ? 16 : 15 : 16;
    String body = prefix + chars(DIGITS, length - 1 - prefix.length());
    String number = body + luhnDigit(body);
    if (length != 16 || random.nextBoolean()) {
      return number;
    }
    return number.replaceAll("(....)(?=.)", "$1" + one(" ", "-"));
  }

  private static char luhnDigit(String body) {
    for (char digit = '0'; digit <= '9'; digit++) {
      int sum = 0;
      boolean twice = false;
      for (char c : new StringBuilder(body + digit).reverse().toString().toCharArray()) {
        int value = (c - '0') * (twice ? 2 : 1);
        sum += value / 10 + value % 10;
        twice = !twice;
      }
      if (sum % 10 == 0) {
        return digit;
      }
    }
    throw new IllegalStateException();
  }

  private String iban() {
    String[] country =
        one("DE:18", "NL:INGB10", "GB:NWBK14", "FR:23", "ES:20", "CH:17", "PL:24").split(":", -1);
    String bank = country[1].replaceAll("[0-9]", "");
    String account = bank + chars(DIGITS, Integer.parseInt(country[1].substring(bank.length())));
    StringBuilder number = new StringBuilder();
    for (char c : (account + country[0] + "00").toCharArray()) {
      number.append(Character.digit(c, 36));
    }
    int check = 98 - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
    String iban = country[0] + String.format(Locale.ROOT, "%02d", check) + account;
    return random.nextBoolean() ? iban : iban.replaceAll("(....)(?=.)", "$1 ");
  }

  private String ssn() {
    int area = 1 + random.nextInt(665);
    String number =
        String.format(
            Locale.ROOT, "%03d-%02d-%04d", area, 1 + random.nextInt(99), 1 + random.nextInt(9999));
    return random.nextInt(4) == 0 ? number.replace("-", " ") : number;
  }

  private String china() {
    String body = one("110105", "320102", "440304", "510107") + date("") + chars(DIGITS, 3);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += weights[i] * (body.charAt(i) - '0');
    }
    return body + "10X98765432".charAt(sum % 11);
  }

  private String dni() {
    int number = 10_000_000 + random.nextInt(80_000_000);
    return number + one("", "-") + "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23);
  }

  private String cpf() {
    StringBuilder digits = new StringBuilder(chars(DIGITS, 9));
    for (int round = 0; round < 2; round++) {
      int sum = 0;
      for (int i = 0; i < digits.length(); i++) {
        sum += (digits.length() + 1 - i) * (digits.charAt(i) - '0');
      }
      digits.append(sum % 11 < 2 ? 0 : 11 - sum % 11);
    }
    return digits.insert(9, '-').insert(6, '.').insert(3, '.').toString();
  }

  private String pesel() {
    String body =
        String.format(
                Locale.ROOT,
                "%02d%02d%02d",
                random.nextInt(100),
                1 + random.nextInt(12),
                1 + random.nextInt(28))
            + chars(DIGITS, 4);
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += "1379137913".charAt(i) % 48 * (body.charAt(i) - '0');
    }
    return body + (10 - sum % 10) % 10;
  }

  private String bsn() {
    while (true) {
      String number = (1 + random.nextInt(9)) + chars(DIGITS, 8);
      int sum = -(number.charAt(8) - '0');
      for (int i = 0; i < 8; i++) {
        sum += (9 - i) * (number.charAt(i) - '0');
      }
      if (sum % 11 == 0) {
        return number;
      }
    }
  }

  /** Published examples; the rule is not written again. */
  private String aadhaar() {
    return one(
        "2341 2341 2346", "4991 1866 5246", "9999 4105 7058", "234123412346", "499118665246");
  }

  private String nir() {
    String body =
        one("1", "2")
            + String.format(Locale.ROOT, "%02d%02d", random.nextInt(100), 1 + random.nextInt(12))
            + "75"
            + chars(DIGITS, 6);
    long key = 97 - Long.parseLong(body) % 97;
    String check = String.format(Locale.ROOT, "%02d", key);
    return random.nextBoolean()
        ? body + check
        : body.replaceAll("(.)(..)(..)(..)(...)(...)", "$1 $2 $3 $4 $5 $6 ") + check;
  }

  private String street() {
    String street =
        (1 + random.nextInt(2000))
            + " "
            + one("Wressle", "Old Mill", "Maple", "N. Harbor", "5th", "St. James")
            + " "
            + one("Road", "St", "Avenue", "Ln", "Drive", "Blvd.", "Court");
    return switch (random.nextInt(4)) {
      case 0 -> street + ", Apt " + (1 + random.nextInt(30));
      case 1 -> street + ", Springfield, IL 62" + chars(DIGITS, 3);
      default -> street;
    };
  }

  private String chineseStreet() {
    return one("北京市海淀区", "上海市徐汇区", "广东省深圳市南山区", "杭州市西湖区")
        + one("中关村大街", "文三路", "科技园路", "漕溪北路")
        + (1 + random.nextInt(300))
        + "号"
        + one("", "3号楼2单元501室", "12栋806室", "院5号楼");
  }

  private String birthDate() {
    int day = 1 + random.nextInt(28);
    int year = 1940 + random.nextInt(70);
    String month = one("January", "March", "May", "Aug", "October", "Dec");
    return switch (random.nextInt(6)) {
      case 0 -> date("-");
      case 1 -> (1 + random.nextInt(12)) + "/" + day + "/" + year;
      case 2 -> day + "." + (1 + random.nextInt(12)) + "." + year;
      case 3 -> month + " " + day + ", " + year;
      case 4 -> day + "th of " + month + " " + year;
      default -> day + " " + month + " " + year;
    };
  }

  private String chineseBirthDate() {
    return switch (random.nextInt(4)) {
      case 0 -> date("-");
      case 1 -> date("");
      case 2 -> (1 + random.nextInt(12)) + "月" + (1 + random.nextInt(28)) + "日";
      default ->
          (1950 + random.nextInt(60))
              + "年"
              + (1 + random.nextInt(12))
              + "月"
              + (1 + random.nextInt(28))
              + "日";
    };
  }

  private String profile() {
    String name = one("maria", "jonas", "lina", "weiwei") + chars(LOWER, 3) + random.nextInt(90);
    return one(
            "https://twitter.com/",
            "https://www.facebook.com/",
            "instagram.com/",
            "https://github.com/",
            "https://www.linkedin.com/in/",
            "t.me/",
            "/home/",
            "/Users/",
            "C:\\Users\\",
            "https://www.zhihu.com/people/")
        + name;
  }

  private String key() {
    String alnum = LOWER + UPPER + DIGITS;
    return switch (random.nextInt(10)) {
      case 0 -> "AKIA" + chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
      case 1 -> "ghp_" + chars(alnum, 36);
      case 2 -> "sk-" + chars(alnum, 48);
      case 3 -> "xoxb-" + chars(DIGITS, 12) + "-" + chars(DIGITS, 12) + "-" + chars(alnum, 24);
      case 4 -> "AIza" + chars(alnum + "_-", 34) + "a";
      case 5 -> "glpat-" + chars(alnum, 20);
      case 6 -> "eyJhbGciOiJIUzI1NiJ9.eyJ" + chars(alnum, 30) + "." + chars(alnum, 43);
      case 7 -> "sk_live_" + chars(alnum, 24);
      case 8 -> (1 + random.nextInt(9)) + chars(DIGITS, 9) + ":AA" + chars(alnum, 33);
      default ->
          "-----BEGIN RSA PRIVATE KEY-----\n"
              + chars(alnum, 64)
              + "\n"
              + chars(alnum, 40)
              + "=\n-----END RSA PRIVATE KEY-----";
    };
  }

  private String password() {
    return switch (random.nextInt(4)) {
      case 0 -> one("sunny", "Dragon", "kitty") + chars(DIGITS, 3);
      case 1 -> chars(UPPER + LOWER + DIGITS, 7) + "!9";
      case 2 -> "P@ss" + chars(DIGITS, 2) + chars(LOWER, 3);
      default -> chars(LOWER, 4) + "#" + chars(DIGITS, 4);
    };
  }

  private String wallet() {
    return switch (random.nextInt(4)) {
      case 0 -> base58(new byte[] {0});
      case 1 -> base58(new byte[] {5});
      case 2 -> "0x" + hex(40);
      default ->
          // BIP 173 and EIP-55 publish them; their sums are not written again.
          one(
              "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
                  "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
              "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                  "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0");
    };
  }

  private String base58(byte[] version) {
    byte[] bytes = new byte[25];
    random.nextBytes(bytes);
    bytes[0] = version[0];
    MessageDigest sha = Sha256.begin();
    byte[] body = Arrays.copyOf(bytes, 21);
    System.arraycopy(sha.digest(sha.digest(body)), 0, bytes, 21, 4);
    StringBuilder text = new StringBuilder();
    BigInteger value = new BigInteger(1, bytes);
    while (value.signum() > 0) {
      BigInteger[] parts = value.divideAndRemainder(BigInteger.valueOf(58));
      text.append(BASE58.charAt(parts[1].intValue()));
      value = parts[0];
    }
    return (version[0] == 0 ? "1" : "") + text.reverse();
  }

  private String coordinates() {
    double latitude = 10 + random.nextDouble() * 60;
    double longitude = 10 + random.nextDouble() * 160;
    return switch (random.nextInt(3)) {
      case 0 -> String.format(Locale.ROOT, "%.6f, %.6f", latitude, longitude);
      case 1 -> String.format(Locale.ROOT, "%.4f,-%.4f", latitude, longitude);
      default ->
          String.format(
              Locale.ROOT,
              "%d°%02d'%02d\"N %d°%02d'%02d\"E",
              (int) latitude,
              random.nextInt(60),
              random.nextInt(60),
              (int) longitude,
              random.nextInt(60),
              random.nextInt(60));
    };
  }

  private String date(String separator) {
    return String.format(
        Locale.ROOT,
        "%d%s%02d%s%02d",
        1950 + random.nextInt(55),
        separator,
        1 + random.nextInt(12),
        separator,
        1 + random.nextInt(28));
  }

  private String pairs() {
    String form = one("%s%s%s", " %s %s %s ");
    return String.format(Locale.ROOT, form, chars(DIGITS, 2), chars(DIGITS, 2), chars(DIGITS, 2));
  }

  private String hex(int length) {
    return chars("0123456789abcdef", length);
  }

  String chars(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
