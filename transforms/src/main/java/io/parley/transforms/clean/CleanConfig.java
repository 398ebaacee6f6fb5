package io.parley.transforms.clean;

import io.parley.transforms.clean.debris.DebrisConfig;
import io.parley.transforms.clean.privacy.PrivacyConfig;
import java.io.Serializable;

/**
 * What {@code clean} does.
 *
 * @param repair drop control and zero-width characters, compose (NFC), one kind of line end
 * @param markup what becomes of Markdown and HTML; their character references are decoded either
 *     way
 * @param debris what goes of what authors did not say there
 * @param privacy what becomes of private data
 */
public record CleanConfig(boolean repair, MarkupMode markup, DebrisConfig debris, PrivacyConfig privacy)
    implements Serializable {
  /** What becomes of markup. */
  public enum MarkupMode {
    /** Readable plain text; code blocks stay as fenced blocks. */
    TEXT,
    /** Markdown stays, HTML becomes text. */
    MARKDOWN
  }

  public static CleanConfig defaults() {
    return new CleanConfig(true, MarkupMode.TEXT, DebrisConfig.defaults(), PrivacyConfig.defaults());
  }
}
