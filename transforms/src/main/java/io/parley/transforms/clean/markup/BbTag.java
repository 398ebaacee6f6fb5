package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.text.Chars;
import java.util.Locale;
import java.util.Map;

/**
 * A tag of BBCode.
 *
 * @param kind what becomes of it; null where no forum has such a tag
 * @param name in lower case
 * @param argument behind the name, without quotes; empty where there is none
 * @param closing whether it ends what one of its name began
 * @param end the index behind its bracket
 */
record BbTag(Kind kind, String name, String argument, boolean closing, int end) {
  /** What becomes of a tag and of what it holds. */
  enum Kind {
    /** The tag goes, what it holds stays. */
    TRANSPARENT,
    /** A line of its own. */
    LINES,
    BOLD,
    ITALIC,
    STRUCK,
    QUOTE,
    /** Held as typed, in a fenced block. */
    CODE_BLOCK,
    /** Held as typed, in backticks. */
    CODE,
    /** Held as typed. */
    VERBATIM,
    FORMULA,
    LINK,
    IMAGE,
    /** Goes with all it holds, which is no text: numbers of attachments, addresses of films. */
    DROPPED,
    /** Goes with all it holds where that is not to be seen. */
    STYLE,
    LIST,
    NUMBERED_LIST,
    ITEM,
    TABLE,
    ROW,
    CELL,
    RULE,
    MENTION;

    /** Whether what it holds is taken as it is, up to the next end tag of its name. */
    boolean raw() {
      return this == CODE_BLOCK
          || this == CODE
          || this == VERBATIM
          || this == FORMULA
          || this == IMAGE
          || this == DROPPED;
    }
  }

  private static final int LONGEST_NAME = 16;
  private static final int LONGEST_ARGUMENT = 1000;

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("b", Kind.BOLD),
          Map.entry("strong", Kind.BOLD),
          Map.entry("i", Kind.ITALIC),
          Map.entry("em", Kind.ITALIC),
          Map.entry("s", Kind.STRUCK),
          Map.entry("strike", Kind.STRUCK),
          Map.entry("del", Kind.STRUCK),
          Map.entry("u", Kind.TRANSPARENT),
          Map.entry("size", Kind.STYLE),
          Map.entry("color", Kind.STYLE),
          Map.entry("font", Kind.TRANSPARENT),
          Map.entry("backcolor", Kind.TRANSPARENT),
          Map.entry("highlight", Kind.TRANSPARENT),
          Map.entry("sub", Kind.TRANSPARENT),
          Map.entry("sup", Kind.TRANSPARENT),
          Map.entry("float", Kind.TRANSPARENT),
          Map.entry("align", Kind.LINES),
          Map.entry("center", Kind.LINES),
          Map.entry("left", Kind.LINES),
          Map.entry("right", Kind.LINES),
          Map.entry("justify", Kind.LINES),
          Map.entry("indent", Kind.LINES),
          Map.entry("p", Kind.LINES),
          Map.entry("spoiler", Kind.TRANSPARENT),
          Map.entry("hide", Kind.LINES),
          Map.entry("free", Kind.LINES),
          Map.entry("fly", Kind.TRANSPARENT),
          Map.entry("quote", Kind.QUOTE),
          Map.entry("code", Kind.CODE_BLOCK),
          Map.entry("codebox", Kind.CODE_BLOCK),
          Map.entry("php", Kind.CODE_BLOCK),
          Map.entry("html", Kind.CODE_BLOCK),
          Map.entry("sql", Kind.CODE_BLOCK),
          Map.entry("xml", Kind.CODE_BLOCK),
          Map.entry("mw_shl_code", Kind.CODE_BLOCK),
          Map.entry("pre", Kind.CODE_BLOCK),
          Map.entry("icode", Kind.CODE),
          Map.entry("c", Kind.CODE),
          Map.entry("tt", Kind.CODE),
          Map.entry("noparse", Kind.VERBATIM),
          Map.entry("nobbc", Kind.VERBATIM),
          Map.entry("plain", Kind.VERBATIM),
          Map.entry("email", Kind.TRANSPARENT),
          Map.entry("tex", Kind.FORMULA),
          Map.entry("latex", Kind.FORMULA),
          Map.entry("math", Kind.FORMULA),
          Map.entry("url", Kind.LINK),
          Map.entry("link", Kind.LINK),
          Map.entry("img", Kind.IMAGE),
          Map.entry("image", Kind.IMAGE),
          Map.entry("attach", Kind.DROPPED),
          Map.entry("attachimg", Kind.DROPPED),
          Map.entry("attachment", Kind.DROPPED),
          Map.entry("media", Kind.DROPPED),
          Map.entry("flash", Kind.DROPPED),
          Map.entry("swf", Kind.DROPPED),
          Map.entry("audio", Kind.DROPPED),
          Map.entry("video", Kind.DROPPED),
          Map.entry("youtube", Kind.DROPPED),
          Map.entry("smilie", Kind.DROPPED),
          Map.entry("list", Kind.LIST),
          Map.entry("ul", Kind.LIST),
          Map.entry("ol", Kind.NUMBERED_LIST),
          Map.entry("*", Kind.ITEM),
          Map.entry("li", Kind.ITEM),
          Map.entry("table", Kind.TABLE),
          Map.entry("tr", Kind.ROW),
          Map.entry("td", Kind.CELL),
          Map.entry("th", Kind.CELL),
          Map.entry("hr", Kind.RULE),
          Map.entry("h1", Kind.LINES),
          Map.entry("h2", Kind.LINES),
          Map.entry("h3", Kind.LINES),
          Map.entry("user", Kind.MENTION),
          Map.entry("mention", Kind.MENTION));

  /** The tag whose bracket opens at an index; null where none does. */
  static BbTag at(String text, int open) {
    int length = text.length();
    int from = open + 1;
    boolean closing = from < length && text.charAt(from) == '/';
    from += closing ? 1 : 0;
    int to = from;
    while (to < length && to - from <= LONGEST_NAME && isName(text.charAt(to))) {
      to++;
    }
    if (to == from || to == length) {
      return null;
    }
    char after = text.charAt(to);
    if (after == ']') {
      return of(text.substring(from, to), "", closing, to + 1);
    }
    if (closing || after != '=' && after != ' ' || !KINDS.containsKey(lower(text, from, to))) {
      return null;
    }
    int limit = Math.min(length, to + LONGEST_ARGUMENT);
    boolean quoted = to + 1 < length && text.charAt(to + 1) == '"';
    for (int i = to + 1; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '[' && !quoted) {
        return null;
      }
      quoted &= c != '"' || i == to + 1;
      if (c == ']' && !quoted) {
        return of(text.substring(from, to), text.substring(to + 1, i), false, i + 1);
      }
    }
    return null;
  }

  private static BbTag of(String name, String argument, boolean closing, int end) {
    String lower = name.toLowerCase(Locale.ROOT);
    String bare = argument.replace("\"", "").replace("'", "").strip();
    return new BbTag(KINDS.get(lower), lower, bare, closing, end);
  }

  private static String lower(String text, int from, int to) {
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isName(char c) {
    return Chars.isAsciiAlnum(c) || c == '_' || c == '*';
  }
}
