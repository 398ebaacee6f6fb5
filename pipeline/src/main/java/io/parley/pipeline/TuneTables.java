package io.parley.pipeline;

import io.parley.transforms.TokenCounter;
import io.parley.transforms.filter.FilterConfig;
import io.parley.transforms.filter.FilterRules;
import io.parley.transforms.filter.Observation;
import io.parley.transforms.filter.rules.Limit;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Observations as tables for a terminal: how each measure is distributed and what limits on it
 * would remove, what each rule of the recipe objects to, and the signals.
 */
final class TuneTables {
  /** What there are separate tables for. */
  enum Group {
    ALL,
    SOURCE,
    LANGUAGE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    private String of(Observation observation) {
      return switch (this) {
        case ALL -> "all";
        case SOURCE -> observation.source();
        case LANGUAGE -> observation.language();
      };
    }
  }

  /** Tables are of numbers that were counted elsewhere. */
  private static final TokenCounter NO_TOKENS = text -> 0;

  private static final double[] QUANTILES = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};
  private static final double[] STEPS = {1, 2, 5};

  private final List<Measure> measures = FilterRules.measures(NO_TOKENS);
  private final List<Limit> limits = new ArrayList<>();
  private final Group by;
  private final TreeMap<String, Counted> groups = new TreeMap<>();

  /** What was counted of one group; numbers by measure and value. */
  private static final class Counted {
    private final TreeMap<String, Long> units = new TreeMap<>();
    private final TreeMap<String, NavigableMap<Double, Long>> numbers = new TreeMap<>();
    private final TreeMap<String, long[]> objections = new TreeMap<>();
    private final TreeMap<String, Long> signals = new TreeMap<>();

    void add(Observation observation, long count) {
      String name = observation.name();
      switch (observation.kind()) {
        case UNIT -> units.merge(name, count, Long::sum);
        case NUMBER ->
            numbers
                .computeIfAbsent(name, n -> new TreeMap<>())
                .merge(observation.value(), count, Long::sum);
        case OBJECTION -> {
          long[] sums = objections.computeIfAbsent(name, n -> new long[2]);
          sums[0] += count;
          sums[1] += observation.value() == 1 ? count : 0;
        }
        case SIGNAL -> signals.merge(name, count, Long::sum);
      }
    }

    long units(Scope scope) {
      return units.getOrDefault(scope.name(), 0L);
    }
  }

  TuneTables(FilterConfig config, Group by) {
    this.by = by;
    for (Rule rule : FilterRules.of(config, NO_TOKENS)) {
      if (rule instanceof Limit limit) {
        limits.add(limit);
      }
    }
  }

  void add(Observation observation, long count) {
    groups.computeIfAbsent(by.of(observation), g -> new Counted()).add(observation, count);
  }

  String render() {
    StringBuilder out = new StringBuilder();
    if (groups.isEmpty()) {
      out.append("no conversations\n");
    }
    groups.forEach((name, counted) -> render(name, counted, out));
    return out.toString();
  }

  private void render(String name, Counted counted, StringBuilder out) {
    line(
        out,
        "== %s: %,d conversations, %,d turns, %,d replies",
        name,
        counted.units(Scope.CONVERSATION),
        counted.units(Scope.TURN),
        counted.units(Scope.REPLY));
    for (Measure measure : measures) {
      NavigableMap<Double, Long> values = counted.numbers.get(measure.key());
      if (values != null) {
        render(measure, values, out);
      }
    }
    if (!counted.objections.isEmpty()) {
      line(out, "");
      line(out, "%-44s %12s %9s %12s", "rules, each asked alone", "objects to", "", "nobody else");
    }
    counted.objections.forEach(
        (rule, sums) -> {
          Scope scope = Scope.valueOf(rule.substring(0, rule.indexOf(' ')));
          line(
              out,
              "  %-42s %,12d %9s %,12d",
              rule.toLowerCase(Locale.ROOT),
              sums[0],
              share(sums[0], counted.units(scope)),
              sums[1]);
        });
    if (!counted.signals.isEmpty()) {
      line(out, "");
      line(out, "%-44s %12s", "signals", "turns");
    }
    counted.signals.forEach(
        (signal, count) ->
            line(out, "  %-42s %,12d %9s", signal, count, share(count, counted.units(Scope.TURN))));
    line(out, "");
  }

  private void render(Measure measure, NavigableMap<Double, Long> values, StringBuilder out) {
    long all = sum(values);
    line(out, "");
    line(
        out,
        "%s: %ss of %,d %s",
        measure.key(),
        measure.unit(),
        all,
        measure.scope() == Scope.REPLY
            ? "replies"
            : measure.scope().name().toLowerCase(Locale.ROOT) + "s");
    StringBuilder quantiles = new StringBuilder("  min " + show(values.firstKey()));
    for (double quantile : QUANTILES) {
      quantiles.append(
          String.format(
              Locale.ROOT, ", p%.0f %s", 100 * quantile, show(quantile(values, quantile * all))));
    }
    line(out, "%s, max %s", quantiles, show(values.lastKey()));
    line(out, "  %12s %12s %9s %12s %9s", "limit", "below it", "", "above it", "");
    NavigableSet<Double> set = new TreeSet<>();
    for (Limit limit : limits) {
      if (limit.measure().key().equals(measure.key())) {
        set.add(limit.least());
        set.add(limit.most());
      }
    }
    for (double limit : steps(values, set)) {
      long below = sum(values.headMap(limit, false));
      long above = sum(values.tailMap(limit, false));
      line(
          out,
          "%s %12s %,12d %9s %,12d %9s",
          set.contains(limit) ? "*" : " ",
          show(limit),
          below,
          share(below, all),
          above,
          share(above, all));
    }
  }

  /** Round numbers within the values, and the limits that the recipe sets. */
  private static NavigableSet<Double> steps(
      NavigableMap<Double, Long> values, NavigableSet<Double> set) {
    NavigableSet<Double> steps = new TreeSet<>();
    double last = values.lastKey();
    if (last <= 1 && values.keySet().stream().anyMatch(value -> value != Math.rint(value))) {
      for (int tenth = 1; tenth < 10; tenth++) {
        steps.add(tenth / 10.0);
      }
    } else {
      for (double power = 1; power <= last; power *= 10) {
        for (double step : STEPS) {
          steps.add(power * step);
        }
      }
    }
    steps.removeIf(limit -> limit <= values.firstKey() || limit > last);
    steps.addAll(set.headSet((double) Integer.MAX_VALUE, false));
    return steps;
  }

  private static double quantile(NavigableMap<Double, Long> values, double rank) {
    long seen = 0;
    for (Map.Entry<Double, Long> value : values.entrySet()) {
      seen += value.getValue();
      if (seen >= rank) {
        return value.getKey();
      }
    }
    return values.lastKey();
  }

  private static long sum(NavigableMap<Double, Long> values) {
    return values.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String share(long part, long all) {
    return String.format(Locale.ROOT, "%.2f %%", all == 0 ? 0 : 100.0 * part / all);
  }

  private static String show(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
