package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.List;

/**
 * Numbers of QQ, and names in WeChat, Telegram, Skype, WhatsApp and LINE, behind the messenger's
 * name: the number may stand in the same phrase, a name must come next.
 */
final class MessengerFinder implements Finder {
  private static final int QQ_REACH = 10;
  private static final int NAME_REACH = 14;
  private static final int MAX_NAME = 32;

  private static final Cues QQ =
      new Cues("qq qq号 qq號 qq群 扣扣 企鹅号 企鹅 q号 群号 加q 加群 球球 我q");

  /** Names of messengers at the end of what stands before a name. */
  private static final List<String> NAMES =
      List.of(
          "wechat", "wechat id", "weixin", "微信", "微信号", "微信號", "微信id", "薇信", "威信", "v信",
          "vx", "v x", "wx", "加v", "加vx", "telegram", "telegram id", "tg", "电报", "電報", "飞机",
          "skype", "skype id", "skype name", "whatsapp", "line id", "lineid", "line 帳號",
          "kakao", "kakaotalk", "kakao id", "kik", "snapchat", "discord", "icq");

  @Override
  public PiiKind kind() {
    return PiiKind.MESSENGER;
  }

  @Override
  public Triggers triggers() {
    return Triggers.at("：信号號")
        .behind("tnmpekdgqoTNMPEKDGQOxX)\0 ", ":")
        .behind("sS", "kK")
        .behind("vVwW", "xX")
        .behind("\0", "vV")
        .orDigits(5, 11);
  }

  @Override
  public boolean find(Scan scan, int at) {
    char c = scan.at(at);
    if (Chars.isDigit(c)) {
      return findNumber(scan, at);
    }
    if (c == ':' || c == '：') {
      return scan.at(at + 1) != '/' && findName(scan, at, at + 1, false);
    }
    if (c < 0x80) {
      return findUnmarked(scan, at);
    }
    boolean cue = scan.at(at - 1) == '微' || scan.at(at - 1) == '薇' || scan.at(at - 1) == '信'
        || scan.at(at - 1) == '威' || scan.at(at - 1) == 'v' || scan.at(at - 1) == 'V';
    int from = at + 1;
    if (scan.at(from) == '号' || scan.at(from) == '號') {
      return false; // asked again there
    }
    while (from - at < 3 && "是为 ".indexOf(scan.at(from)) >= 0) {
      from++;
    }
    return cue && findName(scan, at + 1, from, true);
  }

  private static boolean findNumber(Scan scan, int at) {
    int end = at + scan.run;
    return scan.at(at) != '0'
        && !Chars.isWord(scan.before(at)) | endsQq(scan, at)
        && !Chars.isWord(scan.at(end))
        && !(".-".indexOf(scan.at(end)) >= 0 && Chars.isDigit(scan.at(end + 1)))
        && QQ.before(scan, at, QQ_REACH)
        && scan.found(at, end);
  }

  private static boolean endsQq(Scan scan, int at) {
    return (scan.at(at - 1) | 0x20) == 'q';
  }

  /** {@code skype jane.doe1}, {@code vx abc123}: asked at a letter that few words have. */
  private static boolean findUnmarked(Scan scan, int at) {
    int start = at;
    int end = at + 1;
    switch (scan.at(at) | 0x20) {
      case 'k' -> {
        if (!scan.text.regionMatches(true, at - 1, "skype", 0, 5)) {
          return false;
        }
        start = at - 1;
        end = at + 4;
      }
      case 'x' -> {
        char before = (char) (scan.at(at - 1) | 0x20);
        if (before != 'v' && before != 'w') {
          return false;
        }
        start = at - 1;
      }
      default -> {
        if (scan.at(at - 1) != '加') {
          return false;
        }
      }
    }
    if (Chars.isWord(scan.before(start)) || "-/._".indexOf(scan.before(start)) >= 0 || Chars.isAsciiLetter(scan.at(end)) && scan.at(end) < 0x80) {
      return false;
    }
    int from = scan.at(end) == ' ' ? end + 1 : end;
    return Chars.isAsciiLetter(scan.at(from)) && findName(scan, end, from, true);
  }

  /** A name behind a messenger's; without a colon between, one that no word is. */
  private static boolean findName(Scan scan, int cueEnd, int from, boolean unmarked) {
    if (!isCue(scan, cueEnd)) {
      return false;
    }
    int start = from;
    while (start - from < 3 && " @*".indexOf(scan.at(start)) >= 0) {
      start++;
    }
    if (scan.has(start, "live:")) {
      start += 5;
    }
    int end = start;
    boolean digit = false;
    while (end - start <= MAX_NAME && isName(scan.at(end))) {
      digit |= Chars.isDigit(scan.at(end)) || scan.at(end) == '_';
      end++;
    }
    while (end > start && ".-+".indexOf(scan.at(end - 1)) >= 0) {
      end--;
    }
    char after = scan.at(end);
    return end - start >= 4
        && end - start <= MAX_NAME
        && start >= scan.floor
        && !Chars.isWord(after)
        && after != '@'
        && !(after == ':' && scan.at(end + 1) == '/')
        && (digit || !unmarked && !CommonWords.contain(scan.text.substring(start, end)))
        && scan.found(scan.has(start - 5, "live:") ? start - 5 : start, end);
  }

  private static boolean isCue(Scan scan, int end) {
    int last = end;
    while (end - last < 2 && " )".indexOf(scan.at(last - 1)) >= 0) {
      last--;
    }
    if (!Chars.isAsciiLetter(scan.at(last - 1)) && "信号號报報机號".indexOf(scan.at(last - 1)) < 0) {
      return false;
    }
    String before = scan.lineBefore(last, NAME_REACH);
    for (String name : NAMES) {
      int start = before.length() - name.length();
      if (before.endsWith(name)
          && (start == 0
              || !Chars.isAsciiAlnum(before.charAt(start - 1))
              || !Chars.isAsciiLetter(name.charAt(0)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isName(char c) {
    return Chars.isAsciiAlnum(c) || c == '_' || c == '-' || c == '.' || c == '+';
  }
}
