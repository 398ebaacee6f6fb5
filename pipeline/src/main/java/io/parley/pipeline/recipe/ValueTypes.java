package io.parley.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The kinds of values that keys have. A value is judged by its text, quoted or not. */
final class ValueTypes {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,18})?([eE]-?[0-9]{1,2})?");

  private ValueTypes() {}

  /** A value written as one scalar; {@code read} gives nothing where the text is not one. */
  private record Scalar<T>(
      String expected, Function<String, Optional<T>> read, Function<T, JsonNode> write)
      implements ValueType<T> {
    @Override
    public Optional<T> parse(Given given) {
      Optional<T> value =
          given.node() instanceof ScalarNode scalar && !given.isEmpty()
              ? read.apply(scalar.getValue())
              : Optional.empty();
      if (value.isEmpty()) {
        given.isNot(expected);
      }
      return value;
    }

    @Override
    public JsonNode render(T value) {
      return value == null ? NullNode.getInstance() : write.apply(value);
    }
  }

  static ValueType<Boolean> truth() {
    return words(List.of(true, false), String::valueOf, BooleanNode::valueOf);
  }

  static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    return oneOf(EnumSet.allOf(type));
  }

  static <E extends Enum<E>> ValueType<E> oneOf(EnumSet<E> values) {
    Function<E, String> word = value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return words(values, word, word.andThen(TextNode::valueOf));
  }

  static ValueType<String> oneOf(Collection<String> words) {
    return words(words, UnaryOperator.identity(), TextNode::valueOf);
  }

  static <T> ValueType<T> words(
      Collection<T> values, Function<T, String> word, Function<T, JsonNode> write) {
    Map<String, T> byWord = new LinkedHashMap<>();
    values.forEach(value -> byWord.put(word.apply(value), value));
    String list = String.join(", ", byWord.keySet());
    return new Scalar<>(
        values.size() == 1 ? list : "one of " + list,
        text -> Optional.ofNullable(byWord.get(text)),
        write);
  }

  /**
   * One of some values, or a file: what has a slash in it or ends as files of the kind do.
   *
   * @param path makes a value of a path
   * @param file what such files are called
   */
  static <T> ValueType<T> wordOrPath(
      Collection<T> values, Function<T, String> word, Function<String, T> path, String file) {
    Map<String, T> byWord = new LinkedHashMap<>();
    values.forEach(value -> byWord.put(word.apply(value), value));
    String extension = file.substring(file.lastIndexOf('.'));
    return new Scalar<>(
        "one of "
            + String.join(", ", byWord.keySet())
            + ", or the path of a "
            + file
            + " or of its directory, with a /",
        text ->
            text.contains("/") || text.endsWith(extension)
                ? Optional.of(path.apply(text))
                : Optional.ofNullable(byWord.get(text)),
        value -> {
          String name = word.apply(value);
          if (byWord.containsKey(name)) {
            return TextNode.valueOf(name);
          }
          String last = Input.of(name).pattern();
          boolean directory = !last.endsWith(extension) && !last.endsWith("/");
          return TextNode.valueOf(directory ? last + "/" : last);
        });
  }

  static ValueType<Integer> whole(int min) {
    return whole(min, Integer.MAX_VALUE);
  }

  static ValueType<Integer> whole(int min, int max) {
    return new Scalar<>(
        "a whole number from " + min + " to " + max,
        text -> number(text, min, max).map(Long::intValue),
        IntNode::valueOf);
  }

  /** Up to 18 digits, which are surely a long. */
  static ValueType<Long> wholeLong(long min) {
    return new Scalar<>(
        "a whole number" + (min == Long.MIN_VALUE ? "" : ", " + min + " or more"),
        text -> number(text, min, Long.MAX_VALUE),
        LongNode::valueOf);
  }

  private static Optional<Long> number(String text, long min, long max) {
    return Optional.of(text)
        .filter(WHOLE.asMatchPredicate())
        .map(Long::valueOf)
        .filter(value -> value >= min && value <= max);
  }

  /** A number of things, or {@code auto}, which is 0. */
  static ValueType<Integer> countOrAuto() {
    ValueType<Integer> count = whole(1);
    return new Scalar<>(
        "auto or " + count.expected(),
        text ->
            text.equals("auto")
                ? Optional.of(0)
                : number(text, 1, Integer.MAX_VALUE).map(Long::intValue),
        value -> value == 0 ? TextNode.valueOf("auto") : IntNode.valueOf(value));
  }

  /** A limit, or {@code any} for the largest number there is, which is none. */
  static ValueType<Integer> countOrAny() {
    return new Scalar<>(
        "any or " + whole(0).expected(),
        text ->
            text.equals("any")
                ? Optional.of(Integer.MAX_VALUE)
                : number(text, 0, Integer.MAX_VALUE).map(Long::intValue),
        value -> value == Integer.MAX_VALUE ? TextNode.valueOf("any") : IntNode.valueOf(value));
  }

  /** A time span as ISO 8601 writes it, in whole seconds. */
  static ValueType<Duration> duration() {
    return new Scalar<>(
        "a duration such as PT30M, PT2H or P1D",
        ValueTypes::duration,
        value -> TextNode.valueOf(value.toString()));
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text))
          .filter(value -> !value.isNegative() && value.toNanosPart() == 0);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static ValueType<Double> fraction() {
    return fraction("0");
  }

  /**
   * @param min as it is shown
   */
  static ValueType<Double> fraction(String min) {
    double least = Double.parseDouble(min);
    return new Scalar<>(
        "a number from " + min + " to 1",
        text ->
            Optional.of(text)
                .filter(DECIMAL.asMatchPredicate())
                .map(Double::valueOf)
                .filter(value -> value >= least && value <= 1),
        DoubleNode::valueOf);
  }

  /**
   * A number without an upper bound.
   *
   * @param min as it is shown
   */
  static ValueType<Double> atLeast(String min) {
    double least = Double.parseDouble(min);
    return new Scalar<>(
        "a number, " + min + " or more",
        text ->
            Optional.of(text)
                .filter(DECIMAL.asMatchPredicate())
                .map(Double::valueOf)
                .filter(value -> value >= least && value <= Double.MAX_VALUE),
        DoubleNode::valueOf);
  }

  /** A share of what there is. */
  static ValueType<Double> share() {
    return refusing(
        fraction(),
        text -> DECIMAL.matcher(text).matches() && Double.parseDouble(text) > 1,
        "is more than all there is; repeat a source in the trainer, not here");
  }

  /** A day as ISO 8601 writes it. */
  static ValueType<LocalDate> date() {
    return new Scalar<>(
        "a date such as 2015-12-31", ValueTypes::date, value -> TextNode.valueOf(value.toString()));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(date -> date.getYear() >= 1970 && date.getYear() <= 2100);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  static ValueType<String> text(String expected, Predicate<String> allowed) {
    return new Scalar<>(expected, text -> Optional.of(text).filter(allowed), TextNode::valueOf);
  }

  /** A path, of which only {@link Input#pattern()} is rendered. */
  static ValueType<String> path() {
    return new Scalar<>(
        "a path or pattern",
        text -> Optional.of(text).filter(path -> !path.isBlank()),
        path -> TextNode.valueOf(Input.of(path).pattern()));
  }

  /** A path or, as an empty text, none; rendered like others. */
  static ValueType<String> pathOrNone() {
    ValueType<String> path = path();
    return new Scalar<>(
        "a path",
        text -> Optional.of(text).filter(given -> !given.isBlank()),
        text -> text.isEmpty() ? NullNode.getInstance() : path.render(text));
  }

  /** Refuses planned values with other words than wrong ones. */
  static <T> ValueType<T> later(ValueType<T> type, String... planned) {
    return refusing(type, List.of(planned)::contains, "is not built yet; give " + type.expected());
  }

  /** Has words of its own for some of the values that are wrong. */
  private static <T> ValueType<T> refusing(
      ValueType<T> type, Predicate<String> refused, String why) {
    return new ValueType<>() {
      @Override
      public String expected() {
        return type.expected();
      }

      @Override
      public Optional<T> parse(Given given) {
        if (given.node() instanceof ScalarNode scalar && refused.test(scalar.getValue())) {
          given.problem(given.shown() + " " + why);
          return Optional.empty();
        }
        return type.parse(given);
      }

      @Override
      public JsonNode render(T value) {
        return type.render(value);
      }
    };
  }
}
