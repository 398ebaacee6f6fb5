package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.text.Chars;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Turns an HTML fragment into the text that a browser shows, in the same form that {@link
 * MarkdownText} gives, or into Markdown. What is hidden, often to spoil copies, and what its author
 * struck out is left out.
 */
final class HtmlText implements NodeFilter {
  private static final Set<String> PARAGRAPHS = Set.of("p", "dl", "figure", "details", "hr");

  private static final Set<String> LINES =
      Set.of(
          "div",
          "tr",
          "dt",
          "dd",
          "section",
          "article",
          "header",
          "footer",
          "aside",
          "figcaption",
          "caption",
          "summary",
          "address",
          "center",
          "form",
          "nav",
          "main",
          "fieldset",
          "legend");

  /** In a table that has one of these, cells lay out a page; they do not line up data. */
  private static final Set<String> LAYOUT =
      Set.of("table", "pre", "blockquote", "ul", "ol", "h1", "h2", "h3", "form");

  /** Elements deeper down are not searched for what they hold, which keeps reading linear. */
  private static final int MAX_SEARCHED = 32;

  private final MarkupWriter writer;
  private boolean table; // whose cells line up

  private HtmlText(MarkupWriter writer) {
    this.writer = writer;
  }

  /** See {@link MarkupReader#read}. */
  static String read(String html, MarkupConfig config, Predicate<String> repeated) {
    MarkupWriter writer = new MarkupWriter(config, repeated);
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      writer.words(html);
    } else {
      Jsoup.parseBodyFragment(html).body().filter(new HtmlText(writer));
    }
    return writer.text();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode textNode) {
      writer.words(textNode.getWholeText());
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }

    String name = element.normalName();
    boolean formula = depth < MAX_SEARCHED && HtmlFormulas.write(element, name, writer);
    if (formula || HiddenHtml.is(element, name)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    breakFor(name);
    switch (name) {
      case "pre" -> {
        pre(element);
        return FilterResult.SKIP_ENTIRELY;
      }
      case "code", "tt", "samp" -> {
        writer.code(element.wholeText());
        return FilterResult.SKIP_ENTIRELY;
      }
      case "s", "strike", "del" -> {
        if (!writer.markdown()) {
          return FilterResult.SKIP_ENTIRELY;
        }
        writer.openMark("~~");
      }
      case "b", "strong" -> writer.openMark("**");
      case "i", "em" -> writer.openMark("*");
      case "h1", "h2", "h3", "h4", "h5", "h6" -> writer.heading(name.charAt(1) - '0');
      case "br" -> writer.lineBreak();
      case "img" -> {
        if (Links.isDescription(element.attr("alt"))) {
          writer.words(element.attr("alt"));
        }
      }
      case "ul", "menu" -> writer.openList(MarkupWriter.BULLET);
      case "ol" -> writer.openList(start(element));
      case "li" -> writer.item();
      case "table" -> openTable(element, depth);
      case "tr" -> {
        if (table) {
          writer.openRow();
        }
      }
      case "td", "th" -> openCell(element);
      case "sup" -> {
        if (isExponent(element)) {
          writer.write("^");
        }
      }
      case "a" -> writer.openLink();
      case "blockquote" -> writer.openQuote();
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
      case "s", "strike", "del" -> writer.closeMark("~~");
      case "b", "strong" -> writer.closeMark("**");
      case "i", "em" -> writer.closeMark("*");
      case "ul", "ol", "menu" -> writer.closeList();
      case "a" -> writer.closeLink(element.attr("href"));
      case "blockquote" -> writer.closeQuote();
      case "h1", "h2", "h3", "h4", "h5", "h6" -> writer.closeHeading();
      case "td", "th" -> {
        if (table) {
          writer.closeCell();
        }
      }
      case "table" -> {
        if (table) {
          table = false;
          writer.closeTable();
        } else {
          writer.paragraph();
        }
      }
      default -> {}
    }
    breakFor(name);
    return FilterResult.CONTINUE;
  }

  private void breakFor(String name) {
    if (PARAGRAPHS.contains(name) || name.length() == 2 && name.charAt(0) == 'h') {
      writer.paragraph();
    } else if (LINES.contains(name) && !table) {
      writer.due(1);
    }
  }

  private void openTable(Element element, int depth) {
    if (depth < MAX_SEARCHED && isData(element)) {
      table = true;
      writer.openTable();
    } else {
      writer.paragraph();
    }
  }

  private static boolean isData(Element table) {
    boolean columns = table.stream().anyMatch(e -> isCell(e) && e.nextElementSibling() != null);
    return columns && table.stream().skip(1).noneMatch(e -> LAYOUT.contains(e.normalName()));
  }

  private static boolean isCell(Element element) {
    return element.normalName().equals("td") || element.normalName().equals("th");
  }

  private void openCell(Element cell) {
    if (table) {
      writer.openCell();
    } else if (cell.previousElementSibling() != null) {
      writer.due(1);
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

  private void pre(Element element) {
    Element inner = element.selectFirst("code");
    // ChatGPT's pages put a bar with the language's name and a button above the code.
    boolean bar = inner != null && element.selectFirst("button") != null;
    writer.codeBlock(language(element, inner), (bar ? inner : element).wholeText());
  }

  private static String language(Element pre, Element code) {
    String classes = pre.className() + " " + (code == null ? "" : code.className());
    String brush = "";
    for (String name : classes.split(" ", -1)) {
      for (String prefix : new String[] {"language-", "lang-", "highlight-source-"}) {
        if (name.startsWith(prefix)) {
          return name.substring(prefix.length());
        }
      }
      // SyntaxHighlighter's "brush: java", as Discuz and CSDN have it.
      if (brush.equals("brush:")) {
        return name.replace(";", "");
      }
      brush = name;
    }
    return "";
  }

  /** Whether a raised number follows a letter or digit: 10<sup>6</sup> is not 106. */
  private boolean isExponent(Element sup) {
    String raised = sup.wholeText();
    if (writer.spaceDue() || raised.isEmpty() || raised.length() > 4) {
      return false;
    }
    char first = raised.charAt(0);
    boolean number = Chars.isDigit(first) || first == '-' || first == '−';
    boolean power = raised.length() == 1 && Chars.isAsciiLetter(first);
    char base = writer.last(0);
    boolean variable = Chars.isAsciiAlnum(base) && !Chars.isAsciiAlnum(writer.last(1));
    return number && Chars.isAsciiAlnum(base) || power && (variable || base == ')');
  }
}
