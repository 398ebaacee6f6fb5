package io.parley.transforms.tokenize;

/** The templates built in. */
public final class Templates {
  private Templates() {}

  public static Template of(TokenizeConfig.TemplateName name) {
    return switch (name) {
      case CHATML -> new ChatMl();
    };
  }
}
