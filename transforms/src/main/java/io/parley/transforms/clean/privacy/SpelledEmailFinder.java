package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * E-mail addresses that are spelled out for people: {@code jane (at) example (dot) com}, {@code
 * jane at example dot com}, and {@code jane#qq.com} where the host is a provider of mail. Spelled
 * without brackets, where the host is a provider or the name is no word of the language.
 */
final class SpelledEmailFinder implements Finder {
  private static final int MAX_PARTS = 6;
  private static final int MAX_PART = 40;

  private static final Set<String> TOP_LEVEL =
      Set.of(
          ("com org net edu gov mil info biz io co me de uk fr es it nl be ch at pl ru cn jp kr in au"
                  + " ca us br se no fi dk cz eu tv ai dev app ie nz za mx pt gr hu sg hk tw ar cl is")
              .split(" "));

  private static final Set<String> PROVIDERS =
      Set.of(
          ("gmail googlemail yahoo hotmail outlook live msn aol icloud protonmail proton gmx web"
                  + " mail yandex fastmail zoho qq 163 126 sina sohu foxmail tutanota ymail comcast")
              .split(" "));

  /** Written to stand for the signs; those of letters need a blank or a bracket on both sides. */
  private static final String[] ATS = {"at", "AT", "At", "@", "#", "＃", "a", "艾特", "爱特"};

  private static final String[] DOTS = {"dot", "DOT", "Dot", "d0t", "punkt", "点", "."};

  private static final String ALNUM =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private static final String OPENING = "[({<（【";
  private static final String CLOSING = "])}>）】";

  @Override
  public PiiKind kind() {
    return PiiKind.EMAIL;
  }

  @Override
  public Triggers triggers() {
    return Triggers.at("[({（【＃").behind(ALNUM, "#.").behind(" ", "dD");
  }

  @Override
  public boolean find(Scan scan, int at) {
    char c = scan.at(at);
    char next = scan.at(at + 1);
    char third = scan.at(at + 2);
    boolean candidate =
        switch (c) {
          case 'd', 'D' -> (next == 'o' || next == 'O') && (third == 't' || third == 'T');
          case '.' -> Chars.isAsciiLetter(next) && Chars.isAsciiAlnum(scan.at(at - 1));
          case '#', '＃' -> Chars.isAsciiAlnum(next) && Chars.isAsciiAlnum(scan.at(at - 1));
          default -> true;
        };
    return candidate && (c != '.' || followsAt(scan, at)) && read(scan, at);
  }

  /** Whether {@code at} stands before the host that has this dot. */
  private static boolean followsAt(Scan scan, int dot) {
    int host = dot;
    while (dot - host < MAX_PART && isPart(scan.at(host - 1))) {
      host--;
    }
    return Sign.before(scan, host, ATS) != null;
  }

  private static boolean read(Scan scan, int at) {
    int part = at;
    if (scan.at(at) == '.') {
      while (isPart(scan.at(part - 1)) && at - part < MAX_PART) {
        part--;
      }
    } else {
      Sign sign = Sign.around(scan, at);
      if (sign == null) {
        return false;
      }
      part = sign.end;
    }
    int start = part;
    List<String> hosts = new ArrayList<>();
    boolean bracketed = false;
    boolean marked = false;
    // Backwards over the host's parts before this one, the sign, and the name.
    for (int i = 0; ; i++) {
      Sign dot = Sign.before(scan, start, DOTS);
      Sign sign = dot == null ? Sign.before(scan, start, ATS) : null;
      if (dot == null && sign == null || i > MAX_PARTS) {
        return false;
      }
      Sign found = dot == null ? sign : dot;
      bracketed |= found.bracketed;
      marked |= found.mark;
      int word = found.start;
      while (word > scan.floor && found.start - word < MAX_PART && isPart(scan.at(word - 1))) {
        word--;
      }
      if (word == found.start) {
        return false;
      }
      if (sign != null) {
        return finish(scan, word, found.start, part, hosts, bracketed, marked);
      }
      hosts.add(0, scan.text.substring(word, found.start));
      start = word;
    }
  }

  private static boolean finish(
      Scan scan,
      int word,
      int nameEnd,
      int from,
      List<String> hosts,
      boolean bracketed,
      boolean marked) {
    boolean brackets = bracketed;
    int start = word;
    for (Sign dot = Sign.before(scan, start, DOTS); dot != null; ) {
      int earlier = dot.start;
      while (earlier > scan.floor
          && dot.start - earlier < MAX_PART
          && isPart(scan.at(earlier - 1))) {
        earlier--;
      }
      if (earlier == dot.start) {
        break;
      }
      start = earlier;
      dot = Sign.before(scan, start, DOTS);
    }
    int end = from;
    int i = from;
    while (hosts.size() < MAX_PARTS) {
      int partEnd = i;
      while (partEnd - i < MAX_PART && isPart(scan.at(partEnd))) {
        partEnd++;
      }
      if (partEnd == i) {
        break;
      }
      hosts.add(scan.text.substring(i, partEnd));
      end = partEnd;
      Sign dot = Sign.after(scan, partEnd, DOTS);
      if (dot == null) {
        break;
      }
      brackets |= dot.bracketed;
      i = dot.end;
    }
    String name = scan.text.substring(start, nameEnd).toLowerCase(Locale.ROOT);
    int last = hosts.size() - 1;
    if (last < 1
        || Chars.isWord(scan.at(end))
        || !TOP_LEVEL.contains(hosts.get(last).toLowerCase(Locale.ROOT))
        || Chars.isWord(scan.before(start))) {
      return false;
    }
    boolean provider = PROVIDERS.contains(hosts.get(last - 1).toLowerCase(Locale.ROOT));
    boolean plain = scan.at(end - hosts.get(last).length() - 1) == '.'; // "look at example.com"
    boolean said = !CommonWords.contain(name) && !name.endsWith("mail");
    boolean sure =
        plain && !brackets && !provider
            ? said && (standsAlone(scan, start, end) || isLoud(scan, start, nameEnd))
            : marked && !plain ? provider : brackets || said && (provider || !marked);
    return sure && scan.found(start, end);
  }

  /** Whether the sign is in capitals and what stands before it is not: no shouting. */
  private static boolean isLoud(Scan scan, int start, int nameEnd) {
    return scan.has(nameEnd, " AT ") && Character.isLowerCase(scan.at(start));
  }

  /** Whether it is no part of a sentence: nothing but signs or a gap around. */
  private static boolean standsAlone(Scan scan, int start, int end) {
    char before = scan.before(start);
    boolean opens =
        "\n(<[|:".indexOf(before) >= 0 || before == ' ' && "\n: ".indexOf(scan.at(start - 2)) >= 0;
    char after = scan.at(end);
    boolean closes =
        "\n)>]|,".indexOf(after) >= 0 || after == ' ' && "\n| (<".indexOf(scan.at(end + 1)) >= 0;
    return opens && closes;
  }

  private static boolean isPart(char c) {
    return Chars.isAsciiAlnum(c) || c == '-' || c == '_' || c == '+';
  }

  /** A spelled sign with the blanks and brackets around it. */
  private record Sign(int start, int end, boolean bracketed, boolean mark) {
    static Sign before(Scan scan, int end, String[] words) {
      int i = back(scan, end);
      boolean bracket = CLOSING.indexOf(scan.at(i - 1)) >= 0;
      i = back(scan, bracket ? i - 1 : i);
      for (String word : words) {
        int start = i - word.length();
        if (scan.has(start, word)) {
          Sign sign = of(scan, start, i, bracket, word);
          if (sign != null && sign.end == end) {
            return sign;
          }
        }
      }
      return null;
    }

    static Sign after(Scan scan, int start, String[] words) {
      int i = forth(scan, start);
      boolean bracket = OPENING.indexOf(scan.at(i)) >= 0;
      i = forth(scan, bracket ? i + 1 : i);
      for (String word : words) {
        if (scan.has(i, word)) {
          Sign sign = of(scan, i, i + word.length(), bracket, word);
          if (sign != null && sign.start == start) {
            return sign;
          }
        }
      }
      return null;
    }

    /** The sign whose word or bracket begins at an index. */
    static Sign around(Scan scan, int at) {
      int start = back(scan, at);
      Sign dot = after(scan, start, DOTS);
      return dot == null ? after(scan, start, ATS) : dot;
    }

    private static Sign of(Scan scan, int from, int to, boolean bracket, String word) {
      int start = from;
      int end = to;
      start = back(scan, start);
      if (bracket) {
        if (OPENING.indexOf(scan.at(start - 1)) < 0) {
          return null;
        }
        start = back(scan, start - 1);
        end = forth(scan, end);
        if (CLOSING.indexOf(scan.at(end)) < 0) {
          return null;
        }
        end++;
      }
      end = forth(scan, end);
      boolean mark = word.equals("#") || word.equals("＃") || word.equals("@") || word.equals(".");
      boolean letters = Chars.isAsciiLetter(word.charAt(0));
      if (!bracket && (word.equals("a") || letters && (start == from || end == to))) {
        return null;
      }
      if (mark && !bracket && (start != from || end != to)) {
        return null; // spaces around "#" and "." are those of sentences
      }
      return new Sign(start, end, bracket, mark && !bracket);
    }

    private static int back(Scan scan, int from) {
      return scan.at(from - 1) == ' ' ? from - 1 : from;
    }

    private static int forth(Scan scan, int from) {
      return scan.at(from) == ' ' ? from + 1 : from;
    }
  }
}
