package io.parley.transforms.filter.safety;

import io.parley.schemas.Signal;
import io.parley.transforms.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * The cues that come with the program: a directory a language, a file a signal. {@code LICENSES.md}
 * beside them says where they are from and how a line is written.
 */
final class CueLists {
  /** The list for text of every language. */
  static final String ANY = "any";

  /** The languages that have lists; their order is that of {@link Outcome#languageBit}. */
  static final List<String> LANGUAGES =
      List.of(
          ANY, "en", "zh", "de", "fr", "es", "pt", "it", "ru", "ja", "ko", "ar", "tr", "nl", "pl",
          "hi");

  private static final String ROOT = "cues/";

  private CueLists() {}

  /** One line of a list, its alternatives written out and folded. */
  record Line(List<String> cues, boolean exception, boolean anyEnding) {
    static Line parse(String line) {
      boolean exception = line.startsWith("!");
      boolean anyEnding = line.endsWith("*");
      String cue = line.substring(exception ? 1 : 0, line.length() - (anyEnding ? 1 : 0));
      List<String> cues = new ArrayList<>();
      for (String written : alternatives(cue)) {
        cues.add(folded(written));
      }
      return new Line(List.copyOf(cues), exception, anyEnding);
    }
  }

  /** Gives every cue and exception of all lists, folded, with its {@link Outcome}. */
  static void forEach(ObjIntConsumer<String> consumer) {
    for (int language = 0; language < LANGUAGES.size(); language++) {
      for (Signal signal : Signal.values()) {
        for (Line line : lines(LANGUAGES.get(language), signal)) {
          int outcome = Outcome.of(signal, line.exception(), line.anyEnding(), language);
          line.cues().forEach(cue -> consumer.accept(cue, outcome));
        }
      }
    }
  }

  /** The lines of a list; none where there is no such list. */
  static List<Line> lines(String language, Signal signal) {
    String name = ROOT + language + "/" + signal.label() + ".txt";
    return CueLists.class.getResource(name) == null
        ? List.of()
        : Resources.lines(CueLists.class, name).stream().map(Line::parse).toList();
  }

  /** As the matcher reads text: folded, with one space for what is between words. */
  static String folded(String cue) {
    StringBuilder out = new StringBuilder(cue.length());
    for (int i = 0; i < cue.length(); i++) {
      char c = Letters.folded(cue.charAt(i));
      boolean space = out.length() == 0 || out.charAt(out.length() - 1) == ' ';
      if (c != ' ' || !space) {
        out.append(c);
      }
    }
    int length = out.length();
    if (length > 0 && out.charAt(length - 1) == ' ') {
      out.setLength(length - 1);
    }
    return out.toString();
  }

  /** Writes out {@code (a|b|)}, from left to right; brackets nest. */
  static List<String> alternatives(String pattern) {
    int open = pattern.indexOf('(');
    if (open < 0) {
      return List.of(pattern);
    }
    List<Integer> cuts = new ArrayList<>(List.of(open));
    int close = open + 1;
    for (int depth = 1; depth > 0; close++) {
      char c = pattern.charAt(close);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 || depth == 1 && c == '|') {
        cuts.add(close);
      }
    }
    List<String> all = new ArrayList<>();
    List<String> rest = alternatives(pattern.substring(close));
    for (int i = 0; i + 1 < cuts.size(); i++) {
      for (String option : alternatives(pattern.substring(cuts.get(i) + 1, cuts.get(i + 1)))) {
        for (String end : rest) {
          all.add(pattern.substring(0, open) + option + end);
        }
      }
    }
    return all;
  }
}
