package io.parley.transforms.clean.privacy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How much of the entities of Presidio's small generated set is found, by its own kinds: {@code
 * -Dprivacy.presidio=generated_small.json}. Persons, places, organizations and titles of strangers
 * need a model of names, which the redactor is not; the numbers that cannot be mistaken it must
 * find.
 */
@EnabledIfSystemProperty(named = "privacy.presidio", matches = ".+")
class PresidioMeasureTest {
  private static final List<String> SURE =
      List.of("CREDIT_CARD", "EMAIL_ADDRESS", "IP_ADDRESS", "US_SSN");

  @Test
  void findsByKind() throws IOException {
    Redactor redactor = new Redactor(PrivacyConfig.defaults());
    Map<String, int[]> kinds = new TreeMap<>();
    for (JsonNode row :
        new ObjectMapper().readTree(new File(System.getProperty("privacy.presidio")))) {
      String redacted =
          redactor.redact(
              row.get("full_text").asText(),
              Names.of(List.of()),
              new StandIns(PrivacyConfig.defaults(), null, "c"));
      for (JsonNode span : row.get("spans")) {
        int[] count = kinds.computeIfAbsent(span.get("entity_type").asText(), any -> new int[2]);
        boolean found = !redacted.contains(span.get("entity_value").asText());
        count[0]++;
        count[1] += found ? 1 : 0;
        if (!found && Boolean.getBoolean("privacy.show")) {
          System.out.println(span.get("entity_type").asText() + ": " + redacted);
        }
      }
    }
    kinds.forEach(
        (kind, count) ->
            System.out.printf(Locale.ROOT, "%-18s%3d of %3d%n", kind, count[1], count[0]));
    Stream<int[]> sure = SURE.stream().map(kinds::get);
    assertTrue(sure.allMatch(count -> count[1] == count[0]));
  }
}
