package io.parley.schemas;

/** How the source wrote its text. */
public enum Markup {
  /** As typed; nothing in it is markup. */
  PLAIN,
  /** Markdown. */
  MARKDOWN,
  /** An HTML fragment. */
  HTML,
  /** BBCode, as forums of vBulletin's, phpBB's and Discuz's kind have it. */
  BBCODE,
  /** Slack's mrkdwn, with {@code & < >} escaped. */
  SLACK,
  /** Discord's Markdown, with its mentions, emoji and times. */
  DISCORD,
  /** A text of Telegram's export: a string, or the JSON of its list of strings and entities. */
  TELEGRAM,
  /** The plain text of a mail, its transfer encoding undone. */
  MAIL
}
