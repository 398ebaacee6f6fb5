package io.parley.transforms.clean.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.transforms.clean.debris.Quotes;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
  private static void reads(String expected, String markdown) {
    assertEquals(expected, MarkdownText.read(markdown, MarkupConfig.defaults(), Quotes.KEEP_ALL));
  }

  private static String leaving(String markdown, Predicate<String> repeated) {
    return MarkdownText.read(markdown, MarkupConfig.defaults(), repeated);
  }

  private static void stays(String text) {
    reads(text, text);
  }

  @Test
  void emphasis() {
    reads("a b c d e g", "*a* **b** ***c*** _d_ __e__ **_g_**");
    reads("is not allowed", "~~does not fulfil *the* rule and~~ is not allowed");
    reads("b", "~~a ~~b~~ c~~ b");
    reads("bold and italic inside", "**bold and *italic* inside**");
    reads("unfrigging believable", "un*frigging* believable");
    reads("across\nlines", "**across\nlines**");
    reads("他说“你好”的时候", "他说**“你好”**的时候");
  }

  @Test
  void whatOnlyLooksLikeEmphasis() {
    stays("snake_case_name and 2 * 3 * 4, 2*3*4, a*b*c, x**2 + y**2");
    stays("f*ck this sh*t, s**t and f***ing b*tch");
    stays("def __init__(self): and __name__ == \"__main__\"");
    stays("~5 minutes, ~ish");
    stays("alone * and ** too");
    stays("*unclosed");
  }

  @Test
  void escapes() {
    reads("*not* _this_ [nor](this)", "\\*not\\* \\_this\\_ \\[nor\\](this)");
    reads("C:\\Users\\me", "C:\\Users\\me");
    reads("¯\\_(ツ)_/¯", "¯\\_(ツ)_/¯");
    reads("¯\\_(ツ)_/¯", "¯\\\\\\_(ツ)_/¯");
  }

  @Test
  void headings() {
    reads("Title\ntext", "# Title #\ntext");
    reads("Two", "##Two");
    reads("Under\n\ntext", "Under\n=====\ntext");
    stays("#hashtag and #1");
  }

  @Test
  void links() {
    reads("see this page now", "see [this *page*](http://a.b/c_d_(e)) now");
    reads("titled", "[titled](http://a.b \"a title\")");
    reads("with a space", "[with a space] (http://a.b)");
    reads("brackets [in] text", "[brackets [in] text](http://a.b)");
    reads(
        "by name and shortcut",
        "by [name][1] and [shortcut]\n\n[1]: http://a.b\n[shortcut]: http://c.d \"t\"");
    reads("http://a.b/x_y_z", "<http://a.b/x_y_z>");
    reads("/r/java and (parens)", "[/r/java](/r/java) and (parens)");
    reads("who: the butler", "[who](/s \"the butler\")");
    stays("array[0](x y) and [unclosed](http://a.b");
    stays("[edit] fixed, see [1]");
  }

  @Test
  void bareAddresses() {
    stays("https://en.wikipedia.org/wiki/Snake_case_(x)?a=*b*&copy=2 and on");
    reads("https://a.b/c_d", "**https://a.b/c\\_d**");
    reads("(see https://a.b/c_d_e)", "(see https://a.b/c_d_e)");
  }

  @Test
  void images() {
    reads("a cat here", "![a cat](http://a.b/c.png) here");
    reads("so funny", "so funny ![gif](giphy|abc)");
  }

  @Test
  void superscripts() {
    reads("this is tiny text", "this is ^tiny ^^text");
    reads("note: several (nested) words", "note: ^(several (nested) words)");
    stays("x^2 + y^(n+1) = z");
    stays("^_^ and ^^ this ^.^");
  }

  @Test
  void spoilers() {
    reads("the killer is the butler!", "the killer is >!the **butler**!<!");
    reads("whole line", ">!whole line!<");
    stays("a >! b");
  }

  @Test
  void lists() {
    reads("Do:\n\n- one\n- two\n  - nested\n- three", "Do:\n\n* one\n* two\n    * nested\n+ three");
    reads("1. a\n2. b\n10) c", "1. a\n2. b\n10) c");
    reads("- a\n\n  more of a\n- b", "- a\n\n  more of a\n- b");
    reads("- quoted:\n  ```\n  code *x*\n  ```", "- quoted:\n  ```\n  code *x*\n  ```");
    stays("It was in\n1986. A good year\n-5 degrees");
  }

  @Test
  void rules() {
    reads("a\n\nb\n\nc", "a\n\n---\n\nb\n***\nc");
  }

  @Test
  void tables() {
    reads("a | b\n1 | two\n3 | 4", "|a|b|\n|:-|-:|\n|1|**two**|\n|3|4|");
    reads("x\n\na | b\nc | d", "x\n\na|b\n-|-\nc|d");
    stays("this | that");
  }

  @Test
  void code() {
    reads("use `a*b*c` and ``x`y`` *", "use `a*b*c` and ``x`y`` *");
    reads("```java\nint *p = &amp;x; // **no**\n```", "```java\nint *p = &amp;x; // **no**\n```");
    reads(
        "text\n\n```\nfor (;;) {\n  *p++;\n\n\n  > no quote\n}\n```\n\nend",
        "text\n\n    for (;;) {\n      *p++;\n\n\n      > no quote\n    }\n\nend");
    reads("````\na ``` b\n````", "    a ``` b");
    reads("```\nunclosed\n```", "```\nunclosed");
    reads("```\ntilde\n```", "~~~\ntilde\n~~~");
    reads("para\ncontinued, no code", "para\n    continued, no code");
    reads("x ```inline``` y", "x ```inline``` y");
  }

  @Test
  void entitiesOutsideCode() {
    reads("a < b, `&lt;`, *", "a &lt; b, `&lt;`, &#42;");
    reads("a\n\nb", "a\n\n&nbsp;\n\nb");
  }

  @Test
  void quotes() {
    reads("> said this\n> before\n\nI reply", "> said *this*\n> before\n\nI reply");
    for (String face : List.of(">_<", ">_>", ">.<", ">.>", ">:(", ">:((", ">:", ">:D")) {
      stays(face + " why");
    }
    stays(">:");
    reads("> :smile: and that", ">:smile: and that");
    reads("> one\n> two\n\nright below", ">one\n>two\nright below");
    reads("> outer\n>\n> > inner\n\nme", "> outer\n>\n> > inner\n\nme");
    reads("me\n\n> - a list\n>   with more", "me\n\n> * a list\n>   with more");
  }

  @Test
  void leavesRepeatedQuotesOut() {
    assertEquals(
        "before\n\nafter", leaving("before\n\n> gone\n\nafter", quote -> quote.equals("gone")));
    assertEquals(
        "> kept\n\nafter", leaving("> > gone\n> kept\n\nafter", quote -> quote.equals("gone")));
    assertEquals("", leaving("> gone", quote -> true));
    assertEquals("```\n> code\n```", leaving("```\n> code\n```", quote -> true));
  }
}
