package io.parley.transforms.clean.markup;

/** What becomes of markup. */
public enum MarkupMode {
  /** Readable plain text; code blocks stay as fenced blocks. */
  TEXT,
  /** Markdown stays, other markup becomes Markdown. */
  MARKDOWN
}
