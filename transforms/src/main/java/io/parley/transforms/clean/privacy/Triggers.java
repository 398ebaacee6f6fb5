package io.parley.transforms.clean.privacy;

import java.util.ArrayList;
import java.util.List;

/** Where a finder wants to be asked: at characters, at runs of digits. */
final class Triggers {
  /** Longer runs of digits count as this long. */
  static final int MAX_RUN = 32;

  /** With null before for any. */
  private record At(String before, String characters) {}

  private final List<At> characters;
  private final int minRun;
  private final int maxRun;

  private Triggers(List<At> characters, int minRun, int maxRun) {
    this.characters = characters;
    this.minRun = minRun;
    this.maxRun = maxRun;
  }

  static Triggers none() {
    return new Triggers(List.of(), 1, 0);
  }

  /** At any of these characters. */
  static Triggers at(String characters) {
    return none().behind(null, characters);
  }

  /** At the first digit of runs of these lengths. */
  static Triggers digits(int min, int max) {
    return none().orDigits(min, max);
  }

  /** Also at any of these characters. */
  Triggers orAt(String more) {
    return behind(null, more);
  }

  /** Also at any of the ASCII characters, where one of those before it stands before it. */
  Triggers behind(String before, String more) {
    List<At> all = new ArrayList<>(characters);
    all.add(new At(before, more));
    return new Triggers(List.copyOf(all), minRun, maxRun);
  }

  /** Also at the first digit of runs of these lengths. */
  Triggers orDigits(int min, int max) {
    return new Triggers(characters, min, max);
  }

  boolean matchRun(int length) {
    return length >= minRun && length <= maxRun;
  }

  boolean match(char before, char c) {
    for (At at : characters) {
      if (at.characters.indexOf(c) >= 0 && (at.before == null || at.before.indexOf(before) >= 0)) {
        return true;
      }
    }
    return false;
  }
}
