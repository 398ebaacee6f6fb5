package io.parley.transforms.filter.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parley.schemas.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class CueMatcherTest {
  private final CueMatcher matcher = new CueMatcher();

  /** A slash between backticks and text stands for a line end. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "cues.tsv",
      delimiter = '\t',
      numLinesToSkip = 1,
      quoteCharacter = '\0')
  void findsCuesAndNoOtherWords(String language, String text, String signals) {
    String lines = text.replace("```/", "```\n").replace("/```", "\n```");
    assertEquals(signals == null ? "" : signals, labels(lines, language), text);
  }

  private String labels(String text, String language) {
    int found = matcher.find(text, CueMatcher.languages(language));
    return String.join(", ", Signal.labels(Outcome.toSet(found)));
  }

  /** Every line of every list is found, or excused, in text of its language. */
  @Test
  void everyCueIsFound() {
    List<String> missed = new ArrayList<>();
    for (String language : CueLists.LANGUAGES) {
      String of = language.equals(CueLists.ANY) ? "en" : language;
      for (Signal signal : Signal.values()) {
        for (CueLists.Line line : CueLists.lines(language, signal)) {
          for (String cue : line.cues()) {
            boolean found = Set.of(labels(cue, of).split(", ", -1)).contains(signal.label());
            if (found == line.exception()) {
              missed.add(language + " " + signal.label() + ": " + cue);
            }
          }
        }
      }
    }
    assertEquals(List.of(), missed);
  }

  /** A character of a script that writes words together is never a cue by itself. */
  @Test
  void noCueIsOneCharacterOfManyWords() {
    Set<String> found = new TreeSet<>();
    CueLists.forEach(
        (cue, outcome) -> {
          if (cue.isEmpty() || cue.length() == 1 && Letters.kind(cue.charAt(0)) == Letters.JOINED) {
            found.add(cue);
          }
        });
    assertEquals(Set.of(), found);
  }

  @Test
  void alternativesAreWrittenOut() {
    assertEquals(List.of("xay", "xby", "xy"), CueLists.alternatives("x(a|b|)y"));
    assertEquals(List.of("ac", "ad", "bc", "bd"), CueLists.alternatives("(a|b)(c|d)"));
    assertEquals(List.of("ab", "acd"), CueLists.alternatives("(ab|a(cd))"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f*",
        "f*u*c*k",
        "a!",
        "$",
        "$$f",
        "*a*b",
        "@a",
        "fuuuck ",
        "f u c k ",
        "操",
        "口交易",
        "性交往",
        "want to want to ",
        "```fuck`",
        "`fuck",
        "http://fuck/",
        "<|",
        "ignore all ",
        "a\u200B"
      })
  void isLinear(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> matcher.find(text, CueMatcher.languages("und")));
  }
}
