package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;

/**
 * Phone numbers in the shapes that are rarely anything else: {@code +} and a country's code; North
 * American 3-3-4 groups; Chinese mobiles and landlines; national numbers with a leading zero and
 * groups of 2 to 4 digits; and any number of that length after a word such as "call".
 *
 * <p>Lengths are those of ITU-T E.164 and of the national plans.
 */
final class PhoneFinder implements Finder {
  private static final int MAX_GROUPS = 9;
  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;
  private static final int CUE_REACH = 32;

  /** How often a text's numbers are looked up; what comes later goes by its shape. */
  private static final int MAX_LOOKUPS = 256;

  private static final Cues CUES =
      new Cues(
          "phone* tel telephone* call* cell* mobile* whatsapp fax* sms ring_me text_me handy*"
              + " telefon* téléphone teléfono tlf tél numéro number_is dial 电话 電話 手机 手機 致电"
              + " 拨打 联系 聯絡 联络 号码 號碼 来电 热线 座机 打给");

  @Override
  public PiiKind kind() {
    return PiiKind.PHONE;
  }

  @Override
  public Triggers triggers() {
    return Triggers.at("+(").orDigits(1, MAX_DIGITS);
  }

  @Override
  public boolean find(Scan scan, int at) {
    char before = scan.before(at);
    if (Chars.isWord(before)
        || "#$€£¥￥/\\=&%".indexOf(before) >= 0
        || "-.,:'".indexOf(before) >= 0 && Chars.isAsciiAlnum(scan.at(at - 2))) {
      return false;
    }
    char first = scan.at(at);
    boolean plus = first == '+' || first == '(' && scan.at(at + 1) == '+';
    int digits = at + (Chars.isDigit(first) ? 0 : first == '(' && plus ? 2 : 1);
    if (!Chars.isDigit(scan.at(digits))) {
      return false;
    }
    int firstEnd = scan.digitsEnd(digits);
    if (firstEnd - digits < MIN_DIGITS && Groups.separated(scan, firstEnd) < 0) {
      return false; // most numbers
    }
    Groups groups = Groups.read(scan, digits);
    if (groups == null || groups.digits(groups.count) < MIN_DIGITS) {
      return false;
    }
    boolean continues =
        !plus && before == ' ' && at - 2 >= scan.floor && Chars.isDigit(scan.at(at - 2));
    if (continues && !CUES.before(scan, at, CUE_REACH)) {
      return false; // groups of a longer number
    }
    int last = plus ? international(scan, groups) : national(scan, at, groups, first == '(');
    if (last == 0 || !groups.mayEndAfter(last, scan)) {
      return false;
    }
    return scan.found(at, extension(scan, groups.ends[last - 1]));
  }

  /** How many groups belong to a number with a country's code; 0 where it is none. */
  private static int international(Scan scan, Groups groups) {
    for (int last = groups.count; last > 0; last--) {
      int digits = groups.digits(last);
      boolean fits;
      if (groups.startsWith("1")) {
        fits = digits == 11;
      } else if (groups.startsWith("86")) {
        fits = digits >= 11 && digits <= 13;
      } else {
        fits = !groups.startsWith("0") && digits >= (last == 1 ? 10 : 8) && digits <= 13;
      }
      if (fits && !groups.isRound(last) && (last > 1 || exists(scan, groups, last, true))) {
        return last;
      }
    }
    return 0;
  }

  private static int national(Scan scan, int at, Groups groups, boolean parenthesis) {
    int skipped = groups.is(0, "1") || groups.is(0, "001") || groups.is(0, "86") ? 1 : 0;
    if (groups.hasShape(skipped, 3, 3, 4)) {
      boolean spaced = groups.separators(skipped).equals("  ");
      boolean american = groups.first(skipped) >= '2' && groups.first(skipped + 1) >= '2';
      if (american || !spaced && skipped == 0) {
        return skipped + 3;
      }
    }
    if (isChineseMobile(groups, skipped)) {
      return groups.length(skipped) == 11 ? skipped + 1 : skipped + 3;
    }
    if (groups.first(0) == '0' && groups.count > 1 && !groups.isDate(0)) {
      int last = zeroLed(groups);
      if (last > 0 && (groups.startsWith("00") || exists(scan, groups, last, false))) {
        return last;
      }
    }
    return CUES.before(scan, at, CUE_REACH) ? cued(groups, parenthesis) : 0;
  }

  private static boolean isChineseMobile(Groups groups, int from) {
    return (groups.hasShape(from, 11) || groups.hasShape(from, 3, 4, 4))
        && groups.first(from) == '1'
        && groups.second(from) >= '3';
  }

  /** National numbers with the zero that is dialled before an area code, or two abroad. */
  private static int zeroLed(Groups groups) {
    int area = groups.length(0);
    if (area >= 3 && area <= 5 && groups.count >= 2) {
      int rest = groups.length(1);
      if (rest >= 6 && rest <= 8 && groups.separatorAfter(0) != '.') {
        return 2;
      }
    }
    for (int last = groups.count; last > 1; last--) {
      int digits = groups.digits(last);
      boolean abroad = groups.startsWith("00");
      if (digits < 9 || digits > (abroad ? MAX_DIGITS : 12)) {
        continue;
      }
      boolean even = last > 2 || abroad;
      for (int i = 0; i < last; i++) {
        even &= groups.length(i) >= 2 && groups.length(i) <= (abroad ? 11 : 4);
      }
      if (even) {
        return last;
      }
    }
    return 0;
  }

  private static int cued(Groups groups, boolean parenthesis) {
    for (int last = groups.count; last > 0; last--) {
      int digits = groups.digits(last);
      boolean decimal = last == 2 && groups.separatorAfter(0) == '.';
      boolean years = last == 2 && groups.length(0) == 4 && groups.length(1) == 4;
      boolean bare = last == 1 && !parenthesis && digits < 7;
      if (digits >= 7
          && digits <= 13
          && !decimal
          && !years
          && !bare
          && !groups.isDate(0)
          && !groups.isRound(last)) {
        return last;
      }
    }
    return 0;
  }

  /** Whether there is such a number, as far as it is looked up. */
  private static boolean exists(Scan scan, Groups groups, int last, boolean plus) {
    if (scan.lookups++ >= MAX_LOOKUPS) {
      return true;
    }
    String digits = groups.compact(last);
    return plus ? PhoneNumbers.isInternational("+" + digits) : PhoneNumbers.isZeroLed(digits);
  }

  /** The end with an extension, such as {@code x123} or {@code ext. 5}. */
  private static int extension(Scan scan, int end) {
    int i = scan.at(end) == ' ' ? end + 1 : end;
    if (scan.text.startsWith("ext", i)) {
      i += scan.at(i + 3) == '.' ? 4 : 3;
      i += scan.at(i) == ' ' ? 1 : 0;
    } else if (scan.at(i) == 'x' || scan.at(i) == '转') {
      i++;
    } else {
      return end;
    }
    int digits = i;
    while (Chars.isDigit(scan.at(i)) && i - digits < 7) {
      i++;
    }
    return i == digits || Chars.isWord(scan.at(i)) ? end : i;
  }

  /** Groups of digits with one to three separating characters between. */
  private static final class Groups {
    final int[] starts = new int[MAX_GROUPS];
    final int[] ends = new int[MAX_GROUPS];
    int count;
    private final String text;

    private Groups(String text) {
      this.text = text;
    }

    /** Null where the digits are too many to be a phone number's. */
    static Groups read(Scan scan, int from) {
      Groups groups = new Groups(scan.text);
      int i = from;
      while (groups.count < MAX_GROUPS) {
        int start = i;
        while (Chars.isDigit(scan.at(i))) {
          if (++i - start > MAX_DIGITS) {
            return null;
          }
        }
        groups.starts[groups.count] = start;
        groups.ends[groups.count++] = i;
        int next = separated(scan, i);
        if (next < 0) {
          break;
        }
        i = next;
      }
      return groups;
    }

    /** Where the next digit stands behind separators; -1 where none does. */
    private static int separated(Scan scan, int from) {
      int i = from;
      boolean sign = false;
      while (i - from < 3) {
        char c = scan.at(i);
        if (c == '-' || c == '.' || c == '/' || c == '‑' || c == '–') {
          if (sign) {
            return -1;
          }
          sign = true;
        } else if (c != ' ' && c != '(' && c != ')' && c != 0xA0) {
          break;
        }
        i++;
      }
      return i > from && Chars.isDigit(scan.at(i)) ? i : -1;
    }

    int length(int group) {
      return group < count ? ends[group] - starts[group] : 0;
    }

    char first(int group) {
      return text.charAt(starts[group]);
    }

    char second(int group) {
      return text.charAt(starts[group] + 1);
    }

    int digits(int groups) {
      int digits = 0;
      for (int i = 0; i < groups; i++) {
        digits += length(i);
      }
      return digits;
    }

    /** The digits of the first groups alone. */
    String compact(int groups) {
      StringBuilder digits = new StringBuilder(MAX_DIGITS);
      for (int i = 0; i < groups; i++) {
        digits.append(text, starts[i], ends[i]);
      }
      return digits.toString();
    }

    boolean is(int group, String digits) {
      return length(group) == digits.length() && text.startsWith(digits, starts[group]);
    }

    boolean startsWith(String digits) {
      return text.startsWith(digits, starts[0]);
    }

    boolean hasShape(int from, int... lengths) {
      for (int i = 0; i < lengths.length; i++) {
        if (length(from + i) != lengths[i]) {
          return false;
        }
      }
      return true;
    }

    char separatorAfter(int group) {
      return text.charAt(ends[group]);
    }

    /** The first separating characters behind a group and the next. */
    String separators(int from) {
      return "" + separatorAfter(from) + separatorAfter(from + 1);
    }

    /** Thousands and millions are counts. */
    boolean isRound(int groups) {
      int end = ends[groups - 1];
      return text.startsWith("00000", Math.max(starts[0], end - 5));
    }

    /** Whether three groups are a date: 2-2-4 or 4-2-2 digits with a year of our time. */
    boolean isDate(int from) {
      return (hasShape(from, 2, 2, 4) && isYear(from + 2))
          || (hasShape(from, 4, 2, 2) && isYear(from));
    }

    private boolean isYear(int group) {
      return text.startsWith("19", starts[group]) || text.startsWith("20", starts[group]);
    }

    /** Whether nothing that follows makes it a part of something else. */
    boolean mayEndAfter(int last, Scan scan) {
      int end = ends[last - 1];
      char after = scan.at(end);
      if (last < count && after != ' ' && after != 0xA0) {
        return false;
      }
      return !(Chars.isWord(after) && after != 'x' && !scan.text.startsWith("ext", end))
          && "@%°".indexOf(after) < 0
          && !("-.,:/=".indexOf(after) >= 0 && Chars.isAsciiAlnum(scan.at(end + 1)));
    }
  }
}
