package io.parley.transforms.tokenize.template;

import java.util.Objects;

/**
 * A stretch of a rendered row. Neighbouring texts are encoded as one, as the reference does, which
 * cuts a rendering at control tokens only.
 *
 * @param kind what it is
 * @param text the text, or the name of the token
 * @param trained whether the loss counts it
 */
public record Part(Kind kind, String text, boolean trained) {
  /** What a part is. */
  public enum Kind {
    /** Ordinary text, whatever it looks like. */
    TEXT,
    /** A control token that the vocabulary must have. */
    CONTROL,
    /** A control token in the vocabularies that have one of this name, and text in others. */
    MARK,
    /** The vocabulary's own token before a document; nothing where it has none. */
    BEGIN,
    /** The vocabulary's own token after a document. */
    END
  }

  public Part {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  public static Part text(String text, boolean trained) {
    return new Part(Kind.TEXT, text, trained);
  }

  public static Part text(String text) {
    return text(text, false);
  }

  public static Part control(String name) {
    return new Part(Kind.CONTROL, name, false);
  }

  public static Part mark(String name) {
    return new Part(Kind.MARK, name, false);
  }

  public static Part begin() {
    return new Part(Kind.BEGIN, "", false);
  }

  public static Part end(boolean trained) {
    return new Part(Kind.END, "", trained);
  }

  public static Part end() {
    return end(false);
  }

  public Part asTrained(boolean counts) {
    return counts == trained ? this : new Part(kind, text, counts);
  }
}
