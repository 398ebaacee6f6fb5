package io.parley.transforms.clean.privacy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Recall and precision of every kind, measured on sentences in English and Chinese into which valid
 * and confusable values are put, at random from a seed. Prints the table; {@code
 * -Dprivacy.show=true} also what is missed and what is wrong.
 */
class PrivacyMeasureTest {
  private static final int VALUES = 300;
  private static final int CONFUSABLE = 6_000;
  private static final double RECALL = 0.98;
  private static final double PRECISION = 0.97;

  /** Sorts that are found without a word that announces them. */
  private static final Set<String> PLAIN =
      Set.of("EMAIL", "IP", "MAC", "CARD", "IBAN", "ID:china", "PROFILE", "HANDLE", "SECRET:key");

  private static final boolean SHOW = Boolean.getBoolean("privacy.show");

  private final Redactor redactor = new Redactor(PrivacyConfig.defaults());
  private final Names nobody = Names.of(List.of());
  private final Random random = new Random(20_240_501);
  private final PrivateValues values = new PrivateValues(random);
  private final ConfusableValues confusables = new ConfusableValues(random);
  private final Map<String, Map<PiiKind, Count>> counts = new TreeMap<>();

  private record Frame(String language, String sort, String sentence) {}

  /** What is found and missed of a kind in a language. */
  private static final class Count {
    int there;
    int found;
    int wrong;

    double recall() {
      return there == 0 ? 1 : (double) found / there;
    }

    double precision() {
      return found + wrong == 0 ? 1 : (double) found / (found + wrong);
    }
  }

  @Test
  void findsWhatIsPrivateAndNothingElse() throws IOException {
    List<Frame> frames = frames();
    for (Frame frame : frames) {
      if (frame.sort.equals("any")) {
        PLAIN.stream().sorted().forEach(sort -> measure(frame, sort, VALUES / 10));
      } else if (!frame.sort.equals("confusable")) {
        measure(frame, frame.sort, VALUES);
      }
    }
    List<Frame> open =
        frames.stream().filter(f -> f.sort.equals("any") || f.sort.equals("confusable")).toList();
    for (int i = 0; i < CONFUSABLE; i++) {
      Frame frame = open.get(i % open.size());
      check(frame, null, confusables.draw());
    }
    List<Executable> checks = new ArrayList<>();
    System.out.printf(
        Locale.ROOT, "%-4s%-12s%7s%8s%10s%n", "", "kind", "values", "recall", "precision");
    counts.forEach(
        (language, kinds) ->
            kinds.forEach(
                (kind, count) -> {
                  String row =
                      String.format(
                          Locale.ROOT,
                          "%-4s%-12s%7d%8.3f%10.3f",
                          language,
                          kind,
                          count.there,
                          count.recall(),
                          count.precision());
                  System.out.println(row);
                  checks.add(() -> assertTrue(count.recall() >= RECALL, row));
                  checks.add(() -> assertTrue(count.precision() >= PRECISION, row));
                }));
    assertAll(checks);
  }

  private void measure(Frame frame, String sort, int times) {
    boolean byLanguage = sort.equals("ADDRESS") || sort.equals("BIRTHDATE");
    for (int i = 0; i < times; i++) {
      check(
          frame,
          PiiKind.valueOf(sort.split(":", -1)[0]),
          values.draw(byLanguage ? sort + ":" + frame.language : sort));
    }
  }

  /** With the kind of the value, null where it is nobody's. */
  private void check(Frame frame, PiiKind expected, String value) {
    String text = frame.sentence.replace("{}", value);
    String redacted =
        redactor.redact(text, nobody, new StandIns(PrivacyConfig.defaults(), null, "c"));
    Map<PiiKind, Count> kinds =
        counts.computeIfAbsent(frame.language, any -> new EnumMap<>(PiiKind.class));
    for (PiiKind kind : PiiKind.values()) {
      boolean tagged = redacted.contains(StandIns.tag(kind));
      if (kind != expected && !tagged) {
        continue;
      }
      Count count = kinds.computeIfAbsent(kind, any -> new Count());
      boolean hit = tagged && kind == expected && !redacted.contains(core(value));
      count.there += kind == expected ? 1 : 0;
      count.found += hit ? 1 : 0;
      count.wrong += tagged && kind != expected ? 1 : 0;
      if (SHOW && !hit) {
        System.out.println(
            (kind == expected ? "missed " : "wrong ") + kind + ": " + text + " => " + redacted);
      }
    }
  }

  /** The end of a value, which holds the name where the rest of an address may stay. */
  private static String core(String value) {
    return value.substring(Math.max(0, value.length() - 5));
  }

  private static List<Frame> frames() throws IOException {
    try (InputStream in = PrivacyMeasureTest.class.getResourceAsStream("frames.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Frame(cells[0], cells[1], cells[2]))
          .toList();
    }
  }
}
