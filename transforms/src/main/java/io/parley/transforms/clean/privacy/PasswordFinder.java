package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;

/**
 * What follows "password:" and its like: in quotation marks anything but placeholders and words;
 * bare only what is no word of the language and no piece of a program.
 */
final class PasswordFinder implements Finder {
  private static final int MIN_LENGTH = 4;
  private static final int MAX_LENGTH = 64;

  private static final String[] NAMES = {
    "password", "passwd", "passwort", "passphrase", "passcode", "pwd", "psw", "pw", "pass",
    "kennwort", "contraseña", "mot de passe", "senha", "пароль", "パスワード", "비밀번호", "密码", "密碼", "口令"
  };

  /** The last characters of the names, in either case. */
  private static final String LAST = "drtewsañьド호码碼令DRTEWS";

  /** What may stand between a name and its sign. */
  private static final String QUOTES = " \"'`*]:)";

  @Override
  public PiiKind kind() {
    return PiiKind.PASSWORD;
  }

  @Override
  public Triggers triggers() {
    return Triggers.at("：码碼").behind(LAST + QUOTES + "\0", "=:").behind("sSpP", "wW");
  }

  @Override
  public boolean find(Scan scan, int at) {
    return switch (scan.at(at)) {
      case 'w', 'W' -> findSaid(scan, at);
      case '码', '碼' -> scan.at(at - 1) == '密' && findChinese(scan, at + 1);
      default -> findAssigned(scan, at);
    };
  }

  private static boolean findAssigned(Scan scan, int at) {
    int last = at - 1;
    while (at - last < 4 && QUOTES.indexOf(scan.at(last)) >= 0) {
      last--;
    }
    if (LAST.indexOf(scan.at(last)) < 0 || scan.at(at + 1) == '/') {
      return false;
    }
    Assignment assignment = Assignment.at(scan, at);
    for (String name : NAMES) {
      if (isName(assignment, name)) {
        boolean sure = name.length() > 4 || !Chars.isAsciiLetter(name.charAt(0));
        return isPassword(scan, assignment, scan.at(at) != '=' && sure, sure)
            && scan.found(assignment.start(), assignment.end());
      }
    }
    return false;
  }

  /** Of names, also those that are composed: {@code DB_PASSWORD}, {@code userPassword}. */
  private static boolean isName(Assignment assignment, String name) {
    return name.length() > 5 ? assignment.name().endsWith(name) : assignment.isNamed(name);
  }

  /** {@code my password is hunter2}; asked at its first w, or that of {@code pwd}. */
  private static boolean findSaid(Scan scan, int at) {
    int end;
    if (scan.text.regionMatches(true, at - 4, "password", 0, 8)) {
      end = at + 4;
    } else if (scan.text.regionMatches(true, at - 1, "pwd", 0, 3)) {
      end = at + 2;
    } else {
      return false;
    }
    int value = scan.has(end, " is ") ? end + 4 : scan.has(end, " was ") ? end + 5 : -1;
    return value > 0 && isSaid(scan, Assignment.of(scan, end, value, ""));
  }

  private static boolean findChinese(Scan scan, int end) {
    int value = end;
    while (value - end < 2 && "是为為 ".indexOf(scan.at(value)) >= 0) {
      value++;
    }
    return isSaid(scan, Assignment.of(scan, end, value, ""));
  }

  private static boolean isSaid(Scan scan, Assignment assignment) {
    return isPassword(scan, assignment, false, true)
        && scan.found(assignment.start(), assignment.end());
  }

  private static boolean isPassword(Scan scan, Assignment value, boolean words, boolean digits) {
    int length = value.length();
    if (length < MIN_LENGTH || length > MAX_LENGTH || value.start() < scan.floor) {
      return false;
    }
    String text = value.value(scan);
    Shape shape = Shape.of(text);
    if (Placeholders.contain(text) || shape.foreign || isReference(scan, value, text)) {
      return false;
    }
    if (shape.letters == 0) {
      return shape.digits == length && digits && length <= 12;
    }
    if (shape.digits > 0 || shape.signs > 0) {
      return shape.letters + shape.digits >= 3;
    }
    boolean word = CommonWords.contain(text);
    return !word && (value.quoted() ? shape.letters == length : words && endsThere(scan, value));
  }

  /** A place, a number of another kind, or what a program computes. */
  private static boolean isReference(Scan scan, Assignment value, String text) {
    char after = scan.at(value.end());
    return text.startsWith("http:")
        || text.startsWith("https:")
        || text.startsWith("/")
        || text.startsWith("--")
        || text.contains("://")
        || !value.quoted() && ("([{<|".indexOf(after) >= 0 || isPath(text))
        || text.indexOf(' ') >= 0;
  }

  /** {@code config.password}: names with dots between. */
  private static boolean isPath(String text) {
    int dot = text.indexOf('.');
    return dot > 0 && text.chars().allMatch(c -> c == '.' || c == '_' || Character.isLetter(c));
  }

  private static boolean endsThere(Scan scan, Assignment value) {
    char after = scan.at(value.end());
    return (after == '\n' || after == ',' || after == ';') && value.length() >= 6;
  }

  /** How many characters of which sort a value has. */
  private record Shape(int letters, int digits, int signs, boolean foreign) {
    private static final String SIGNS = "!@#$%^&*_+=~?";

    static Shape of(String text) {
      int letters = 0;
      int digits = 0;
      int signs = 0;
      boolean foreign = false;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        letters += Chars.isAsciiLetter(c) ? 1 : 0;
        digits += Chars.isDigit(c) ? 1 : 0;
        signs += SIGNS.indexOf(c) >= 0 ? 1 : 0;
        foreign |= c >= 0x7F;
      }
      return new Shape(letters, digits, signs, foreign);
    }
  }
}
