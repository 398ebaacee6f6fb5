package io.parley.transforms.tokenize.pretokenize;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the part of Oniguruma's Ruby syntax that split patterns are written in: classes with general
 * categories, ranges, nesting and intersection; groups, also ignoring the case of ASCII; alternatives;
 * quantifiers, lazy and possessive ones too; looking at one character ahead or behind; line and text
 * anchors. Everything else (backreferences, word boundaries, scripts, atomic groups) is refused.
 */
final class RegexParser {
  private static final int NO_LIMIT = Integer.MAX_VALUE;
  private static final int MOST_REPEATS = 1000;

  /** What single characters outside ASCII fold to; ignoring case, a pattern with them would match those. */
  private static final Set<String> FOLDED = Set.of("ss", "ff", "fi", "fl", "st");

  private final String pattern;
  private int at;

  private RegexParser(String pattern) {
    this.pattern = pattern;
  }

  /**
   * @throws UnsupportedPartException for what is not read here, and for a pattern that matches the empty text
   */
  static RegexNode parse(String pattern) throws UnsupportedPartException {
    RegexParser parser = new RegexParser(pattern);
    RegexNode whole = parser.choices(false);
    if (parser.at < pattern.length()) {
      throw parser.unsupported("a bracket that closes nothing");
    }
    if (whole.least() == 0) {
      throw parser.unsupported("a match of nothing");
    }
    return whole;
  }

  private UnsupportedPartException unsupported(String what) {
    return new UnsupportedPartException("regular expression with " + what + ": " + pattern);
  }

  private boolean more() {
    return at < pattern.length();
  }

  private boolean take(String expected) {
    boolean found = pattern.startsWith(expected, at);
    at += found ? expected.length() : 0;
    return found;
  }

  private int next() throws UnsupportedPartException {
    if (!more()) {
      throw unsupported("a sudden end");
    }
    int point = pattern.codePointAt(at);
    at += Character.charCount(point);
    return point;
  }

  private RegexNode choices(boolean anyCase) throws UnsupportedPartException {
    List<RegexNode> choices = new ArrayList<>();
    do {
      choices.add(sequence(anyCase));
    } while (take("|"));
    return choices.size() == 1 ? choices.get(0) : new RegexNode.Any(List.copyOf(choices));
  }

  private RegexNode sequence(boolean anyCase) throws UnsupportedPartException {
    List<RegexNode> parts = new ArrayList<>();
    StringBuilder literals = new StringBuilder();
    while (more() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      int before = at;
      RegexNode atom = atom(anyCase);
      literals.append(at == before + 1 ? Character.toLowerCase(pattern.charAt(before)) : ' ');
      parts.add(quantified(atom));
    }
    if (anyCase && FOLDED.stream().anyMatch(pair -> literals.indexOf(pair) >= 0)) {
      throw unsupported("letters that fold to one");
    }
    return parts.size() == 1 ? parts.get(0) : new RegexNode.All(List.copyOf(parts));
  }

  private RegexNode atom(boolean anyCase) throws UnsupportedPartException {
    int point = next();
    return switch (point) {
      case '(' -> group(anyCase);
      case '[' -> one(bracket(), anyCase);
      case '.' -> new RegexNode.One(RegexSets.without(RegexSets.of('\n')));
      case '^' -> new RegexNode.Look(RegexSets.without(RegexSets.of('\n')), false, true);
      case '$' -> new RegexNode.Look(RegexSets.without(RegexSets.of('\n')), true, true);
      case '*', '+', '?' -> throw unsupported("a quantifier of nothing");
      case '\\' -> escaped(anyCase);
      default -> one(RegexSets.of(point), anyCase);
    };
  }

  private static RegexNode one(BitSet points, boolean anyCase) throws UnsupportedPartException {
    return new RegexNode.One(anyCase ? RegexSets.anyCase(points) : points);
  }

  private RegexNode escaped(boolean anyCase) throws UnsupportedPartException {
    if (take("A")) {
      return new RegexNode.Look(RegexSets.all(), false, true);
    }
    if (take("z")) {
      return new RegexNode.Look(RegexSets.all(), true, true);
    }
    if (anyCase && more() && "sSdDrntfv".indexOf(pattern.charAt(at)) < 0) {
      throw unsupported("an escape in a group that ignores case");
    }
    return new RegexNode.One(escape());
  }

  private RegexNode group(boolean anyCase) throws UnsupportedPartException {
    RegexNode inside;
    if (take("?=") || take("?!") || take("?<=") || take("?<!")) {
      String kind = pattern.substring(pattern.lastIndexOf('?', at), at);
      if (!(choices(anyCase) instanceof RegexNode.One one)) {
        throw unsupported("a look at more than one character");
      }
      inside = new RegexNode.Look(one.points(), !kind.contains("<"), kind.contains("!"));
    } else if (take("?i:")) {
      inside = choices(true);
    } else if (take("?:") || !pattern.startsWith("?", at)) {
      inside = choices(anyCase);
    } else {
      throw unsupported("a group of another kind");
    }
    if (!take(")")) {
      throw unsupported("an open group");
    }
    return inside;
  }

  private RegexNode quantified(RegexNode atom) throws UnsupportedPartException {
    RegexNode node = atom;
    while (more()) {
      int min;
      int most;
      boolean interval = false;
      if (take("*")) {
        min = 0;
        most = NO_LIMIT;
      } else if (take("+")) {
        min = 1;
        most = NO_LIMIT;
      } else if (take("?")) {
        min = 0;
        most = 1;
      } else if (pattern.charAt(at) == '{') {
        interval = true;
        int close = pattern.indexOf('}', at);
        String[] limits = close < 0 ? new String[0] : pattern.substring(at + 1, close).split(",", -1);
        if (limits.length == 0 || limits.length > 2) {
          throw unsupported("an interval of another form");
        }
        min = limits.length == 2 && limits[0].isEmpty() && !limits[1].isEmpty() ? 0 : limit(limits[0]);
        most = limits.length == 1 ? min : limits[1].isEmpty() ? NO_LIMIT : limit(limits[1]);
        at = close + 1;
      } else {
        break;
      }
      node = repeat(node, min, most, interval);
    }
    return node;
  }

  private RegexNode repeat(RegexNode part, int min, int most, boolean interval) throws UnsupportedPartException {
    RegexNode.Greed greed = RegexNode.Greed.MOST;
    if (interval && more() && pattern.charAt(at) == '?') {
      throw unsupported("a lazy interval");
    }
    if (!interval && take("?")) {
      greed = RegexNode.Greed.FEWEST;
    } else if (!interval && take("+")) {
      // After an interval a plus is a second quantifier.
      greed = RegexNode.Greed.POSSESSIVE;
    }
    if (part.least() == 0 || greed == RegexNode.Greed.POSSESSIVE && !(part instanceof RegexNode.One)) {
      throw unsupported("a quantifier of what may be empty, or a possessive one of more than a class");
    }
    return new RegexNode.Repeat(part, min, most, greed);
  }

  private int limit(String digits) throws UnsupportedPartException {
    if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw unsupported("an interval of another form");
    }
    int limit = Integer.parseInt(digits);
    if (limit > MOST_REPEATS) {
      throw unsupported("a long interval");
    }
    return limit;
  }

  /** The inside of a bracket, up to and with its end. */
  private BitSet bracket() throws UnsupportedPartException {
    boolean negated = take("^");
    BitSet left = null;
    BitSet points = new BitSet();
    if (more() && pattern.charAt(at) == ']') {
      throw unsupported("an empty bracket");
    }
    while (!take("]")) {
      if (take("&&")) {
        left = both(left, points);
        points = new BitSet();
      } else if (pattern.startsWith("[:", at)) {
        throw unsupported("a POSIX bracket");
      } else if (take("[")) {
        points.or(bracket());
      } else {
        member(points);
      }
    }
    points = both(left, points);
    return negated ? RegexSets.without(points) : points;
  }

  private static BitSet both(BitSet left, BitSet right) {
    if (left != null) {
      right.and(left);
    }
    return right;
  }

  private void member(BitSet points) throws UnsupportedPartException {
    BitSet first = element();
    boolean range =
        first.cardinality() == 1 && at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
    if (range) {
      at++;
      BitSet last = element();
      int from = first.nextSetBit(0);
      int to = last.nextSetBit(0);
      if (last.cardinality() != 1 || to < from) {
        throw unsupported("a range of another form");
      }
      points.set(from, to + 1);
    } else {
      points.or(first);
    }
  }

  private BitSet element() throws UnsupportedPartException {
    int point = next();
    return point == '\\' ? escape() : RegexSets.of(point);
  }

  /** What stands after a backslash, in a bracket or outside. */
  private BitSet escape() throws UnsupportedPartException {
    int point = next();
    return switch (point) {
      case 'r' -> RegexSets.of('\r');
      case 'n' -> RegexSets.of('\n');
      case 't' -> RegexSets.of('\t');
      case 'f' -> RegexSets.of('\f');
      case 'v' -> RegexSets.of(0x0B);
      case 's' -> RegexSets.spaces();
      case 'S' -> RegexSets.without(RegexSets.spaces());
      case 'd' -> RegexSets.property("Nd");
      case 'D' -> RegexSets.without(RegexSets.property("Nd"));
      case 'p' -> property();
      case 'P' -> RegexSets.without(property());
      case 'u' -> RegexSets.of(hex(at, at + 4));
      case 'x' -> RegexSets.of(take("{") ? hex(at, pattern.indexOf('}', at)) : hex(at, at + 2));
      default -> {
        if (point < 128 && Character.isLetterOrDigit(point)) {
          throw unsupported("the escape " + (char) point);
        }
        yield RegexSets.of(point);
      }
    };
  }

  private BitSet property() throws UnsupportedPartException {
    int close = pattern.indexOf('}', at);
    if (!take("{") || close < 0) {
      throw unsupported("a property without braces");
    }
    boolean negated = take("^");
    BitSet points = RegexSets.property(pattern.substring(at, close));
    at = close + 1;
    return negated ? RegexSets.without(points) : points;
  }

  private int hex(int from, int to) throws UnsupportedPartException {
    int digits = to - from;
    if (digits < 1 || digits > 6 || to > pattern.length()
        || !pattern.substring(from, to).chars().allMatch(c -> "0123456789abcdefABCDEF".indexOf(c) >= 0)) {
      throw unsupported("a code point of another form");
    }
    int point = Integer.parseInt(pattern, from, to, 16);
    if (point > Character.MAX_CODE_POINT || digits == 2 && point > 127) {
      throw unsupported("a code point of another form");
    }
    at = to + (to < pattern.length() && pattern.charAt(to) == '}' && pattern.charAt(from - 1) == '{' ? 1 : 0);
    return point;
  }
}
