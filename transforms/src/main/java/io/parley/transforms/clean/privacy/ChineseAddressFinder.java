package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;

/**
 * Addresses as Chinese writes them, from the large to the small: a road or a quarter and a number,
 * with the house, the floor and the room behind. After a word such as 住 or 地址, or with two levels
 * of administration in front.
 */
final class ChineseAddressFinder implements Finder {
  private static final int REACH = 40;
  private static final String LEVELS = "省市区區县縣州旗";
  private static final String ROADS = "路街道巷弄里村镇鎮乡鄉屯组組苑园園城寨庄莊坊段湾灣厦廈";
  private static final String NUMBERS = "号號弄栋棟幢座楼樓层層室单單元户戶巷";

  private static final Cues CUES =
      new Cues("住 地址 住址 寄到 寄给 寄去 收货 收貨 收件 家在 家住 搬到 搬家 位于 位於 坐标 送到 来我家 邮寄 住处");

  @Override
  public PiiKind kind() {
    return PiiKind.ADDRESS;
  }

  @Override
  public Triggers triggers() {
    return Triggers.digits(1, 5);
  }

  /** Asked at the first number of the house. */
  @Override
  public boolean find(Scan scan, int at) {
    char unit = scan.at(at + scan.run);
    if (unit < 0x80 && unit != '-' && unit != '#' || !Chars.isCjk(scan.at(at - 1))) {
      return false;
    }
    int end = numbersEnd(scan, at);
    if (end < 0) {
      return false;
    }
    int start = at;
    int levels = 0;
    int roads = 0;
    int cut = -1;
    while (at - start < REACH && start > scan.floor && isPlace(scan.at(start - 1))) {
      start--;
      char c = scan.at(start);
      levels += LEVELS.indexOf(c) >= 0 ? 1 : 0;
      roads += ROADS.indexOf(c) >= 0 ? 1 : 0;
      if (cut < 0 && isCueEnd(scan, start)) {
        cut = start + 1;
        break;
      }
    }
    boolean cue = cut >= 0 || CUES.before(scan, start, 12);
    start = cut >= 0 ? cut : start;
    return at - start >= 2
        && !scan.has(at - 2, "高速") // an exit
        && (levels >= 2 && roads > 0 || cue && levels + roads > 0)
        && scan.found(start, end);
  }

  /** Where a word that announces an address ends, the address begins. */
  private static boolean isCueEnd(Scan scan, int at) {
    return switch (scan.at(at)) {
      case '住', '址', '寄', '是', '在', '到', '给', '於', '于', '为' -> CUES.before(scan, at + 1, 6);
      default -> false;
    };
  }

  /** The end of numbers with 号, 楼, 室 and their like behind; -1 where there is none. */
  private static int numbersEnd(Scan scan, int from) {
    int end = -1;
    int i = from;
    for (int parts = 0; parts < 8; parts++) {
      int digits = i;
      while (Chars.isAsciiAlnum(scan.at(digits)) && digits - i < 5 || scan.at(digits) == '-') {
        digits++;
      }
      if (digits == i) {
        break;
      }
      int unit = digits;
      while (unit - digits < 3 && NUMBERS.indexOf(scan.at(unit)) >= 0) {
        unit++;
      }
      if (unit == digits) {
        return end > 0 && parts > 0 && !Chars.isWord(scan.at(digits)) ? digits : end;
      }
      if (parts == 0 && "号號弄栋棟幢巷".indexOf(scan.at(digits)) < 0) {
        return -1;
      }
      if (scan.at(unit) == '线' || scan.at(unit) == '線') {
        return -1; // a line of the underground
      }
      end = unit;
      i = unit;
    }
    return end;
  }

  private static boolean isPlace(char c) {
    return Chars.isCjk(c) || Chars.isAsciiAlnum(c);
  }
}
