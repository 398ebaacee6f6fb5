package io.parley.transforms.tokenize;

import io.parley.transforms.tokenize.template.TemplateName;
import java.io.Serializable;
import java.util.Objects;

/**
 * How rows become tokens.
 *
 * @param tokenizer the vocabulary
 * @param template how messages are written for the model
 * @param maxTokens the most tokens a row may have
 * @param loss which assistant messages of a row are trained on
 * @param overlong what becomes of a reply that has no room with the turn it answers
 * @param noise what rows are made harder with
 * @param ids whether views of text have token ids beside it
 */
public record TokenizeConfig(
    Vocabulary tokenizer,
    TemplateName template,
    int maxTokens,
    Loss loss,
    Overlong overlong,
    NoiseConfig noise,
    boolean ids)
    implements Serializable {
  /** Which targets count. */
  public enum Loss {
    /** All targets of the row. */
    ASSISTANT,
    /** The last one only. */
    LAST
  }

  /** What becomes of rows that have no room. */
  public enum Overlong {
    /** There are none. */
    REJECT,
    /** The beginning of the prompt goes, and where that is not enough, the end of the reply. */
    CUT
  }

  public TokenizeConfig {
    Objects.requireNonNull(overlong, "overlong");
    Objects.requireNonNull(noise, "noise");
    if (maxTokens < 16) {
      throw new IllegalArgumentException("maxTokens: " + maxTokens + " is not 16 or more");
    }
  }

  public TokenizeConfig withTokenizer(Vocabulary other) {
    return new TokenizeConfig(other, template, maxTokens, loss, overlong, noise, ids);
  }

  public static TokenizeConfig defaults() {
    return new TokenizeConfig(
        Vocabulary.O200K,
        TemplateName.CHATML,
        2048,
        Loss.ASSISTANT,
        Overlong.REJECT,
        NoiseConfig.none(),
        false);
  }
}
