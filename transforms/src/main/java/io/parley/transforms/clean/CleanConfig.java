package io.parley.transforms.clean;

import io.parley.transforms.clean.debris.DebrisConfig;
import io.parley.transforms.clean.markup.MarkupConfig;
import io.parley.transforms.clean.privacy.PrivacyConfig;
import io.parley.transforms.clean.repair.FullwidthMode;
import java.io.Serializable;

/**
 * What {@code clean} does.
 *
 * @param repair drop control and zero-width characters, compose (NFC), one kind of line end
 * @param fullwidth what becomes of fullwidth letters, digits and signs
 * @param markup what becomes of markup
 * @param debris what goes of what authors did not say there
 * @param privacy what becomes of private data
 */
public record CleanConfig(
    boolean repair,
    FullwidthMode fullwidth,
    MarkupConfig markup,
    DebrisConfig debris,
    PrivacyConfig privacy)
    implements Serializable {
  public static CleanConfig defaults() {
    return new CleanConfig(
        true,
        FullwidthMode.KEEP,
        MarkupConfig.defaults(),
        DebrisConfig.defaults(),
        PrivacyConfig.defaults());
  }
}
