package io.parley.transforms.tokenize.pretokenize;

import java.util.Arrays;

/** A text as it is rewritten from its start to its end, and where its parts were. */
final class Rewriting {
  private final String text;
  private final StringBuilder result;
  private int[] origins;
  private int at;

  Rewriting(String text) {
    this.text = text;
    this.result = new StringBuilder(text.length() + 16);
    this.origins = new int[text.length() + 16];
  }

  /** Takes the text over as it is, up to {@code end}. */
  void copy(int end) {
    int start = result.length();
    result.append(text, at, end);
    grow();
    for (int i = start; i < result.length(); i++) {
      origins[i] = at + i - start;
    }
    at = end;
  }

  /**
   * Puts something in the place of the text up to {@code end}. Its first character came from where that
   * began; of the others the last came from the last and so on, as far as there are as many.
   */
  void replace(int end, String replacement) {
    int more = replacement.codePointCount(0, replacement.length()) - text.codePointCount(at, end);
    int origin = at;
    for (int i = 0, count = 0; i < replacement.length(); count++) {
      int skip = count == 1 && more < 0 ? 1 - more : count > more && count > 0 ? 1 : 0;
      origin = Math.min(end, text.offsetByCodePoints(origin, skip));
      int width = Character.charCount(replacement.codePointAt(i));
      result.append(replacement, i, i + width);
      grow();
      Arrays.fill(origins, result.length() - width, result.length(), origin);
      i += width;
    }
    at = end;
  }

  /** Puts something in before what comes next. */
  void insert(String inserted) {
    int start = result.length();
    result.append(inserted);
    grow();
    Arrays.fill(origins, start, result.length(), at);
  }

  /** All of it, when {@link #copy} or {@link #replace} has come to the end. */
  Normalized result() {
    origins[result.length()] = text.length();
    return new Normalized(result.toString(), Arrays.copyOf(origins, result.length() + 1));
  }

  private void grow() {
    if (result.length() >= origins.length) {
      origins = Arrays.copyOf(origins, result.length() * 2);
    }
  }
}
