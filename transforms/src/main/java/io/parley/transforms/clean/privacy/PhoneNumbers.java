package io.parley.transforms.clean.privacy;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;

/** Which numbers there are, by the plans of the countries as libphonenumber has them. */
final class PhoneNumbers {
  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  /** Countries with a leading zero in national numbers, the most likely first. */
  private static final List<String> ZERO_LED =
      List.of(
          "GB", "DE", "FR", "CN", "AU", "IN", "TW", "JP", "KR", "NL", "CH", "BE", "AT", "SE", "NZ",
          "ZA", "BR", "TR", "IE");

  private PhoneNumbers() {}

  /** Of a number with {@code +} and a country's code. */
  static boolean isInternational(String number) {
    return isValid(number, null);
  }

  /** Of a number that is dialled inside a country, in any of the likely ones. */
  static boolean isZeroLed(String number) {
    for (String country : ZERO_LED) {
      if (isValid(number, country)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValid(String number, String country) {
    try {
      return UTIL.isValidNumber(UTIL.parse(number, country));
    } catch (NumberParseException e) {
      return false; // too short or too long, or an unknown country
    }
  }
}
