package io.parley.schemas;

/** How the source wrote its text. */
public enum Markup {
  /** As typed; nothing in it is markup. */
  PLAIN,
  /** Markdown whose {@code & < >} are escaped once, as Reddit's API gives it. */
  MARKDOWN,
  /** An HTML fragment. */
  HTML
}
