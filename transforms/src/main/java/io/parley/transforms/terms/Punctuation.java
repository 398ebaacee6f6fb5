package io.parley.transforms.terms;

/** Punctuation, which is no term in any language. */
final class Punctuation {
  private static final int LONGEST_RUN = 16;

  private static final int KINDS =
      1 << Character.CONNECTOR_PUNCTUATION
          | 1 << Character.DASH_PUNCTUATION
          | 1 << Character.START_PUNCTUATION
          | 1 << Character.END_PUNCTUATION
          | 1 << Character.INITIAL_QUOTE_PUNCTUATION
          | 1 << Character.FINAL_QUOTE_PUNCTUATION
          | 1 << Character.OTHER_PUNCTUATION
          | 1 << Character.MATH_SYMBOL
          | 1 << Character.MODIFIER_SYMBOL
          | 1 << Character.SPACE_SEPARATOR
          | 1 << Character.CONTROL;

  private Punctuation() {}

  /** Leaves the first 16 characters of every run of punctuation and white space. */
  static String shortened(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      run = (KINDS >> Character.getType(c) & 1) == 0 ? 0 : run + 1;
      if (run <= LONGEST_RUN) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
