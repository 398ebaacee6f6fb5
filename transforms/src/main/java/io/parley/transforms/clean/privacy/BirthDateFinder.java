package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.Locale;

/** Dates behind a word such as "born": of days with a month, in this or the last century. */
final class BirthDateFinder implements Finder {
  private static final int CUE_REACH = 32;

  private static final Cues CUES =
      new Cues(
          "birthday birthdate dob d.o.b date_of_birth birth_date birth_day b-day bday geburtsdatum"
              + " geburtstag date_de_naissance fecha_de_nacimiento data_di_nascita 生日 出生日期"
              + " 出生年月 出生年月日 出生时间 誕生日 生年月日");

  /** Of people who tell of themselves; of others they are encyclopedic. */
  private static final Cues OWN =
      new Cues(
          "i_was_born i_am_born i'm_born im_born was_i_born born: you_were_born my_son_was_born"
              + " my_daughter_was_born");

  private static final Cues BORN = new Cues("born 出生");

  private static final String[] ORDINALS = {"st", "nd", "rd", "th", "."};

  private static final String[] MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "sept",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec"
  };

  @Override
  public PiiKind kind() {
    return PiiKind.BIRTHDATE;
  }

  @Override
  public Triggers triggers() {
    return Triggers.digits(1, 8);
  }

  @Override
  public boolean find(Scan scan, int at) {
    if (Chars.isWord(scan.before(at))) {
      return false;
    }
    int start = at;
    int end =
        "-/.年月".indexOf(scan.at(at + scan.run)) >= 0 || scan.run == 8 ? numeric(scan, at) : -1;
    if (end < 0 && scan.run <= 2) {
      int month = monthBefore(scan, at);
      start = month < 0 ? at : month;
      end = month < 0 ? dayFirst(scan, at) : yearEnd(scan, ordinalEnd(scan, at));
    }
    return end > 0
        && start >= scan.floor
        && !Chars.isWord(scan.at(end))
        && (CUES.before(scan, start, CUE_REACH) || isOwn(scan, start, end))
        && scan.found(start, end);
  }

  /** Whether people tell of themselves, or write the date as forms have it. */
  private static boolean isOwn(Scan scan, int start, int end) {
    String before = scan.lineBefore(start, CUE_REACH);
    boolean me = before.indexOf('我') >= 0 || before.contains("本人");
    boolean form = "-/.".indexOf(scan.at(start + scan.run)) >= 0 && scan.run <= 4;
    return OWN.in(before)
        || form && BORN.in(before)
        || me && (before.indexOf('生') >= 0 || scan.has(end, "出生") || scan.has(end, "生"));
  }

  /** Numbers with signs between, or 年月日: a year, a month and a day in any of the usual orders. */
  private static int numeric(Scan scan, int at) {
    int[] parts = new int[3];
    int[] lengths = new int[3];
    char[] signs = new char[3];
    int i = at;
    int count = 0;
    while (count < 3) {
      int end = scan.digitsEnd(i);
      if (end == i || end - i > 8) {
        break;
      }
      parts[count] = Integer.parseInt(scan.text, i, end, 10);
      lengths[count] = end - i;
      signs[count++] = scan.at(end);
      i = end;
      if (count == 3 || "-/.年月".indexOf(scan.at(end)) < 0) {
        break;
      }
      i = end + 1;
    }
    if (count == 1 && lengths[0] == 8) {
      return isYear(parts[0] / 10000) && isMonth(parts[0] / 100 % 100) && isDay(parts[0] % 100)
          ? i
          : -1;
    }
    if (count == 3 && (signs[0] == signs[1] || signs[1] == '月')) {
      boolean big = lengths[0] == 4 && isYear(parts[0]) && isMonth(parts[1]) && isDay(parts[2]);
      boolean year = lengths[2] == 4 ? isYear(parts[2]) : lengths[2] == 2;
      boolean little = lengths[0] <= 2 && year && isDay(parts[0]) && isDay(parts[1]);
      return big || little && (isMonth(parts[0]) || isMonth(parts[1]))
          ? signs[2] == '日' || signs[2] == '号' || signs[2] == '號' ? i + 1 : i
          : -1;
    }
    boolean monthDay = count == 2 && signs[0] == '月' && isMonth(parts[0]) && isDay(parts[1]);
    return monthDay && "日号號".indexOf(signs[1]) >= 0 ? i + 1 : -1;
  }

  /** {@code 12th of May 1990}: the end behind the year, or the month where none follows. */
  private static int dayFirst(Scan scan, int at) {
    int i = ordinalEnd(scan, at);
    if (i < 0 || scan.at(i) != ' ' && scan.at(i) != '-') {
      return -1;
    }
    i += scan.has(i + 1, "of ") ? 4 : 1;
    if (!Chars.isAsciiLetter(scan.at(i))) {
      return -1;
    }
    for (String month : MONTHS) {
      if ((scan.at(i) | 0x20) == month.charAt(0)
          && scan.text.regionMatches(true, i, month, 0, month.length())) {
        int end = i + month.length();
        return Chars.isAsciiLetter(scan.at(end)) ? -1 : yearEnd(scan, end);
      }
    }
    return -1;
  }

  /** Where the month begins that stands before a day; -1 where none does. */
  private static int monthBefore(Scan scan, int at) {
    int end = at;
    while (end > at - 2 && (scan.at(end - 1) == ' ' || scan.at(end - 1) == '.')) {
      end--;
    }
    if (end == at || !Chars.isAsciiLetter(scan.at(end - 1)) || !isDay(day(scan, at))) {
      return -1;
    }
    int start = end;
    while (end - start < 10 && Chars.isAsciiLetter(scan.at(start - 1))) {
      start--;
    }
    String word = scan.text.substring(Math.max(0, start), end).toLowerCase(Locale.ROOT);
    for (String month : MONTHS) {
      if (month.equals(word)) {
        return start;
      }
    }
    return -1;
  }

  private static int day(Scan scan, int at) {
    int end = scan.digitsEnd(at);
    return end - at > 2 ? 0 : Integer.parseInt(scan.text, at, end, 10);
  }

  /** The end of a day with or without {@code th}; -1 where it is none. */
  private static int ordinalEnd(Scan scan, int at) {
    int end = scan.digitsEnd(at);
    if (!isDay(day(scan, at))) {
      return -1;
    }
    for (String ordinal : ORDINALS) {
      if (scan.has(end, ordinal)) {
        return end + ordinal.length();
      }
    }
    return end;
  }

  private static int yearEnd(Scan scan, int from) {
    int i = from;
    while (i - from < 3 && " ,.-".indexOf(scan.at(i)) >= 0) {
      i++;
    }
    int end = scan.digitsEnd(i);
    boolean year = end - i == 4 && isYear(Integer.parseInt(scan.text, i, end, 10));
    return year ? end : from;
  }

  private static boolean isYear(int year) {
    return year >= 1900 && year < 2040;
  }

  private static boolean isMonth(int month) {
    return month >= 1 && month <= 12;
  }

  private static boolean isDay(int day) {
    return day >= 1 && day <= 31;
  }
}
