package io.parley.transforms.filter.reply;

import java.util.Locale;

/** Replies of which a recipe says whether they may be learnt. */
public enum ReplyKind {
  /** Nothing but agreement, thanks, laughter or a bump. */
  GENERIC,
  /** Links, images, attachments or tags of private data and no word about what is behind them. */
  BARE_LINKS,
  /** An assistant's refusals, and "as an AI language model". */
  REFUSALS,
  /** Those that end where a crawler or a limit has cut them. */
  TRUNCATED,
  /** Those in another language than what they answer. */
  LANGUAGE_SWITCHES;

  /** The key of the recipe, without {@code filter.}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
