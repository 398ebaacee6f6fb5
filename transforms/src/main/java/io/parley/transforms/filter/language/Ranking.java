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
  /** Languages in the order of a model's lanes, and what is added to their log-odds. */
  private record Candidates(String[] languages, double[] biases) {
    static Candidates of(Script script) {
      List<Languages.Entry> entries = Languages.of(script);
      return new Candidates(
          entries.stream().map(Languages.Entry::language).toArray(String[]::new),
          entries.stream().mapToDouble(entry -> Math.log(entry.weight())).toArray());
    }
  }

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
    Candidates candidates = CANDIDATES.get(script);
    double step = NgramModel.of(script).step();
    String best = null;
    double first = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      String language = candidates.languages[i];
      double score = scores[i] * step + candidates.biases[i];
      if (language.equals(best)) {
        first = Math.max(first, score);
      } else if (score > first) {
        second = first;
        first = score;
        best = language;
      } else {
        second = Math.max(second, score);
      }
    }
    return new Ranking(script, best, first - second);
  }

  /** Whether a language was among those ranked. */
  boolean has(String language) {
    return Arrays.asList(CANDIDATES.get(script).languages).contains(language);
  }
}
