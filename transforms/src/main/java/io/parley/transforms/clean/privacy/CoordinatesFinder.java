package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;

/**
 * Places on Earth: a latitude and a longitude in degrees, with four decimals and more (ten metres)
 * or with degree signs. Bare decimals are a place only behind a word that says so, or where they
 * are too large for scores and for the numbers of a vector, and exactly two.
 */
final class CoordinatesFinder implements Finder {
  private static final int CUE_REACH = 40;

  /** Pairs of smaller numbers are rather measures: the whole digits of both together. */
  private static final int WHOLE_DIGITS = 3;

  private static final int MIN_DECIMALS = 4;

  private static final Cues CUES =
      new Cues(
          "lat* lon lng long longitude* coord* gps location located position geo* map* pin place"
              + " 坐标 座標 经纬度 經緯度 纬度 緯度 经度 經度 位置 定位 地图");

  @Override
  public PiiKind kind() {
    return PiiKind.COORDINATES;
  }

  @Override
  public Triggers triggers() {
    return Triggers.digits(1, 3);
  }

  @Override
  public boolean find(Scan scan, int at) {
    char next = scan.at(at + scan.run);
    if (next != '.' && next != '°' && next != 'º') {
      return false;
    }
    int start = scan.at(at - 1) == '-' || scan.at(at - 1) == '+' ? at - 1 : at;
    char before = scan.before(start);
    if (start < scan.floor || Chars.isWord(before) || before == '.' || before == '-') {
      return false;
    }
    Angle latitude = Angle.read(scan, start);
    if (latitude == null) {
      return false;
    }
    int second = between(scan, latitude.end);
    Angle longitude = second < 0 ? null : Angle.read(scan, second);
    if (longitude == null || latitude.degrees != longitude.degrees) {
      return false;
    }
    char after = scan.at(longitude.end);
    if (Chars.isWord(after) || after == '.' && Chars.isDigit(scan.at(longitude.end + 1))) {
      return false;
    }
    return (latitude.degrees ? latitude.hemisphere && longitude.hemisphere : isPair(scan, start, latitude, longitude))
        && latitude.value <= 180
        && longitude.value <= 180
        && (latitude.value <= 90 || longitude.value <= 90)
        && scan.found(start, longitude.end);
  }

  private static boolean isPair(Scan scan, int start, Angle latitude, Angle longitude) {
    if (latitude.decimals < MIN_DECIMALS || longitude.decimals < MIN_DECIMALS) {
      return false;
    }
    if (CUES.before(scan, start, CUE_REACH)) {
      return true;
    }
    boolean listed =
        scan.at(start - 1) == ',' || scan.at(start - 2) == ',' || scan.at(longitude.end) == ',';
    return !listed
        && latitude.wholeDigits + longitude.wholeDigits >= WHOLE_DIGITS
        && latitude.value >= 1
        && longitude.value >= 1;
  }

  /** Where the second number begins; -1 where what stands between cannot stand in a pair. */
  private static int between(Scan scan, int from) {
    int i = from;
    boolean comma = false;
    while (i - from < 3 && (" ,/;，、".indexOf(scan.at(i)) >= 0)) {
      if (scan.at(i) != ' ') {
        if (comma) {
          return -1;
        }
        comma = true;
      }
      i++;
    }
    return i == from ? -1 : i;
  }

  /** One number with its sign, degrees, minutes, seconds and hemisphere. */
  private record Angle(
      double value, int wholeDigits, int decimals, boolean degrees, boolean hemisphere, int end) {
    static Angle read(Scan scan, int from) {
      boolean before = isHemisphere(scan.at(from)) && !Chars.isWord(scan.at(from + 1));
      int i = from + (before ? 1 : 0);
      i += before && scan.at(i) == ' ' ? 1 : 0;
      i += scan.at(i) == '-' || scan.at(i) == '+' ? 1 : 0;
      int whole = i;
      i = scan.digitsEnd(i);
      int wholeDigits = i - whole;
      if (wholeDigits == 0 || wholeDigits > 3) {
        return null;
      }
      double value = Integer.parseInt(scan.text, whole, i, 10);
      int decimals = 0;
      if (scan.at(i) == '.') {
        decimals = scan.digitsEnd(i + 1) - i - 1;
        i += 1 + decimals;
        if (decimals == 0 || decimals > 20) {
          return null;
        }
      }
      boolean degrees = scan.at(i) == '°' || scan.at(i) == 'º';
      if (degrees) {
        i = minutes(scan, i + 1, 2);
      }
      int letter = scan.at(i) == ' ' ? i + 1 : i;
      boolean hemisphere =
          isHemisphere(scan.at(letter)) && !Chars.isWord(scan.at(letter + 1));
      return new Angle(
          value, wholeDigits, decimals, degrees, before || hemisphere, hemisphere ? letter + 1 : i);
    }

    private static int minutes(Scan scan, int from, int parts) {
      int i = scan.at(from) == ' ' ? from + 1 : from;
      int end = scan.digitsEnd(i);
      if (end == i || end - i > 2 || parts == 0) {
        return from;
      }
      if (scan.at(end) == '.') {
        int decimals = scan.digitsEnd(end + 1);
        end = decimals - end > 8 ? end : decimals;
      }
      int signs = end;
      while (signs - end < 2 && "'\"′″’”".indexOf(scan.at(signs)) >= 0) {
        signs++;
      }
      return signs == end ? from : minutes(scan, signs, parts - 1);
    }

    private static boolean isHemisphere(char c) {
      return "NSEW".indexOf(c) >= 0;
    }
  }
}
