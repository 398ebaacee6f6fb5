package io.parley.transforms.tokenize.pretokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code pre_tokenizer} of a {@code tokenizer.json}. */
final class PreTokenizers {
  private static final Map<String, Split.Behavior> BEHAVIORS =
      Map.of(
          "Isolated", Split.Behavior.ISOLATED,
          "Removed", Split.Behavior.REMOVED,
          "MergedWithPrevious", Split.Behavior.MERGED_WITH_PREVIOUS,
          "MergedWithNext", Split.Behavior.MERGED_WITH_NEXT,
          "Contiguous", Split.Behavior.CONTIGUOUS);

  private final List<PreTokenizer> steps = new ArrayList<>();
  private boolean byteLevel;
  private boolean prefixSpace;
  private boolean started;

  private PreTokenizers() {}

  /**
   * What the part asks for, with no normalizer of its own but the prefix space.
   *
   * @throws UnsupportedPartException for a step of another kind
   */
  static Preparation of(JsonNode part) throws UnsupportedPartException {
    PreTokenizers reader = new PreTokenizers();
    if (part != null && !part.isNull() && !part.isMissingNode()) {
      reader.read(part);
    }
    return new Preparation(reader.prefixSpace ? new PrefixSpace() : Normalizer.NONE, chain(reader.steps), reader.byteLevel);
  }

  private static PreTokenizer chain(List<PreTokenizer> steps) {
    PreTokenizer chain = null;
    for (int i = steps.size() - 1; i >= 0; i--) {
      PreTokenizer outer = steps.get(i);
      PreTokenizer inner = chain;
      chain = inner == null ? outer : new Chain(outer, inner);
    }
    return chain == null ? new Whole() : chain;
  }

  private void read(JsonNode part) throws UnsupportedPartException {
    String type = part.path("type").asText();
    if (type.equals("Sequence")) {
      for (JsonNode step : part.path("pretokenizers")) {
        read(step);
      }
      return;
    }
    if (byteLevel) {
      throw new UnsupportedPartException("pre_tokenizer " + type + " after bytes");
    }
    switch (type) {
      case "ByteLevel" -> readByteLevel(part);
      case "Digits" -> steps.add(digits(part.path("individual_digits").asBoolean(false)));
      case "Split" -> steps.add(split(part));
      default -> throw new UnsupportedPartException("pre_tokenizer " + type);
    }
    started = true;
  }

  private void readByteLevel(JsonNode part) throws UnsupportedPartException {
    byteLevel = true;
    prefixSpace = part.path("add_prefix_space").asBoolean(true);
    if (prefixSpace && started) {
      throw new UnsupportedPartException("pre_tokenizer ByteLevel with add_prefix_space after another step");
    }
    if (part.path("use_regex").asBoolean(true)) {
      steps.add(new Gpt2Scanner());
    }
  }

  private static PreTokenizer digits(boolean individual) {
    Finder numbers =
        new ClassRuns(Categories.points(Categories.named("N")), individual ? 1 : Integer.MAX_VALUE);
    return new Split(numbers, Split.Behavior.ISOLATED, false);
  }

  private static PreTokenizer split(JsonNode part) throws UnsupportedPartException {
    Split.Behavior behavior = BEHAVIORS.get(part.path("behavior").asText());
    JsonNode pattern = part.path("pattern");
    if (behavior == null) {
      throw new UnsupportedPartException("pre_tokenizer Split of another form");
    }
    boolean invert = part.path("invert").asBoolean(false);
    Optional<PreTokenizer> known = KnownPatterns.scanner(pattern.path("Regex").asText());
    boolean keepsMatches = behavior == Split.Behavior.REMOVED && invert;
    if (known.isPresent()
        && (behavior == Split.Behavior.ISOLATED || keepsMatches && known.get() instanceof Scanner)) {
      return known.get();
    }
    return new Split(finder(pattern), behavior, invert);
  }

  /** Of a pattern as the file has it: a {@code Regex} or a {@code String}. */
  static Finder finder(JsonNode pattern) throws UnsupportedPartException {
    if (pattern.path("Regex").isTextual()) {
      return Regex.of(pattern.path("Regex").asText());
    }
    if (pattern.path("String").isTextual()) {
      return Regex.of(quoted(pattern.path("String").asText()));
    }
    throw new UnsupportedPartException("a pattern that is neither Regex nor String");
  }

  /** A pattern that matches the text itself. */
  private static String quoted(String text) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      pattern.append("\\^$.|?*+()[]{}".indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return pattern.toString();
  }

  /** The text in one piece. */
  private record Whole() implements PreTokenizer {
    @Override
    public void cut(char[] text, int from, int to, PieceSink sink) {
      if (from < to) {
        sink.piece(from, to);
      }
    }
  }

  /** The pieces of one, cut by another. */
  private record Chain(PreTokenizer outer, PreTokenizer inner) implements PreTokenizer {
    @Override
    public void cut(char[] text, int from, int to, PieceSink sink) {
      outer.cut(text, from, to, (start, end) -> inner.cut(text, start, end, sink));
    }
  }
}
