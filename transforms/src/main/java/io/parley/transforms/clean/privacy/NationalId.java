package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.List;
import java.util.function.Predicate;

/**
 * A number that a state gives to a person.
 *
 * @param forms how it is written: {@code 9} a digit, {@code A} an upper-case letter, {@code X} a
 *     digit or an X, everything else itself; in front, {@code ?} where a cue word must come first,
 *     because other numbers look the same
 * @param cues the words that announce it
 * @param check whether the letters and digits alone can be such a number
 */
record NationalId(String state, List<String> forms, Cues cues, Predicate<String> check) {
  /** One way to write a number. */
  record Form(String pattern, int lead, int run, boolean cue, NationalId id) {
    /**
     * The letters and digits that stand at an index in this form.
     *
     * @return null where something else stands there
     */
    String read(Scan scan, int start) {
      return fits(scan, start) ? compact(scan, start) : null;
    }

    private boolean fits(Scan scan, int start) {
      for (int i = 0; i < pattern.length(); i++) {
        char c = scan.at(start + i);
        boolean digit = c >= '0' && c <= '9';
        boolean upper = c >= 'A' && c <= 'Z';
        boolean fits =
            switch (pattern.charAt(i)) {
              case '9' -> digit;
              case 'A' -> upper;
              case 'N' -> digit || upper;
              case 'X' -> digit || c == 'X' || c == 'x' || c == 'K' || c == 'k';
              default -> c == pattern.charAt(i);
            };
        if (!fits) {
          return false;
        }
      }
      return true;
    }

    private String compact(Scan scan, int start) {
      StringBuilder compact = new StringBuilder(pattern.length());
      for (int i = start; i < start + pattern.length(); i++) {
        char c = scan.at(i);
        if (Chars.isDigit(c) || c >= 'A' && c <= 'Z' || c == 'x' || c == 'k') {
          compact.append(c);
        }
      }
      return compact.toString();
    }
  }

  List<Form> readable() {
    return forms.stream().map(this::form).toList();
  }

  private Form form(String form) {
    boolean cue = form.startsWith("?");
    String pattern = cue ? form.substring(1) : form;
    int lead = pattern.indexOf('9');
    int end = lead;
    while (end < pattern.length() && pattern.charAt(end) == '9') {
      end++;
    }
    return new Form(pattern, lead, end - lead, cue, this);
  }
}
