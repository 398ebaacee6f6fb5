package io.parley.transforms.clean.markup;

import org.jsoup.nodes.Element;

/**
 * Finds formulas in HTML: MathML, what KaTeX and MathJax made of TeX (each shows a formula two or
 * three times over, for eyes, for screen readers, as the source), and images whose description is
 * TeX.
 */
final class HtmlFormulas {
  private static final String TEX = "application/x-tex";
  private static final String MATH_SCRIPT = "math/tex";

  private HtmlFormulas() {}

  /** Writes an element that is a formula or a copy of one; false where it is neither. */
  static boolean write(Element element, String name, MarkupWriter writer) {
    switch (name) {
      case "script" -> {
        String type = element.attr("type");
        if (type.startsWith(MATH_SCRIPT)) {
          writer.formula(element.data(), type.contains("mode=display"));
        }
        return true;
      }
      case "math" -> {
        return math(element, element.attr("display").equals("block"), writer);
      }
      case "img" -> {
        return image(element, writer);
      }
      case "span", "div", "mjx-container", "nobr" -> {
        String classes = element.attr("class");
        return !classes.isEmpty() && rendered(element, classes, writer);
      }
      default -> {
        return false;
      }
    }
  }

  private static boolean rendered(Element element, String classes, MarkupWriter writer) {
    if (element.hasClass("katex-display")) {
      Element math = element.selectFirst("math");
      return math != null && math(math, true, writer);
    }
    if (element.hasClass("katex")) {
      Element math = element.selectFirst("math");
      return math != null && math(math, false, writer);
    }
    if (element.hasClass("katex-html")) {
      return true; // its MathML stands beside it
    }
    // MathJax 2 puts the source in a script behind what it shows.
    return element.hasClass("MathJax_Preview")
        || (classes.startsWith("MathJax") || element.hasClass("MathJax_Display"))
            && followedBySource(element);
  }

  private static boolean followedBySource(Element element) {
    Element next = element.nextElementSibling();
    if (next == null && element.parent() != null && element.parent().hasClass("MathJax_Display")) {
      next = element.parent().nextElementSibling();
    }
    return next != null && next.attr("type").startsWith(MATH_SCRIPT);
  }

  private static boolean math(Element math, boolean display, MarkupWriter writer) {
    Element annotation = math.selectFirst("annotation[encoding=" + TEX + "]");
    String tex = annotation != null ? annotation.wholeText() : math.attr("alttext");
    if (tex.isBlank()) {
      return false; // its letters are better than nothing
    }
    writer.formula(unstyled(tex), display);
    return true;
  }

  /** Wikipedia wraps each formula in its style. */
  private static String unstyled(String tex) {
    String inner = tex.strip();
    for (String style : new String[] {"{\\displaystyle ", "{\\textstyle "}) {
      if (inner.startsWith(style) && inner.endsWith("}")) {
        return inner.substring(style.length(), inner.length() - 1);
      }
    }
    return inner;
  }

  private static boolean image(Element image, MarkupWriter writer) {
    if (image.attr("class").startsWith("mwe-math")) {
      return true; // Wikipedia's MathML stands beside it
    }
    boolean tex =
        image.hasClass("latex")
            || image.hasClass("tex")
            || image.hasClass("ee_img")
            || image.hasAttr("eeimg") // Zhihu
            || image.attr("src").contains("/equation?tex=")
            || image.attr("src").contains("latex.codecogs.com");
    String alternative = image.attr("alt").strip();
    if (!tex || alternative.isEmpty()) {
      return false;
    }
    boolean display = alternative.startsWith("\\[") || alternative.startsWith("$$");
    writer.formula(bare(alternative), display);
    return true;
  }

  /** Without the signs around it. */
  private static String bare(String tex) {
    String[][] pairs = {{"$$", "$$"}, {"$", "$"}, {"\\(", "\\)"}, {"\\[", "\\]"}};
    for (String[] pair : pairs) {
      if (tex.length() > pair[0].length() + pair[1].length()
          && tex.startsWith(pair[0])
          && tex.endsWith(pair[1])) {
        return tex.substring(pair[0].length(), tex.length() - pair[1].length());
      }
    }
    return tex;
  }
}
