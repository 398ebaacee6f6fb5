package io.parley.pipeline.commit;

import io.parley.schemas.Reason;
import io.parley.schemas.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The counts of a run, and whether they balance: every post that was read has one disposition,
 * every candidate row was kept or rejected, and every stage passed on what it took.
 *
 * @param counts by name, summed over all workers
 */
public record Books(SortedMap<String, Long> counts) {
  /** The count of raw records, those that gave no post included. */
  public static final String RECORDS_READ = "records.read";

  /** The count of raw records that were not rejected. */
  public static final String RECORDS_TAKEN = "records.taken";

  /** The count of candidate replies before deduplication. */
  public static final String REPLIES_AFTER_FILTER = "replies.after.filter";

  /** Conversations that have an item of a benchmark; its name follows. */
  public static final String CONTAMINATED_CONVERSATIONS = "benchmarks.conversations.";

  /** Posts left out because of a benchmark; its name follows. */
  public static final String CONTAMINATED_POSTS = "benchmarks.posts.";

  /** Rows by their label; {@code wanted} or {@code unwanted} follows. */
  static final String LABELS = "labels.";

  /** Preference pairs by whether the better reply is longer, shorter or equal. */
  static final String CHOSEN = "chosen.";

  private static final String FOUND_ITEMS = "benchmarks.items.";

  /** Stages between which posts are counted, in order. */
  private static final List<Stage> COUNTED =
      List.of(Stage.READ, Stage.ASSEMBLE, Stage.CLEAN, Stage.FILTER);

  public Books {
    counts = new TreeMap<>(counts);
  }

  /** One line for each equation that does not hold; empty when the books balance. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    long taken = count(RECORDS_TAKEN);
    if (records() != taken + rejectedRecords()) {
      problems.add(
          problem("read: %d records, %d taken, %d rejected", records(), taken, rejectedRecords()));
    }
    for (int i = 1; i < COUNTED.size(); i++) {
      Stage stage = COUNTED.get(i);
      long in = postsAfter(COUNTED.get(i - 1));
      long out = postsAfter(stage);
      // After assembly a rejected post travels on, marked, with its conversation.
      long rejected = stage == Stage.ASSEMBLE ? leftOutBy(stage) : 0;
      if (in != out + rejected) {
        problems.add(
            problem("%s: %d posts in, %d out, %d rejected", stage.label(), in, out, rejected));
      }
    }
    long settled = targets() + context();
    for (Reason reason : Reason.values()) {
      settled += reason.stage().compareTo(Stage.ASSEMBLE) > 0 ? posts(reason) : 0;
    }
    if (postsAfter(Stage.FILTER) != settled) {
      problems.add(
          problem("emit: %d posts in, %d with a disposition", postsAfter(Stage.FILTER), settled));
    }
    long replies = count(REPLIES_AFTER_FILTER);
    long replyFates = count("replies.duplicate") + count("replies.candidates");
    if (replies != replyFates) {
      problems.add(
          problem("deduplicate: %d candidate replies in, %d with a fate", replies, replyFates));
    }
    rowCounts()
        .forEach(
            (view, rows) -> {
              if (rows.candidates() != rows.kept() + rows.rejected()) {
                problems.add(
                    problem(
                        "%s: %d candidate rows, %d kept, %d rejected",
                        view, rows.candidates(), rows.kept(), rows.rejected()));
              }
            });
    problems.addAll(new PackedBooks(this).problems());
    Map<String, Long> terms = under("terms.");
    terms.values().removeIf(count -> count == 0);
    Map<String, Long> counted = under("vocabulary.occurrences.");
    if (!terms.equals(counted)) {
      problems.add("vocabulary: terms in rows " + terms + ", in the vocabulary " + counted);
    }
    return problems;
  }

  private static String problem(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** Posts that came out of a stage. */
  public long postsAfter(Stage stage) {
    return count(postsAfterName(stage));
  }

  /** The name under which the posts that come out of a stage are counted. */
  public static String postsAfterName(Stage stage) {
    return "posts.after." + stage.label();
  }

  /**
   * The name under which what a line of the takedown list matched is counted.
   *
   * @param line its kind, a dot and its number
   */
  public static String takedownName(String line) {
    return "takedown." + line;
  }

  /** Posts that are trained on in some view. */
  public long targets() {
    return count("posts.target");
  }

  /** Posts that are only read. */
  public long context() {
    return count("posts.context");
  }

  /** Posts left out for a reason. */
  public long posts(Reason reason) {
    return count(
        (reason.duplicate() ? "posts.duplicate." : "posts.rejected.")
            + reason.stage().label()
            + "."
            + reason.label());
  }

  /** Raw records. */
  public long records() {
    return count(RECORDS_READ);
  }

  /** Raw records that gave no post. */
  public long rejectedRecords() {
    return sum("records.rejected.");
  }

  /** Raw records that could not be read; those that are whole and hold no post are no errors. */
  public long badRecords() {
    return rejectedRecords() - count("records.rejected.read." + Reason.NO_POST.label());
  }

  /** The share of raw records that could not be read. */
  public double errorFraction() {
    return records() == 0 ? 0 : (double) badRecords() / records();
  }

  /** Rows of all views. */
  public long rows() {
    return rowCounts().values().stream().mapToLong(RowCounts::kept).sum();
  }

  /**
   * What became of the candidates of one view.
   *
   * @param shortened those kept in which a turn has lost a part of its text
   */
  public record RowCounts(long candidates, long kept, long shortened, long rejected) {}

  /** By view. */
  public Map<String, RowCounts> rowCounts() {
    Map<String, RowCounts> views = new TreeMap<>();
    for (String name : counts.tailMap("rows.").keySet()) {
      if (name.startsWith("rows.") && name.endsWith(".candidates")) {
        String prefix = name.substring(0, name.length() - "candidates".length());
        views.put(
            prefix.substring("rows.".length(), prefix.length() - 1),
            new RowCounts(
                count(name),
                sum(prefix + "kept."),
                sum(prefix + "shortened."),
                sum(prefix + "rejected.")));
      }
    }
    return views;
  }

  /** The name under which the conversations that have an item of a benchmark are counted. */
  public static String foundItem(String benchmark, int item) {
    return FOUND_ITEMS + benchmark + "." + item;
  }

  /**
   * What was found of a benchmark.
   *
   * @param items how many of its items
   * @param conversations that have one
   * @param posts left out because of them
   */
  public record Contamination(long items, long conversations, long posts) {}

  /** What was found of a benchmark; nothing where there was no hit. */
  public Contamination contamination(String benchmark) {
    String prefix = FOUND_ITEMS + benchmark + ".";
    // Of a benchmark whose name goes on, more follows than a number.
    long items =
        under(prefix).keySet().stream()
            .filter(rest -> rest.chars().allMatch(c -> c >= '0' && c <= '9'))
            .count();
    return new Contamination(
        items,
        count(CONTAMINATED_CONVERSATIONS + benchmark),
        count(CONTAMINATED_POSTS + benchmark));
  }

  /** Rows of a view that no format wanted of it could say. */
  long unsaid(String view) {
    return count("rows." + view + ".rejected." + Reason.NO_FORMAT.label());
  }

  /** Rows of a view that the format of another trainer could not say. */
  long leftOut(String directory) {
    return count("exports.left_out." + directory);
  }

  /** Terms in the vocabulary, each once a language and split. */
  public long vocabularyEntries() {
    return sum("vocabulary.entries.");
  }

  /** The counts whose name starts so, by the rest of the name. */
  public Map<String, Long> under(String prefix) {
    Map<String, Long> found = new LinkedHashMap<>();
    for (Map.Entry<String, Long> count : counts.tailMap(prefix).entrySet()) {
      if (!count.getKey().startsWith(prefix)) {
        break;
      }
      found.put(count.getKey().substring(prefix.length()), count.getValue());
    }
    return found;
  }

  /**
   * What became of the posts, in words for people.
   *
   * @param why empty where the name says all
   */
  record Fate(String name, long posts, String why) {}

  /** What was read, trained on by view, only read, and left out by reason. */
  List<Fate> fates() {
    List<Fate> fates = new ArrayList<>();
    fates.add(new Fate("read", postsAfter(Stage.READ), ""));
    fates.add(new Fate("trained on in some view", targets(), ""));
    under("posts.target_of.")
        .forEach((view, posts) -> fates.add(new Fate("of these in " + view, posts, "")));
    fates.add(new Fate("only read as context", context(), ""));
    leftOut()
        .forEach(
            (stage, reasons) ->
                reasons.forEach(
                    (reason, posts) ->
                        fates.add(
                            new Fate(
                                "left out by %s: %s".formatted(stage.label(), reason.label()),
                                posts,
                                reason.explanation()))));
    return fates;
  }

  /** Posts left out by each stage, by reason, in the order of the stages. */
  public Map<Stage, Map<Reason, Long>> leftOut() {
    Map<Stage, Map<Reason, Long>> stages = new EnumMap<>(Stage.class);
    for (Reason reason : Reason.values()) {
      if (posts(reason) > 0) {
        stages
            .computeIfAbsent(reason.stage(), s -> new EnumMap<>(Reason.class))
            .put(reason, posts(reason));
      }
    }
    return stages;
  }

  private long leftOutBy(Stage stage) {
    return leftOut().getOrDefault(stage, Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private long sum(String prefix) {
    return under(prefix).values().stream().mapToLong(Long::longValue).sum();
  }
}
