package io.parley.transforms.tokenize.pretokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer.Form;
import java.util.Arrays;

/** Reads the {@code normalizer} of a {@code tokenizer.json}. */
final class Normalizers {
  private Normalizers() {}

  /**
   * @throws UnsupportedPartException for what is not a Unicode form, a {@code Replace}, a {@code Prepend}
   *     or a {@code Sequence} of these
   */
  static Normalizer of(JsonNode part) throws UnsupportedPartException {
    if (part == null || part.isNull() || part.isMissingNode()) {
      return Normalizer.NONE;
    }
    String type = part.path("type").asText();
    if (Arrays.stream(Form.values()).anyMatch(form -> form.name().equals(type))) {
      return new UnicodeForm(Form.valueOf(type));
    }
    return switch (type) {
      case "Sequence" -> {
        Normalizer chain = Normalizer.NONE;
        for (JsonNode step : part.path("normalizers")) {
          chain = chain(chain, of(step));
        }
        yield chain;
      }
      case "Prepend" -> new Prepending(part.path("prepend").asText());
      case "Replace" ->
          new Replacing(PreTokenizers.finder(part.path("pattern")), part.path("content").asText());
      default -> throw new UnsupportedPartException("normalizer " + type);
    };
  }

  /** One after the other. */
  static Normalizer chain(Normalizer first, Normalizer second) {
    if (first == Normalizer.NONE || second == Normalizer.NONE) {
      return first == Normalizer.NONE ? second : first;
    }
    return text -> {
      Normalized before = first.normalize(text);
      Normalized after = second.normalize(before.text());
      if (before.origins() == null || after.origins() == null) {
        return before.origins() == null ? after : new Normalized(after.text(), before.origins());
      }
      int[] origins = Arrays.stream(after.origins()).map(before::origin).toArray();
      return new Normalized(after.text(), origins);
    };
  }

  /** Puts something in front of every text that has any characters. */
  private record Prepending(String inserted) implements Normalizer {
    @Override
    public Normalized normalize(String text) {
      if (text.isEmpty() || inserted.isEmpty()) {
        return Normalized.unchanged(text);
      }
      Rewriting rewriting = new Rewriting(text);
      rewriting.insert(inserted);
      rewriting.copy(text.length());
      return rewriting.result();
    }
  }

  /** Puts something in the place of every match. */
  private record Replacing(Finder finder, String content) implements Normalizer {
    @Override
    public Normalized normalize(String text) {
      boolean[] found = new boolean[1];
      Rewriting rewriting = new Rewriting(text);
      finder.find(
          text.toCharArray(),
          0,
          text.length(),
          (from, to, match) -> {
            if (match) {
              found[0] = true;
              rewriting.replace(to, content);
            } else {
              rewriting.copy(to);
            }
          });
      return found[0] ? rewriting.result() : Normalized.unchanged(text);
    }
  }
}
