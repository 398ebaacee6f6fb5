package io.parley.transforms.tokenize.template;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Prints how many cases of each template equal the model's own; {@code TemplatesTest} asserts. */
@EnabledIfSystemProperty(named = "templates.measure", matches = "true")
class TemplatesMeasureTest {
  @Test
  void table() throws IOException {
    Map<TemplateName, int[]> table = new EnumMap<>(TemplateName.class);
    Map<TemplateName, String> sources = new EnumMap<>(TemplateName.class);
    for (TemplatesTest.Golden golden : TemplatesTest.goldens()) {
      int[] row = table.computeIfAbsent(golden.name(), name -> new int[4]);
      row[0]++;
      row[1] += golden.isIdentical() ? 1 : 0;
      row[2] += golden.node().has("ids") ? 1 : 0;
      row[3] += golden.hasIdenticalIds() ? 1 : 0;
      sources.put(golden.name(), golden.node().get("source").asText());
    }
    System.out.println(
        "| template | cases | same text | with ids | same ids and labels | source |");
    System.out.println("|---|---|---|---|---|---|");
    table.forEach(
        (name, row) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %s |%n",
                Templates.of(name).name(),
                row[0],
                row[1],
                row[2],
                row[3],
                sources.get(name)));
  }
}
