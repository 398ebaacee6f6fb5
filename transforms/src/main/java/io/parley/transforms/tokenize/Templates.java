package io.parley.transforms.tokenize;

/** The templates built in. */
public final class Templates {
  private Templates() {}

  public static Template of(TokenizeConfig config) {
    Tokenizer tokenizer = Tokenizers.of(config.tokenizer());
    return switch (config.template()) {
      case CHATML -> new ChatMl(tokenizer);
    };
  }
}
