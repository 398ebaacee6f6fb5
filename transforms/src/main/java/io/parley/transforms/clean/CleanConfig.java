package io.parley.transforms.clean;

import io.parley.transforms.clean.privacy.PrivacyConfig;
import java.io.Serializable;

/**
 * What {@code clean} does.
 *
 * @param repair drop control and zero-width characters, compose (NFC), one kind of line end
 * @param markup what becomes of Markdown and HTML; their character references are decoded either
 *     way
 * @param quotes remove quotes that repeat the posts above, in Markdown and HTML
 * @param privacy what becomes of private data
 */
public record CleanConfig(boolean repair, MarkupMode markup, boolean quotes, PrivacyConfig privacy)
    implements Serializable {
  /** What becomes of markup. */
  public enum MarkupMode {
    /** Readable plain text; code blocks stay as fenced blocks. */
    TEXT,
    /** Markdown stays, HTML becomes text. */
    MARKDOWN
  }

  public static CleanConfig defaults() {
    return new CleanConfig(true, MarkupMode.TEXT, true, PrivacyConfig.defaults());
  }
}
