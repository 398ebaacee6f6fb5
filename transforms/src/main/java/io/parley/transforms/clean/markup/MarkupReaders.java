package io.parley.transforms.clean.markup;

import io.parley.schemas.Markup;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** A reader for each markup. */
final class MarkupReaders {
  static final Map<Markup, MarkupReader> ALL = all();

  private MarkupReaders() {}

  private static Map<Markup, MarkupReader> all() {
    Map<Markup, MarkupReader> readers = new EnumMap<>(Markup.class);
    readers.put(Markup.PLAIN, (post, config, repeated) -> post);
    readers.put(Markup.MARKDOWN, Markdown::read);
    readers.put(Markup.HTML, HtmlText::read);
    readers.put(Markup.BBCODE, BbCode::read);
    readers.put(Markup.SLACK, SlackText::read);
    readers.put(Markup.DISCORD, DiscordText::read);
    readers.put(Markup.TELEGRAM, TelegramText::read);
    readers.put(Markup.MAIL, MailText::read);
    return Collections.unmodifiableMap(readers);
  }
}
