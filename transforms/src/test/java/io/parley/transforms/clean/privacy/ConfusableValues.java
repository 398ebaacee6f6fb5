package io.parley.transforms.clean.privacy;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Values that are nobody's and look like private ones. */
final class ConfusableValues {
  private static final String HEX = "0123456789abcdef";
  private static final String DIGITS = "0123456789";
  private static final int SORTS = 48;

  private final Random random;
  private final PrivateValues values;

  ConfusableValues(Random random) {
    this.random = random;
    this.values = new PrivateValues(random);
  }

  String draw() {
    return switch (random.nextInt(SORTS)) {
      case 0 -> digits(8);
      case 1 -> digits(10);
      case 2 -> digits(12);
      case 3 -> "SO-" + digits(8);
      case 4 -> (1 + random.nextInt(9)) + "." + random.nextInt(20) + "." + random.nextInt(20);
      case 5 ->
          "v"
              + random.nextInt(9)
              + "."
              + random.nextInt(20)
              + "."
              + random.nextInt(300)
              + "."
              + random.nextInt(99);
      case 6 -> "version 10.0." + (10000 + random.nextInt(9999)) + "." + random.nextInt(900);
      case 7 -> values.chars(HEX, 32);
      case 8 -> values.chars(HEX, 40);
      case 9 -> values.chars(HEX, 64);
      case 10 -> values.chars(HEX, 7);
      case 11 -> new UUID(random.nextLong(), random.nextLong()).toString();
      case 12 -> "ISBN 978-3-16-" + digits(6) + "-" + random.nextInt(10);
      case 13 -> "978" + digits(10);
      case 14 -> "0-306-" + digits(5) + "-" + random.nextInt(10);
      case 15 -> "$" + random.nextInt(9999) + "." + digits(2);
      case 16 -> "€1." + digits(3) + "," + digits(2);
      case 17 -> "￥" + random.nextInt(99999);
      case 18 ->
          format(
              "%d-%02d-%02d",
              2000 + random.nextInt(24), 1 + random.nextInt(12), 1 + random.nextInt(28));
      case 19 ->
          format(
              "%02d/%02d/%d",
              1 + random.nextInt(12), 1 + random.nextInt(28), 2000 + random.nextInt(24));
      case 20 ->
          format("%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), random.nextInt(60));
      case 21 ->
          format(
              "2021-%02d-11T%02d:%02d:30.%03dZ",
              1 + random.nextInt(12), random.nextInt(24), random.nextInt(60), random.nextInt(1000));
      case 22 -> "1Z999AA1" + digits(10);
      case 23 -> "RR" + digits(9) + "CN";
      case 24 -> "SF" + digits(13);
      case 25 -> "localhost:" + (1024 + random.nextInt(60000));
      case 26 -> "127.0.0." + random.nextInt(256);
      case 27 -> "192.168." + random.nextInt(256) + "." + random.nextInt(256);
      case 28 -> random.nextInt(90) + "." + digits(6) + " * " + random.nextInt(99);
      case 29 -> "AB-" + digits(3) + "-" + digits(4);
      case 30 -> random.nextInt(9) + "." + digits(8);
      case 31 -> random.nextInt(9) + ":" + random.nextInt(9);
      case 32 -> random.nextInt(100) + "." + random.nextInt(10) + "%";
      case 33 ->
          format("[%02d:%02d:%02d]", random.nextInt(24), random.nextInt(60), random.nextInt(60));
      case 34 -> digits(4) + "-" + digits(2) + "-" + random.nextInt(10); // CAS
      case 35 -> "15" + digits(8); // seconds since 1970
      case 36 -> "15" + digits(11);
      case 37 -> failing("CARD");
      case 38 -> failing("IBAN");
      case 39 -> failing("ID:china");
      case 40 -> "0x" + values.chars(HEX, 8);
      case 41 -> (2000 + random.nextInt(10)) + "-" + (2010 + random.nextInt(10));
      case 42 ->
          format(
              "%d,%03d,%03d", 1 + random.nextInt(99), random.nextInt(1000), random.nextInt(1000));
      case 43 -> digits(4) + "-" + digits(4); // ISSN
      case 44 -> "IMG_20190102_" + digits(6) + ".jpg";
      case 45 -> "[0." + digits(4) + ", 0." + digits(4) + ", -0." + digits(4) + "]";
      case 46 ->
          values.one(
              "react@18.2.0",
              "@media (min-width: 600px)",
              "@Override",
              "std::vector<int>",
              "#" + values.chars(HEX, 6),
              "a.b@c",
              "git@github.com:org/repo.git",
              "icon@2x.png",
              "u/min");
      default -> values.one("E12-", "PN ", "SKU") + digits(3) + "-" + digits(5);
    };
  }

  /** A valid value with its last digit changed. */
  private String failing(String kind) {
    String value = values.draw(kind);
    int last = value.length() - 1;
    char digit = value.charAt(last);
    return value.substring(0, last) + (digit == 'X' ? '3' : (char) ('0' + (digit - '0' + 1) % 10));
  }

  private String digits(int length) {
    return (1 + random.nextInt(9)) + values.chars(DIGITS, length - 1);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
