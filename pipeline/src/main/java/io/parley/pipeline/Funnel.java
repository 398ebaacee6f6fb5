package io.parley.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The books of a run as lines for a terminal: what came in and what became of it. */
final class Funnel {
  private final StringBuilder out = new StringBuilder();

  private Funnel() {}

  /**
   * @param books as in {@code manifest.json}
   */
  static String render(JsonNode books) {
    Funnel funnel = new Funnel();
    JsonNode records = books.path("records");
    funnel.line(0, "records read", records.path("read").asLong());
    records
        .path("rejected")
        .properties()
        .forEach(
            reason -> funnel.line(1, "rejected: " + reason.getKey(), reason.getValue().asLong()));
    JsonNode posts = books.path("posts");
    funnel.line(0, "posts read", posts.path("read").asLong());
    funnel.line(1, "trained on", posts.path("target").asLong());
    posts
        .path("target_of")
        .properties()
        .forEach(view -> funnel.line(2, "in " + view.getKey(), view.getValue().asLong()));
    funnel.line(1, "only read", posts.path("context").asLong());
    funnel.stages("duplicate", posts.path("duplicate"));
    funnel.stages("rejected", posts.path("rejected"));
    books
        .path("rows")
        .properties()
        .forEach(
            view -> {
              funnel.line(0, "rows of " + view.getKey(), sum(view.getValue().path("kept")));
              view.getValue()
                  .path("kept")
                  .properties()
                  .forEach(split -> funnel.line(1, split.getKey(), split.getValue().asLong()));
            });
    books
        .path("benchmarks")
        .properties()
        .forEach(
            benchmark ->
                funnel.line(
                    0,
                    "conversations with items of " + benchmark.getKey(),
                    benchmark.getValue().path("conversations").asLong()));
    return funnel.out.toString();
  }

  private void stages(String kind, JsonNode stages) {
    stages
        .properties()
        .forEach(
            stage ->
                stage
                    .getValue()
                    .properties()
                    .forEach(
                        reason ->
                            line(
                                1,
                                kind + ", " + stage.getKey() + ": " + reason.getKey(),
                                reason.getValue().asLong())));
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.asLong();
    }
    return sum;
  }

  private void line(int depth, String name, long count) {
    out.append(String.format(Locale.ROOT, "%-52s %,12d\n", "  ".repeat(depth) + name, count));
  }
}
