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

  /** Whether finds of a kind are replaced in some way. */
  public boolean hides(PiiKind kind) {
    return modeOf(kind) != PiiMode.KEEP;
  }

  /** Whether a key is needed. */
  public boolean pseudonyms() {
    return modes.containsValue(PiiMode.PSEUDONYM);
  }
}
