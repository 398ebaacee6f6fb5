package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.Locale;
import java.util.Set;

/**
 * Street addresses as English writes them: a number, up to four words, and a word such as "Street".
 * Behind a word such as "address", or with a unit or a postcode behind.
 */
final class StreetFinder implements Finder {
  private static final int CUE_REACH = 48;
  private static final int MAX_WORDS = 5;
  private static final int MAX_WORD = 20;

  private static final Set<String> STREETS =
      Set.of(
          ("street st road rd avenue ave lane ln drive dr boulevard blvd court ct way place pl"
                  + " terrace ter square sq highway hwy parkway pkwy close crescent cres circle cir"
                  + " trail trl grove row mews walk quay alley plaza loop broadway")
              .split(" "));

  private static final Set<String> UNITS =
      Set.of("apt", "apartment", "suite", "ste", "unit", "flat", "floor", "room", "rm", "bldg");

  private static final Set<String> DIRECTIONS =
      Set.of("n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west");

  private static final Cues CUES =
      new Cues(
          "address* live lives lived living reside* located ship shipping deliver* mail_it mailed"
              + " send move_to moved_to moving_to home house residence addr come_to meet_me visit"
              + " street post 地址 住 寄");

  @Override
  public PiiKind kind() {
    return PiiKind.ADDRESS;
  }

  @Override
  public Triggers triggers() {
    return Triggers.digits(1, 5);
  }

  @Override
  public boolean find(Scan scan, int at) {
    char before = scan.before(at);
    int i = at + scan.run;
    if (Chars.isWord(before) || "-/.:$#".indexOf(before) >= 0) {
      return false;
    }
    i += Chars.isAsciiLetter(scan.at(i)) && !Chars.isWord(scan.at(i + 1)) ? 1 : 0;
    int street = streetEnd(scan, i);
    if (street < 0) {
      return false;
    }
    int unit = unitEnd(scan, street);
    int place = placeEnd(scan, unit);
    boolean sure = unit > street || place > unit || CUES.before(scan, at, CUE_REACH);
    return sure && scan.found(at, place);
  }

  /** The end of the words up to the first that ends an address; -1 where none does. */
  private static int streetEnd(Scan scan, int from) {
    int i = from;
    for (int words = 0; words < MAX_WORDS; words++) {
      if (scan.at(i) != ' ') {
        return -1;
      }
      int start = i + 1;
      int end = wordEnd(scan, start);
      if (end == start || end - start > MAX_WORD) {
        return -1;
      }
      String word = scan.text.substring(start, end).toLowerCase(Locale.ROOT);
      if (words > 0 && STREETS.contains(word) || word.equals("broadway")) {
        int stop = scan.at(end) == '.' ? end + 1 : end;
        return directionEnd(scan, stop);
      }
      char first = scan.at(start);
      boolean named = Chars.isDigit(first) || first >= 'A' && first <= 'Z' || first >= 0xC0;
      if (!named && !DIRECTIONS.contains(word) && !isLowerAddress(scan, start, end)) {
        return -1;
      }
      i = scan.at(end) == '.' ? end + 1 : end;
    }
    return -1;
  }

  /** Chats write addresses in lower case; then the street's word must come at once. */
  private static boolean isLowerAddress(Scan scan, int start, int end) {
    int next = wordEnd(scan, end + 1);
    String word = scan.text.substring(Math.min(end + 1, scan.text.length()), Math.min(next, scan.text.length()));
    return scan.at(end) == ' '
        && word.length() > 1
        && !word.equals("way")
        && !word.equals("place")
        && !word.equals("close")
        && STREETS.contains(word)
        && !CommonWords.contain(scan.text.substring(start, end));
  }

  private static int directionEnd(Scan scan, int from) {
    int end = scan.at(from) == ' ' ? wordEnd(scan, from + 1) : from;
    boolean direction =
        end > from
            && end - from < 7
            && Character.isUpperCase(scan.at(from + 1))
            && DIRECTIONS.contains(scan.text.substring(from + 1, end).toLowerCase(Locale.ROOT));
    return direction ? end : from;
  }

  /** {@code , Apt. 4B}, {@code #12}. */
  private static int unitEnd(Scan scan, int from) {
    int i = separated(scan, from);
    int end = wordEnd(scan, i);
    if (scan.at(i) == '#') {
      end = wordEnd(scan, i + 1);
      return i > from && end > i + 1 ? end : from;
    }
    String word = scan.text.substring(Math.min(i, scan.text.length()), Math.min(end, scan.text.length()));
    if (i == from || !UNITS.contains(word.toLowerCase(Locale.ROOT))) {
      return from;
    }
    int number = scan.at(end) == '.' ? end + 1 : end;
    while (number - end < 3 && (scan.at(number) == ' ' || scan.at(number) == '#')) {
      number++;
    }
    int last = wordEnd(scan, number);
    return last > number && last - number < 6 && number > end ? last : from;
  }

  /** {@code , Springfield, IL 62704} or {@code , London SW1A 1AA}. */
  private static int placeEnd(Scan scan, int from) {
    int i = separated(scan, from);
    int words = 0;
    int postcode = -1;
    while (words < MAX_WORDS && i > from) {
      int end = wordEnd(scan, i);
      if (end == i || end - i > MAX_WORD) {
        break;
      }
      int code = postcodeEnd(scan, i, end);
      if (code > 0) {
        postcode = code;
        break;
      }
      if (!Character.isUpperCase(scan.at(i))) {
        break;
      }
      words++;
      int next = separated(scan, end);
      if (next == end) {
        break;
      }
      i = next;
    }
    return postcode > 0 ? postcode : from;
  }

  /** The end of a US or a British postcode that begins with a word; -1 for others. */
  private static int postcodeEnd(Scan scan, int start, int end) {
    boolean digits = scan.digitsEnd(start) == end;
    if (digits && end - start == 5) {
      boolean four = scan.at(end) == '-' && scan.digitsEnd(end + 1) == end + 5;
      return four ? end + 5 : end;
    }
    int inward = end + 1;
    boolean british =
        end - start >= 2
            && end - start <= 4
            && Character.isUpperCase(scan.at(start))
            && Chars.isDigit(scan.at(end - 1)) | Chars.isDigit(scan.at(end - 2))
            && scan.at(end) == ' '
            && Chars.isDigit(scan.at(inward))
            && wordEnd(scan, inward) == inward + 3;
    return british ? inward + 3 : -1;
  }

  private static int separated(Scan scan, int from) {
    int i = from;
    while (i - from < 3 && (scan.at(i) == ' ' || scan.at(i) == ',')) {
      i++;
    }
    return i;
  }

  private static int wordEnd(Scan scan, int from) {
    int i = from;
    while (i - from <= MAX_WORD && (Chars.isWord(scan.at(i)) || scan.at(i) == '\'')) {
      i++;
    }
    return i;
  }
}
