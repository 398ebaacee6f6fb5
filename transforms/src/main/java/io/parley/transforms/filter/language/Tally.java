package io.parley.transforms.filter.language;

/**
 * What speaks for the languages of a text, or of several: letters by script, Chinese characters by
 * way of writing, and the scores of an n-gram model for the languages of a script.
 */
final class Tally {
  private final int[] letters = new int[Script.COUNT];
  private final int[] chinese = new int[Chinese.CANTONESE + 1];
  private final int[][] scores = new int[Script.COUNT][];
  private int total;

  /** Adds what was read of one text. */
  void addLetters(int[] more) {
    for (int i = 0; i < letters.length; i++) {
      letters[i] += more[i];
      total += more[i];
    }
  }

  void addChinese(int kind, int more) {
    chinese[kind] += more;
  }

  /** Log-odds of independent texts add up. */
  void addScores(Script script, int[] more) {
    int[] sum = scores[script.ordinal()];
    if (sum == null) {
      scores[script.ordinal()] = more.clone();
      return;
    }
    for (int i = 0; i < more.length; i++) {
      sum[i] += more[i];
    }
  }

  void add(Tally other) {
    addLetters(other.letters);
    for (int i = 0; i < chinese.length; i++) {
      chinese[i] += other.chinese[i];
    }
    for (int i = 0; i < scores.length; i++) {
      if (other.scores[i] != null) {
        addScores(Script.at(i), other.scores[i]);
      }
    }
  }

  int total() {
    return total;
  }

  int letters(Script script) {
    return letters[script.ordinal()];
  }

  /** Characters of one of the kinds of {@link Chinese}. */
  int chinese(int kind) {
    return chinese[kind];
  }

  /** By the order of {@link Languages#of}; null where no text was in this script. */
  int[] scores(Script script) {
    return scores[script.ordinal()];
  }

  /**
   * The script that says most, Han for all that Chinese and Japanese have; null without letters.
   */
  Script mainScript() {
    Script main = null;
    long most = 0;
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] == 0) {
        continue;
      }
      Script script = Script.at(i);
      long count = letters[i];
      if (script == Script.KANA) {
        continue;
      }
      if (script == Script.HAN) {
        count += letters[Script.KANA.ordinal()];
      }
      if (count * script.weight() > most) {
        main = script;
        most = count * script.weight();
      }
    }
    return main;
  }
}
