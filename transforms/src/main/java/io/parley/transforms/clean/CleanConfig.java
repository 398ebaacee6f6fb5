package io.parley.transforms.clean;

import java.io.Serializable;
import java.util.Map;

/**
 * What {@code clean} does.
 *
 * @param repair drop control and zero-width characters, compose (NFC), one kind of line end
 * @param markup what becomes of Markdown and HTML; their character references are decoded either
 *     way
 * @param quotes remove quotes that repeat the posts above, in Markdown and HTML
 * @param pii what becomes of each kind of private data; a kind that is absent is tagged
 */
public record CleanConfig(
    boolean repair, MarkupMode markup, boolean quotes, Map<PiiKind, PiiMode> pii)
    implements Serializable {
  /** What becomes of markup. */
  public enum MarkupMode {
    /** Readable plain text; code blocks stay as fenced blocks. */
    TEXT,
    /** Markdown stays, HTML becomes text. */
    MARKDOWN
  }

  /** Kinds of private data that are found. */
  public enum PiiKind {
    EMAIL,
    IP,
    PHONE,
    HANDLE,
    NAME
  }

  /** What becomes of private data. */
  public enum PiiMode {
    /** Replaced by its kind, such as {@code <EMAIL>}. */
    TAG,
    /** Left as it is. */
    KEEP
  }

  public CleanConfig {
    pii = Map.copyOf(pii);
  }

  public static CleanConfig defaults() {
    return new CleanConfig(true, MarkupMode.TEXT, true, Map.of());
  }

  public PiiMode modeOf(PiiKind kind) {
    return pii.getOrDefault(kind, PiiMode.TAG);
  }
}
