package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.repair.TextRepair;
import java.util.function.Predicate;

/**
 * Reads the plain text of mail: what is left of its transfer encodings is undone, and the lines
 * that a mailer broke are joined. Quotes stay marked; what they repeat is found with those of other
 * plain texts.
 */
final class MailText {
  private MailText() {}

  /** See {@link MarkupReader#read}. */
  static String read(String post, MarkupConfig config, Predicate<String> repeated) {
    String text = MailCodes.decode(TextRepair.lineEnds(post));
    return config.unwrap() ? Unwrap.unwrap(text) : text;
  }
}
