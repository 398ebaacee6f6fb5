package io.parley.transforms.filter.language;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which language of a script fits best.
 *
 * @param script that it is written in
 * @param best the first one
 * @param lead by how much it leads over the next, in log-odds, 0 or more
 */
record Ranking(Script script, String best, double lead) {
  private static final Map<Script, Candidates> CANDIDATES = new EnumMap<>(Script.class);

  static {
    for (Languages.Entry entry : Languages.OF_MODEL) {
      CANDIDATES.computeIfAbsent(entry.script(), Candidates::of);
    }
  }

  /**
   * Ranks by scores in units of the model's step.
   *
   * @param scores by the order of {@link Languages#of}; two of them may be one language
   */
  static Ranking of(Script script, int[] scores) {
    return CANDIDATES.get(script).rank(scores);
  }

  /** Whether a language was among those ranked. */
  boolean has(String language) {
    return Arrays.asList(CANDIDATES.get(script).languages).contains(language);
  }

  /**
   * The languages of a script.
   *
   * @param languages in the order of a model's lanes
   * @param same the first lane of the same language
   * @param biases what is added to its score, in the same unit
   * @param step that unit in log-odds
   */
  private record Candidates(
      Script script, String[] languages, int[] same, int[] biases, double step) {
    static Candidates of(Script script) {
      List<Languages.Entry> entries = Languages.of(script);
      List<String> languages = entries.stream().map(Languages.Entry::language).toList();
      double step = NgramModel.of(script).step();
      return new Candidates(
          script,
          languages.toArray(String[]::new),
          languages.stream().mapToInt(languages::indexOf).toArray(),
          entries.stream()
              .mapToInt(entry -> (int) Math.round(Math.log(entry.weight()) / step))
              .toArray(),
          step);
    }

    Ranking rank(int[] scores) {
      int best = 0;
      int first = scores[0] + biases[0];
      int second = Integer.MIN_VALUE;
      for (int i = 1; i < scores.length; i++) {
        int score = scores[i] + biases[i];
        if (score > first) {
          second = same[i] == same[best] ? second : first;
          first = score;
          best = i;
        } else if (score > second && same[i] != same[best]) {
          second = score;
        }
      }
      return new Ranking(script, languages[best], ((double) first - second) * step);
    }
  }
}
