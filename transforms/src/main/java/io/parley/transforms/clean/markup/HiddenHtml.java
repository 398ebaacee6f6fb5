package io.parley.transforms.clean.markup;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Tells the elements that a browser does not show. */
final class HiddenHtml {
  private static final Set<String> NAMES =
      Set.of(
          "script",
          "style",
          "template",
          "iframe",
          "svg",
          "head",
          "noscript",
          "object",
          "audio",
          "video",
          "canvas",
          "button",
          "select",
          "input",
          "textarea");

  /**
   * Of Discuz's noise against crawlers, and of texts for screen readers that repeat what is shown.
   */
  private static final Set<String> CLASSES =
      Set.of(
          "jammer",
          "hidden",
          "sr-only",
          "visually-hidden",
          "screen-reader-text",
          "MJX_Assistive_MathML");

  private static final Set<String> WHITE =
      Set.of(
          "white",
          "#fff",
          "#ffffff",
          "#fffffe",
          "#fefefe",
          "transparent",
          "rgb(255,255,255)",
          "rgba(255,255,255,1)",
          "rgba(0,0,0,0)");

  private HiddenHtml() {}

  static boolean is(Element element, String name) {
    if (NAMES.contains(name)) {
      return true;
    }
    if (element.attributesSize() == 0) {
      return false;
    }
    if (element.hasAttr("hidden")) {
      return true;
    }
    String style = element.attr("style");
    if (!style.isEmpty() && hides(style)) {
      return true;
    }
    if (name.equals("font") && isWhite(element.attr("color"))) {
      return true;
    }
    String classes = element.attr("class");
    return !classes.isEmpty() && element.classNames().stream().anyMatch(CLASSES::contains);
  }

  /** Whether a colour is that of the paper. */
  static boolean isWhite(String color) {
    return WHITE.contains(compact(color));
  }

  private static boolean hides(String style) {
    boolean background = false;
    boolean white = false;
    for (String declaration : compact(style).split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String value = declaration.substring(colon + 1).replace("!important", "");
      switch (declaration.substring(0, colon)) {
        case "display" -> {
          if (value.equals("none")) {
            return true;
          }
        }
        case "visibility" -> {
          if (value.equals("hidden") || value.equals("collapse")) {
            return true;
          }
        }
        case "opacity", "font-size", "font" -> {
          if (isZero(value)) {
            return true;
          }
        }
        case "left", "top", "text-indent", "margin-left" -> {
          if (value.startsWith("-999")) {
            return true;
          }
        }
        case "background", "background-color", "background-image" -> background = true;
        case "color" -> white = WHITE.contains(value);
        default -> {}
      }
    }
    return white && !background;
  }

  /** {@code 0}, {@code 0px}, {@code 0.0em}; not {@code 0.9em}. */
  private static boolean isZero(String value) {
    int end = 0;
    boolean digit = false;
    while (end < value.length() && (value.charAt(end) == '0' || value.charAt(end) == '.')) {
      digit |= value.charAt(end) == '0';
      end++;
    }
    return digit && (end == value.length() || value.charAt(end) < '0' || value.charAt(end) > '9');
  }

  private static String compact(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.indexOf(' ') < 0 ? lower : lower.replace(" ", "");
  }
}
