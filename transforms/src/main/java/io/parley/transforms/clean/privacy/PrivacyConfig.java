package io.parley.transforms.clean.privacy;

import java.io.Serializable;
import java.util.Map;

/**
 * What becomes of private data.
 *
 * @param modes by kind; a kind that is absent is tagged
 */
public record PrivacyConfig(Map<PiiKind, PiiMode> modes) implements Serializable {
  public PrivacyConfig {
    modes = Map.copyOf(modes);
  }

  public static PrivacyConfig defaults() {
    return new PrivacyConfig(Map.of());
  }

  public PiiMode modeOf(PiiKind kind) {
    return modes.getOrDefault(kind, PiiMode.TAG);
  }
}
