package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.repair.TextRepair;
import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How else people write the name that a source gives for somebody. */
final class NameForms {
  /** When a form stands for its person. */
  enum Strength {
    /** Nothing else is written so: in any case. */
    DISTINCT,
    /** As it is written, capitalized or in capitals; in any case where somebody is addressed. */
    PLAIN,
    /** A common word that is part of a full name: with a capital where no sentence begins. */
    CAPITAL,
    /** A word, or too short: only where somebody is addressed. */
    ADDRESSED
  }

  /**
   * A way of writing a name.
   *
   * @param person the index of whose name it is
   * @param word whether it is a word, a number or as short as one
   */
  record Form(String text, int person, Strength strength, boolean word) {}

  private static final int MAX_LENGTH = 64;

  /** From here on a name is rarely a word of the language. */
  private static final int DISTINCTIVE_LENGTH = 8;

  /** A part of a nick that is shorter is rarely what somebody is called. */
  private static final int MIN_PART = 3;

  private static final int MAX_PARTS = 4;

  private static final String SPACES = " ,;\t\n\u00A0\u3000";
  private static final String JOINTS = " ._|-";

  /** What sources put where they have no name, and words for everybody. */
  private static final Set<String> NOBODY =
      Set.of(
          ("[deleted] [removed] deleted removed automoderator anonymous anon user assistant system"
                  + " human gpt chatgpt bot prompter unknown guest admin all everyone everybody anyone"
                  + " someone there guys folks you me")
              .split(" "));

  /** Parts of full names that are nobody's own. */
  private static final Set<String> PARTICLES =
      Set.of(
          ("van von der den del della des dos das bin ibn abu the and mr mrs ms dr prof phd jr sr"
                  + " iii via list team inc ltd llc gmbh corp com org net")
              .split(" "));

  /** Capitalized wherever they stand. */
  private static final Set<String> CALENDAR =
      Set.of(
          ("january february march april may june july august september october november december"
                  + " monday tuesday wednesday thursday friday saturday sunday")
              .split(" "));

  private final Map<String, Form> forms = new LinkedHashMap<>();

  private NameForms() {}

  /** Of some people; each way of writing stands for the first of them who has it. */
  static Collection<Form> of(Collection<String> authors) {
    NameForms names = new NameForms();
    List<String> cores = new ArrayList<>();
    for (String author : authors) {
      String core = core(author);
      cores.add(core.isEmpty() || core.length() > MAX_LENGTH || isNobody(core) ? "" : core);
    }
    // Whole names first: a part of one person's name may be all of another's.
    for (int i = 0; i < cores.size(); i++) {
      names.add(cores.get(i), i);
    }
    for (int i = 0; i < cores.size(); i++) {
      names.addOthers(cores.get(i), i);
    }
    return names.forms.values();
  }

  private void addOthers(String core, int person) {
    if (core.isEmpty()) {
      return;
    }
    List<String> words = split(core, SPACES);
    if (words.size() > 1) {
      addFullName(core, words, person);
    } else if (!Chars.isCjk(core.charAt(0))) {
      addNick(core, person);
    }
  }

  /** {@code Maria Lopez} and {@code Lopez, Maria}: the name turned round, and each part of it. */
  private void addFullName(String core, List<String> given, int person) {
    List<String> words = given;
    int comma = core.indexOf(',');
    if (comma > 0) {
      String turned = core.substring(comma + 1).strip() + " " + core.substring(0, comma).strip();
      add(turned, person, Strength.DISTINCT);
      words = split(turned, SPACES);
    }
    if (words.size() > MAX_PARTS) {
      return; // rather a phrase, or an organization
    }
    String first = words.get(0);
    String last = words.get(words.size() - 1);
    if (words.size() > 2 && isNamePart(first) && isNamePart(last)) {
      add(first + " " + last, person, Strength.DISTINCT);
    }
    boolean allWords = true; // such as Red Hat
    for (String word : words) {
      allWords &= CommonWords.contain(word) || !isNamePart(word);
    }
    for (String word : words) {
      if (isNamePart(word)) {
        boolean common = CommonWords.contain(word);
        boolean dated = CALENDAR.contains(word.toLowerCase(Locale.ROOT));
        if (common) {
          add(word, person, allWords || dated ? Strength.ADDRESSED : Strength.CAPITAL);
        } else {
          add(word, person);
        }
        addPlural(word, person, common);
      }
    }
  }

  /** Letters with a capital, perhaps with a hyphen or an apostrophe between. */
  private static boolean isNamePart(String word) {
    boolean letters =
        word.chars().allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'' || c == '’');
    return letters
        && word.length() >= MIN_PART
        && Character.isUpperCase(word.charAt(0))
        && !PARTICLES.contains(word.toLowerCase(Locale.ROOT));
  }

  /** {@code kelby_}, {@code kelby|away}, {@code kelby-work}, {@code kelby2}: all are kelby. */
  private void addNick(String core, int person) {
    addPlural(core, person, CommonWords.contain(core));
    int bar = core.indexOf('|');
    String bare = bar < 0 ? core : core.substring(0, bar);
    int end = bare.length();
    while (end > 0 && "_-`^|".indexOf(bare.charAt(end - 1)) >= 0) {
      end--;
    }
    bare = bare.substring(0, end);
    int letters = end;
    while (letters > 0
        && (Chars.isDigit(bare.charAt(letters - 1)) || bare.charAt(letters - 1) == '_')) {
      letters--;
    }
    int start = 0;
    while (start < letters && bare.charAt(start) == '_') {
      start++;
    }
    addVariant(core, bare, person);
    addVariant(core, bare.substring(start), person);
    addVariant(core, bare.substring(start, Math.max(start, letters)), person);
    for (String part : split(bare, JOINTS)) {
      if (part.length() >= MIN_PART
          && part.length() < core.length()
          && !isNobody(part)
          && isLetters(part)) {
        add(part, person, Strength.ADDRESSED);
      }
    }
  }

  /** Adds a part of a whole name, which is among the forms. */
  private void addVariant(String core, String variant, int person) {
    if (variant.length() >= 2 && variant.length() < core.length() && !isNobody(variant)) {
      add(variant, person);
    }
  }

  private static boolean isLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void addPlural(String name, int person, boolean common) {
    char last = name.charAt(name.length() - 1);
    if (!common && name.length() > MIN_PART && last != 's' && Chars.isAsciiLetter(last)) {
      add(name + "s", person);
    }
  }

  /** With a strength, whatever it looks like. */
  private void add(String text, int person, Strength strength) {
    String key = text.toLowerCase(Locale.ROOT);
    if (!text.isEmpty() && !forms.containsKey(key)) {
      Spelling spelling = Spelling.of(text);
      boolean word = spelling.isWord() || CommonWords.contain(key);
      forms.put(key, new Form(text, person, strength, word));
    }
  }

  private void add(String text, int person) {
    String key = text.toLowerCase(Locale.ROOT);
    if (!text.isEmpty() && !forms.containsKey(key)) {
      Spelling spelling = Spelling.of(text);
      boolean common = CommonWords.contain(key);
      Strength strength = strength(text, spelling, common);
      forms.put(key, new Form(text, person, strength, common || spelling.isWord()));
    }
  }

  private static Strength strength(String name, Spelling spelling, boolean common) {
    int length = spelling.length;
    if (Chars.isCjk(name.charAt(0))) {
      return length < 2 || common ? Strength.ADDRESSED : Strength.PLAIN;
    }
    boolean phrase =
        name.indexOf(' ') > 0
            && spelling.capitals == 0
            && split(name, SPACES).stream().allMatch(CommonWords::contain);
    if (length < 3
        || spelling.lower == name.length() && length < 4
        || spelling.digits == name.length() && length < 6
        || phrase
        || common) {
      return Strength.ADDRESSED;
    }
    return spelling.digits > 0 || name.indexOf('_') >= 0 || length >= DISTINCTIVE_LENGTH
        ? Strength.DISTINCT
        : Strength.PLAIN;
  }

  /**
   * How many characters of which sort a name has.
   *
   * @param length in code points
   * @param lower of ASCII
   */
  private record Spelling(int length, int lower, int digits, int capitals, int letters) {
    static Spelling of(String name) {
      int lower = 0;
      int digits = 0;
      int capitals = 0;
      int letters = 0;
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c >= 'a' && c <= 'z') {
          lower++;
          letters++;
        } else {
          digits += Chars.isDigit(c) ? 1 : 0;
          capitals += Character.isUpperCase(c) ? 1 : 0;
          letters += Character.isLetter(c) ? 1 : 0;
        }
      }
      return new Spelling(name.codePointCount(0, name.length()), lower, digits, capitals, letters);
    }

    boolean isWord() {
      return length < MIN_PART || letters == 0;
    }
  }

  /** The pieces between separators, none of them empty. */
  private static List<String> split(String text, String separators) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || separators.indexOf(text.charAt(i)) >= 0) {
        if (i > start) {
          pieces.add(text.substring(start, i));
        }
        start = i + 1;
      }
    }
    return pieces;
  }

  private static boolean isNobody(String author) {
    return NOBODY.contains(author.toLowerCase(Locale.ROOT));
  }

  /** The name without signs around it, as it could be looked up. */
  private static String core(String author) {
    String name = TextRepair.repair(author);
    int start = name.startsWith("u/") ? 2 : name.startsWith("/u/") ? 3 : 0;
    int end = name.length();
    while (start < end && !isNamed(name.charAt(start))) {
      start++;
    }
    while (end > start && !isNamed(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(start, end);
  }

  private static boolean isNamed(char c) {
    return Chars.isCjk(c) || Character.isLetterOrDigit(c) || c == '_';
  }
}
