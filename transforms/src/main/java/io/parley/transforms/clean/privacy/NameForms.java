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
      names.add(cores.get(i), i, strength(cores.get(i)));
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
        add(
            word,
            person,
            !common ? strength(word) : allWords || dated ? Strength.ADDRESSED : Strength.CAPITAL);
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
    List<String> variants =
        List.of(bare, bare.substring(start), bare.substring(start, Math.max(start, letters)));
    for (String variant : variants) {
      if (variant.length() >= 2 && !isNobody(variant)) {
        add(variant, person, strength(variant));
      }
    }
    for (String part : split(bare, JOINTS)) {
      if (part.length() >= MIN_PART
          && !isNobody(part)
          && part.chars().allMatch(Character::isLetter)) {
        add(part, person, Strength.ADDRESSED);
      }
    }
  }

  private void addPlural(String name, int person, boolean common) {
    char last = name.charAt(name.length() - 1);
    if (!common && name.length() > MIN_PART && last != 's' && Chars.isAsciiLetter(last)) {
      add(name + "s", person, strength(name + "s"));
    }
  }

  private void add(String text, int person, Strength strength) {
    if (!text.isEmpty()) {
      forms.putIfAbsent(
          text.toLowerCase(Locale.ROOT), new Form(text, person, strength, isWord(text)));
    }
  }

  private static Strength strength(String name) {
    if (name.isEmpty()) {
      return Strength.ADDRESSED;
    }
    int length = name.codePointCount(0, name.length());
    if (Chars.isCjk(name.charAt(0))) {
      return length < 2 || CommonWords.contain(name) ? Strength.ADDRESSED : Strength.PLAIN;
    }
    boolean lower = name.chars().allMatch(c -> c >= 'a' && c <= 'z');
    boolean phrase =
        name.indexOf(' ') > 0
            && name.chars().noneMatch(Character::isUpperCase)
            && split(name, SPACES).stream().allMatch(CommonWords::contain);
    boolean digits = name.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean marked = name.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '_');
    if (length < 3
        || lower && length < 4
        || digits && length < 6
        || phrase
        || CommonWords.contain(name)) {
      return Strength.ADDRESSED;
    }
    return marked || length >= DISTINCTIVE_LENGTH ? Strength.DISTINCT : Strength.PLAIN;
  }

  private static boolean isWord(String name) {
    return name.codePointCount(0, name.length()) < MIN_PART
        || name.chars().noneMatch(Character::isLetter)
        || CommonWords.contain(name);
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
