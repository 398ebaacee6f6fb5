package io.parley.transforms.filter.language;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.transforms.filter.Conversations;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How many turns of 30 characters and more are in the language that they are labelled with, each a
 * conversation of its own. Prints a row a language, and the mean over the 20 largest. Lines are
 * {@code language TAB text}; {@code -Dlanguage.lines=FILE} reads others than the Declaration of
 * Human Rights, in which a field between those two is passed over and {@code zh} stands for both
 * ways of writing it.
 */
class LanguageMeasureTest {
  private static final int LEAST_CHARACTERS = 30;

  /** Of few turns one may be wrong by chance. */
  private static final double LEAST = 0.95;

  /** By speakers, as in the Ethnologue; Chinese once. */
  private static final List<String> LARGEST =
      List.of(
          "zh", "en", "hi", "es", "fr", "ar", "bn", "pt", "ru", "ur", "id", "de", "ja", "mr", "te",
          "tr", "ta", "vi", "ko", "it");

  private final LanguageGuesser guesser = new LanguageGuesser();

  /** What turns of one language are taken for. */
  private static final class Count {
    final Map<String, Integer> wrong = new TreeMap<>();
    int turns;
    int right;

    double share(int some) {
      return (double) some / turns;
    }

    void add(String guess, boolean same) {
      turns++;
      if (same) {
        right++;
      } else {
        wrong.merge(guess, 1, Integer::sum);
      }
    }

    String row(String language) {
      String others =
          wrong.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
              .limit(6)
              .map(e -> e.getKey() + " " + e.getValue())
              .collect(Collectors.joining(", "));
      int undetermined = wrong.getOrDefault(Languages.UNDETERMINED, 0);
      return String.format(
          Locale.ROOT,
          "%-8s%7d%9.2f%14.2f  %s",
          language,
          turns,
          100 * share(right),
          100 * share(undetermined),
          others);
    }
  }

  @Test
  void tellsTheLargestLanguages() throws IOException {
    Map<String, Count> counts = new TreeMap<>();
    Count all = new Count();
    for (String line : lines().lines().filter(l -> !l.startsWith("#")).toList()) {
      String[] fields = line.split("\t", -1);
      String text = fields[fields.length - 1];
      if (text.codePointCount(0, text.length()) >= LEAST_CHARACTERS) {
        String guess = guesser.guess(Conversations.chain(text)).turns().get(0);
        boolean same = guess.equals(fields[0]) || fields[0].equals("zh") && guess.startsWith("zh-");
        counts.computeIfAbsent(fields[0], any -> new Count()).add(guess, same);
        all.add(guess, same);
      }
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.printf(
        Locale.ROOT, "%-8s%7s%9s%14s  %s%n", "", "turns", "right %", "undetermined %", "taken for");
    counts.forEach((language, count) -> out.println(count.row(language)));
    out.println(all.row("all"));
    counts.keySet().removeIf(language -> !LARGEST.contains(language.split("-", -1)[0]));
    out.printf(
        Locale.ROOT,
        "mean of the %d rows of the largest languages: %.2f%n",
        counts.size(),
        counts.values().stream().mapToDouble(c -> 100 * c.share(c.right)).average().orElse(0));
    counts.forEach(
        (language, c) ->
            assertTrue(c.turns - c.right <= Math.max(1, (1 - LEAST) * c.turns), c.row(language)));
  }

  private static String lines() throws IOException {
    String file = System.getProperty("language.lines");
    if (file != null) {
      return Files.readString(Path.of(file));
    }
    try (InputStream in = LanguageMeasureTest.class.getResourceAsStream("udhr.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
