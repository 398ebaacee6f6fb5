package io.parley.transforms.read;

/**
 * Joins the lines of mail that says {@code format=flowed} (RFC 3676): a line that ends in a space
 * goes on in the next, if that is quoted as deeply. Quotes are written as {@code >> text}, and the
 * space goes that keeps a line from looking like a quote.
 */
final class FlowedText {
  /** What stands above a signature ends in a space and never flows. */
  private static final String SIGNATURE = "-- ";

  private FlowedText() {}

  /**
   * @param deleteSpace whether the space at a flowed line's end belongs to no word, as languages
   *     without spaces need it
   */
  static String read(String text, boolean deleteSpace) {
    StringBuilder out = new StringBuilder(text.length());
    int open = -1; // the depth of the line that goes on; -1 where none does
    boolean first = true;
    for (int start = 0; start <= text.length(); ) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      int last = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      int from = start;
      while (from < last && text.charAt(from) == '>') {
        from++;
      }
      int depth = from - start;
      from += from < last && text.charAt(from) == ' ' ? 1 : 0;
      boolean signature = last - from == SIGNATURE.length() && text.startsWith(SIGNATURE, from);
      boolean flows = last > from && text.charAt(last - 1) == ' ' && !signature;
      if (open != depth || signature) {
        out.append(first ? "" : "\n").append(">".repeat(depth));
        out.append(depth > 0 && last > from ? " " : "");
      }
      out.append(text, from, flows && deleteSpace ? last - 1 : last);
      open = flows ? depth : -1;
      first = false;
      start = end + 1;
    }
    return out.toString();
  }
}
