package io.parley.transforms.clean.privacy;

import java.math.BigInteger;

/** Check digits, as their standards define them. */
final class Checksums {
  private static final BigInteger MOD97 = BigInteger.valueOf(97);

  /** The multiplication in the dihedral group of order 10. */
  private static final int[][] VERHOEFF_PRODUCT = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
    {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
    {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
    {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
    {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
    {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
  };

  private static final int[] VERHOEFF_STEP = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

  private Checksums() {}

  /** ISO/IEC 7812-1, annex B: of digits that end in their check digit. */
  static boolean luhn(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /** ISO 7064 MOD 97-10 as ISO 13616 uses it: letters count from 10, and the first four go last. */
  static boolean iban(CharSequence iban) {
    int rest = 0;
    for (int i = 0; i < iban.length(); i++) {
      int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }

  /** The rest of a number of any length by 97. */
  static int mod97(String digits) {
    return new BigInteger(digits).mod(MOD97).intValue();
  }

  /** Verhoeff, 1969: of digits that end in their check digit. */
  static boolean verhoeff(CharSequence digits) {
    int check = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      for (int step = 0; step < i % 8; step++) {
        digit = VERHOEFF_STEP[digit];
      }
      check = VERHOEFF_PRODUCT[check][digit];
    }
    return check == 0;
  }

  /** The sum of the first digits, each times its weight. */
  static int weighted(CharSequence digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return sum;
  }

  /** ISO 7064 MOD 11-2: digits, and a check character that may be an X. */
  static boolean mod11With2(CharSequence digits) {
    int rest = 0;
    int last = digits.length() - 1;
    for (int i = 0; i < last; i++) {
      rest = (rest + digits.charAt(i) - '0') * 2 % 11;
    }
    char check = digits.charAt(last);
    return (rest + (check == 'X' || check == 'x' ? 10 : check - '0')) % 11 == 1;
  }

  /** ISO 7064 MOD 11,10: of digits that end in their check digit. */
  static boolean mod11And10(CharSequence digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digits.charAt(i) - '0' + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == digits.charAt(digits.length() - 1) - '0';
  }
}
