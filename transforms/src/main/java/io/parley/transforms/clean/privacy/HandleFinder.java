package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.Locale;
import java.util.Set;

/**
 * How people are addressed: {@code @name}, and {@code u/name} on Reddit. Not in code, where the
 * same sign marks annotations and variables, and not the annotations that are talked about outside.
 */
final class HandleFinder implements Finder {
  private static final int MAX_LENGTH = 39; // GitHub's; others allow less

  /** Chinese handles end at a space; more characters than this are a sentence. */
  private static final int MAX_CJK_LENGTH = 16;

  /** Those that name nobody: everyone at once, annotations, decorators, at-rules, doc tags. */
  private static final Set<String> NOBODY =
      Set.of(
          ("all everyone here channel room home work least most "
                  + "override deprecated test autowired bean component service repository controller"
                  + " restcontroller entity table column id inject nullable nonnull notnull getter"
                  + " setter data builder value transactional requestmapping getmapping postmapping"
                  + " springbootapplication configuration functionalinterface safevarargs"
                  + " suppresswarnings before after beforeeach aftereach beforeall mock composable"
                  + " parameterizedtest jsonproperty jsonignore xmlelement"
                  + " property staticmethod classmethod abstractmethod dataclass decorator"
                  + " pytest.fixture pytest.mark functools.wraps functools.lru_cache wraps contextmanager"
                  + " app.route app.get app.post tf.function njit jit contextlib.contextmanager"
                  + " param params return returns throws exception see since author version link code"
                  + " type typedef example todo inheritdoc brief"
                  + " media import keyframes font-face charset supports page namespace layer include"
                  + " mixin extend apply tailwind"
                  + " injectable input output ngmodule directive pipe hostlistener viewchild"
                  + " objc main escaping published state binding environmentobject observedobject"
                  + " interface implementation end selector protocol synthesize"
                  + " reboot hourly daily weekly monthly yearly annually midnight"
                  + " argv inc isa export export_ok context graph")
              .split(" "));

  @Override
  public PiiKind kind() {
    return PiiKind.HANDLE;
  }

  @Override
  public Triggers triggers() {
    return Triggers.at("@").behind("u", "/");
  }

  @Override
  public boolean find(Scan scan, int at) {
    return (scan.at(at) == '@' ? findAt(scan, at) : findReddit(scan, at)) && !scan.inCode(at);
  }

  private static boolean findAt(Scan scan, int at) {
    char before = scan.before(at);
    if (Chars.isWord(before) || "@/\\=$*".indexOf(before) >= 0) {
      return false;
    }
    char first = scan.at(at + 1);
    if (Chars.isCjk(first)) {
      return findCjk(scan, at);
    }
    if (!Chars.isAsciiAlnum(first) && first != '_') {
      return false;
    }
    int end = at + 1;
    boolean letter = false;
    boolean dot = false;
    while (isHandle(scan, end) && end - at <= MAX_LENGTH) {
      letter |= Chars.isAsciiLetter(scan.at(end));
      dot |= scan.at(end) == '.';
      end++;
    }
    char after = scan.at(end);
    if (!letter
        || end - at < 3
        || Chars.isDigit(first) && end - at < 5 // "@ 5pm" without the space
        || "@(=".indexOf(after) >= 0 // an annotation's arguments, an assignment
        || after == ' ' && scan.at(end + 1) == '='
        || dot && before == '>' // a host behind a tag
        || after == ':' && scan.at(end + 1) == ':' // a module of Perl
        || after == '/' && Chars.isAsciiLetter(scan.at(end + 1)) // a package: @types/node
        || Chars.isWord(after)) {
      return false;
    }
    String name = scan.text.substring(at + 1, end).toLowerCase(Locale.ROOT);
    return !NOBODY.contains(name) && scan.found(at, end);
  }

  private static boolean isHandle(Scan scan, int index) {
    char c = scan.at(index);
    return Chars.isAsciiAlnum(c)
        || c == '_'
        || (c == '-' || c == '.') && Chars.isAsciiAlnum(scan.at(index + 1));
  }

  private static boolean findCjk(Scan scan, int at) {
    int end = at + 1;
    while (end - at <= MAX_CJK_LENGTH
        && (Chars.isCjk(scan.at(end)) || Chars.isWord(scan.at(end)) || scan.at(end) == '-')) {
      end++;
    }
    return end - at > 2 && end - at <= MAX_CJK_LENGTH && scan.found(at, end);
  }

  /** Asked at the slash; Reddit's names have 3 to 20 characters. */
  private static boolean findReddit(Scan scan, int at) {
    if (scan.at(at - 1) != 'u' || at - 1 < scan.floor) {
      return false;
    }
    int start = at - 1;
    if (start > scan.floor && scan.at(start - 1) == '/') {
      start--;
    }
    if (scan.text.startsWith("reddit.com/u", Math.max(0, at - 12))) {
      start = at + 1; // an address: only the name goes
    } else if (Chars.isWord(scan.before(start)) || scan.before(start) == '/') {
      return false;
    }
    int end = at + 1;
    while (Chars.isAsciiAlnum(scan.at(end)) || scan.at(end) == '_' || scan.at(end) == '-') {
      if (++end - at > 21) {
        return false;
      }
    }
    String name = scan.text.substring(at + 1, end);
    return name.length() >= 3
        && !name.equals("min") // revolutions
        && !name.equals("sec")
        && !Chars.isWord(scan.at(end))
        && scan.found(start, end);
  }
}
