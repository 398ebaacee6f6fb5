package io.parley.transforms.tokenize;

import java.io.Serializable;

/**
 * How rows become tokens.
 *
 * @param tokenizer the vocabulary
 * @param template how messages are written for the model
 * @param maxTokens the most tokens a row may have
 * @param loss which assistant messages of a row are trained on
 */
public record TokenizeConfig(Vocabulary tokenizer, TemplateName template, int maxTokens, Loss loss)
    implements Serializable {
  /** The templates built in. */
  public enum TemplateName {
    CHATML
  }

  /** Which targets count. */
  public enum Loss {
    /** All targets of the row. */
    ASSISTANT,
    /** The last one only. */
    LAST
  }

  public TokenizeConfig {
    if (maxTokens < 16) {
      throw new IllegalArgumentException("maxTokens: " + maxTokens + " is not 16 or more");
    }
  }

  public TokenizeConfig withTokenizer(Vocabulary other) {
    return new TokenizeConfig(other, template, maxTokens, loss);
  }

  public static TokenizeConfig defaults() {
    return new TokenizeConfig(Vocabulary.O200K, TemplateName.CHATML, 2048, Loss.ASSISTANT);
  }
}
