package io.parley.transforms.clean;

import io.parley.transforms.clean.debris.DebrisConfig;
import io.parley.transforms.clean.markup.MarkupConfig;
import io.parley.transforms.clean.privacy.PrivacyConfig;
import java.io.Serializable;

/**
 * What {@code clean} does.
 *
 * @param repair drop control and zero-width characters, compose (NFC), one kind of line end
 * @param markup what becomes of markup
 * @param debris what goes of what authors did not say there
 * @param privacy what becomes of private data
 */
public record CleanConfig(
    boolean repair, MarkupConfig markup, DebrisConfig debris, PrivacyConfig privacy)
    implements Serializable {
  public static CleanConfig defaults() {
    return new CleanConfig(
        true, MarkupConfig.defaults(), DebrisConfig.defaults(), PrivacyConfig.defaults());
  }
}
