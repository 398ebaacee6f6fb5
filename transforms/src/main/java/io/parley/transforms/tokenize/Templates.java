package io.parley.transforms.tokenize;

/** The templates built in. */
public final class Templates {
  private Templates() {}

  /**
   * A template with its vocabulary, for one thread: it remembers lately met texts, so that views
   * which share it (and its budget) count a conversation once.
   */
  public static Template of(TokenizeConfig config) {
    Tokenizer tokenizer = new RecentTexts(Tokenizers.of(config.tokenizer()));
    return switch (config.template()) {
      case CHATML -> new ChatMl(tokenizer);
    };
  }
}
