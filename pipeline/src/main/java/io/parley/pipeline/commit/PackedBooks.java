package io.parley.pipeline.commit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What went into the rows of {@code packed}, and how full they are. */
record PackedBooks(Books books) {
  static final String VIEW = "packed";

  private static final String DOCUMENTS = "documents." + VIEW + ".";
  private static final String IN_ROWS = "in_rows." + VIEW + ".";

  /** Shares are rounded down, so that none looks better than it is. */
  private static final int DIGITS = 4;

  /** Whether the view was written. */
  boolean any() {
    return !books.under(DOCUMENTS).isEmpty();
  }

  /** One line for each equation that does not hold. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    long candidates = books.count(DOCUMENTS + "candidates");
    long kept = sum(DOCUMENTS + "kept.");
    long rejected = sum(DOCUMENTS + "rejected.");
    if (candidates != kept + rejected) {
      problems.add(
          problem("%d candidate documents, %d kept, %d rejected", candidates, kept, rejected));
    }
    long packed = books.count(IN_ROWS + "documents");
    if (kept != packed) {
      problems.add(problem("%d documents kept, %d in rows", kept, packed));
    }
    long tokens = books.count(DOCUMENTS + "tokens");
    long packedTokens = sum(IN_ROWS + "tokens.");
    if (tokens != packedTokens) {
      problems.add(problem("%d tokens of documents, %d in rows", tokens, packedTokens));
    }
    return problems;
  }

  /**
   * The share of the rows' room that has tokens, by split.
   *
   * @param maxTokens the room of a row
   */
  Map<String, BigDecimal> fill(int maxTokens) {
    Map<String, BigDecimal> fill = new TreeMap<>();
    books
        .under(IN_ROWS + "tokens.")
        .forEach(
            (split, tokens) -> {
              BigDecimal room =
                  BigDecimal.valueOf(books.count("rows." + VIEW + ".kept." + split))
                      .multiply(BigDecimal.valueOf(maxTokens));
              fill.put(split, BigDecimal.valueOf(tokens).divide(room, DIGITS, RoundingMode.DOWN));
            });
    return fill;
  }

  /** As the manifest has it. */
  ObjectNode toJson(int maxTokens) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode documents = node.putObject("documents");
    documents.put("candidates", books.count(DOCUMENTS + "candidates"));
    put(documents.putObject("kept"), DOCUMENTS + "kept.");
    put(documents.putObject("rejected"), DOCUMENTS + "rejected.");
    if (!books.under(DOCUMENTS + "shortened.").isEmpty()) {
      put(documents.putObject("shortened"), DOCUMENTS + "shortened.");
    }
    put(node.putObject("tokens"), IN_ROWS + "tokens.");
    ObjectNode shares = node.putObject("fill");
    fill(maxTokens).forEach((split, share) -> shares.put(split, share.doubleValue()));
    return node;
  }

  private void put(ObjectNode node, String prefix) {
    books.under(prefix).forEach((name, count) -> node.put(name, count));
  }

  private long sum(String prefix) {
    return books.under(prefix).values().stream().mapToLong(Long::longValue).sum();
  }

  private static String problem(String format, Object... values) {
    return VIEW + ": " + String.format(Locale.ROOT, format, values);
  }
}
