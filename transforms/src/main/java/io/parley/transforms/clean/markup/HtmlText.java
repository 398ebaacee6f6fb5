package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.debris.Quotes;
import io.parley.transforms.clean.text.Backticks;
import io.parley.transforms.clean.text.Chars;
import io.parley.transforms.clean.text.Fences;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Turns an HTML fragment into the text that a browser shows, in the same form that {@link
 * MarkdownText} gives: paragraphs apart, lists with {@code - } and numbers, code in fences and
 * backticks, quotes with {@code > }.
 */
public final class HtmlText implements NodeFilter {
  /** What no reader sees, and what its author struck out. */
  private static final Set<String> HIDDEN =
      Set.of(
          "script",
          "style",
          "template",
          "iframe",
          "svg",
          "head",
          "noscript",
          "object",
          "s",
          "strike",
          "del");

  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "hr", "dl", "figure", "details");
  private static final Set<String> LINES =
      Set.of(
          "div",
          "li",
          "tr",
          "dt",
          "dd",
          "section",
          "article",
          "header",
          "footer",
          "aside",
          "figcaption",
          "summary",
          "address",
          "center",
          "form",
          "nav",
          "main");

  /** What Stack Exchange's editor puts where nobody described an image. */
  private static final Set<String> NO_DESCRIPTION =
      Set.of("enter image description here", "alt text", "image", "img");

  /** Quotes in quotes beyond this depth are read as one. */
  private static final int MAX_DEPTH = 8;

  private static final int BULLET = -1;

  private final Predicate<String> repeated;
  private final Deque<Part> outer = new ArrayDeque<>();
  private Part part = new Part();
  private int quotes;

  /** The text of the fragment, or of a quote in it. */
  private static final class Part {
    final StringBuilder out = new StringBuilder();
    final Deque<Integer> lists = new ArrayDeque<>(); // the next number, or BULLET
    int breaks; // line ends due before the next text
    boolean space; // due before the next text
    String marker = "";
    int linkStart;
  }

  private HtmlText(Predicate<String> repeated) {
    this.repeated = repeated;
  }

  /**
   * Reads a fragment.
   *
   * @param repeated tells the quotes, as plain text, that are to be left out
   */
  public static String read(String html, Predicate<String> repeated) {
    HtmlText reader = new HtmlText(repeated);
    Jsoup.parseBodyFragment(html).body().filter(reader);
    return reader.part.out.toString();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode textNode) {
      text(textNode.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }

    String name = element.normalName();
    if (HIDDEN.contains(name)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    breakFor(name);
    switch (name) {
      case "pre" -> {
        pre(element);
        return FilterResult.SKIP_ENTIRELY;
      }
      case "code" -> {
        code(element.wholeText());
        return FilterResult.SKIP_ENTIRELY;
      }
      case "br" -> part.breaks = Math.max(part.breaks, 0) + 1;
      case "img" -> {
        String alternative = element.attr("alt").strip();
        if (!NO_DESCRIPTION.contains(alternative)) {
          text(alternative);
        }
      }
      case "ul" -> part.lists.push(BULLET);
      case "ol" -> part.lists.push(start(element));
      case "li" -> item();
      case "td", "th" -> {
        if (element.previousElementSibling() != null) {
          text(" | ");
        }
      }
      case "sup" -> {
        if (isExponent(element)) {
          append("^");
        }
      }
      case "a" -> part.linkStart = part.out.length();
      case "blockquote" -> {
        quotes++;
        if (quotes <= MAX_DEPTH) {
          outer.push(part);
          part = new Part();
        }
      }
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }

    String name = element.normalName();
    switch (name) {
      case "ul", "ol" -> part.lists.pop();
      case "a" -> restoreLink(element.attr("href"));
      case "blockquote" -> {
        if (quotes-- <= MAX_DEPTH) {
          String quote = part.out.toString();
          part = outer.pop();
          due(2);
          if (!quote.isBlank() && !repeated.test(quote)) {
            flushBreaks();
            part.out.append(Quotes.mark(quote));
            due(2);
          }
        }
      }
      default -> {}
    }
    breakFor(name);
    return FilterResult.CONTINUE;
  }

  private void breakFor(String name) {
    if (PARAGRAPHS.contains(name) || name.equals("blockquote") || name.equals("pre")) {
      due(part.lists.isEmpty() || name.equals("pre") ? 2 : part.marker.isEmpty() ? 2 : 1);
    } else if (name.equals("ul") || name.equals("ol")) {
      due(part.lists.isEmpty() ? 2 : 1);
    } else if (LINES.contains(name)) {
      due(1);
    }
  }

  private void due(int count) {
    part.space = false;
    part.breaks = Math.max(part.breaks, count);
  }

  private void item() {
    int number = part.lists.isEmpty() ? BULLET : part.lists.peek();
    part.marker = "- ";
    if (number != BULLET) {
      part.marker = number + ". ";
      part.lists.pop();
      part.lists.push(number + 1);
    }
  }

  /** The first number, of an attribute that anybody may have written. */
  private static int start(Element list) {
    String start = list.attr("start");
    int value = 0;
    for (int i = 0; i < start.length(); i++) {
      if (!Chars.isDigit(start.charAt(i)) || i == 6) {
        return 1;
      }
      value = value * 10 + start.charAt(i) - '0';
    }
    return start.isEmpty() ? 1 : value;
  }

  private void text(String text) {
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !isSpace(text.charAt(end))) {
        end++;
      }
      if (end > start) {
        append(text.substring(start, end));
      }
      if (end < text.length()) {
        part.space = part.out.length() > 0 && part.breaks == 0;
        while (end < text.length() && isSpace(text.charAt(end))) {
          end++;
        }
      }
      start = end;
    }
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c == 0xA0;
  }

  private void append(String word) {
    flushBreaks();
    if (part.space) {
      part.out.append(' ');
      part.space = false;
    }
    part.out.append(word);
  }

  private void flushBreaks() {
    boolean fresh = part.out.length() == 0;
    if (part.breaks > 0 || fresh) {
      if (!fresh) {
        part.out.append("\n".repeat(Math.min(2, part.breaks)));
      }
      part.breaks = 0;
      part.space = false;
      int depth = part.lists.size();
      part.out.append(
          "  ".repeat(Math.min(MAX_DEPTH, part.marker.isEmpty() ? depth : Math.max(0, depth - 1))));
      part.out.append(part.marker);
      part.marker = "";
    }
  }

  private void pre(Element element) {
    Element inner = element.selectFirst("code");
    // ChatGPT's pages put a bar with the language's name and a button above the code.
    boolean bar = inner != null && element.selectFirst("button") != null;
    String code = (bar ? inner : element).wholeText();
    int end = code.length();
    while (end > 0 && code.charAt(end - 1) <= ' ') {
      end--;
    }
    int start = 0;
    while (start < end && code.charAt(start) == '\n') {
      start++;
    }
    if (start == end) {
      return;
    }
    StringBuilder block = new StringBuilder();
    Fences.write(language(element), code.substring(start, end), block);
    flushBreaks();
    String indent = "  ".repeat(Math.min(MAX_DEPTH, part.lists.size()));
    part.out.append(block.toString().replace("\n", "\n" + indent));
    due(2);
  }

  private static String language(Element pre) {
    Element code = pre.selectFirst("code");
    String classes = pre.className() + " " + (code == null ? "" : code.className());
    for (String name : classes.split(" ", -1)) {
      for (String prefix : new String[] {"language-", "lang-"}) {
        if (name.startsWith(prefix)) {
          return name.substring(prefix.length());
        }
      }
    }
    return "";
  }

  private void code(String code) {
    String inner = code.strip().replace('\n', ' ');
    if (inner.isEmpty()) {
      return;
    }
    int longest = Backticks.longest(inner);
    String ticks = "`".repeat(longest + 1);
    String pad = longest > 0 ? " " : "";
    append(ticks + pad + inner + pad + ticks);
  }

  /** Whether a raised number follows a letter or digit: 10<sup>6</sup> is not 106. */
  private boolean isExponent(Element sup) {
    String raised = sup.wholeText();
    if (part.space
        || part.breaks > 0
        || part.out.length() == 0
        || raised.isEmpty()
        || raised.length() > 4) {
      return false;
    }
    char before = part.out.charAt(part.out.length() - 1);
    char first = raised.charAt(0);
    return Chars.isAsciiAlnum(before) && (Chars.isDigit(first) || first == '-' || first == '−');
  }

  /** Hacker News shortens the text of long addresses. */
  private void restoreLink(String href) {
    int start = Math.min(part.linkStart, part.out.length());
    int length = part.out.length();
    if (length - start < 8 || !part.out.substring(length - 3).equals("...")) {
      return;
    }
    int first = part.out.indexOf("http", start);
    if (first >= 0 && href.startsWith(part.out.substring(first, length - 3))) {
      part.out.setLength(first);
      part.out.append(href);
    }
  }
}
