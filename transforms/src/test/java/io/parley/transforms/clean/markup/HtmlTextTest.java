package io.parley.transforms.clean.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.transforms.clean.debris.Quotes;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
  private static void reads(String expected, String html) {
    assertEquals(expected, HtmlText.read(html, MarkupConfig.defaults(), Quotes.KEEP_ALL));
  }

  @Test
  void paragraphsAndLines() {
    reads("One two.\n\nThree\nfour", "<p>One\n   <em>two</em>.</p>\n\n<p>Three<br>four</p>");
    reads("a\n\nb\n\nc", "a<p>b<p>c");
    reads("Title\n\ntext", "<h2>Title</h2>text");
    reads("a\nb", "<div>a</div><div>b</div>");
    reads("a\n\nb", "a<hr>b");
    reads("a & b < c", "a &amp; b &lt; c");
  }

  @Test
  void lists() {
    reads(
        "Do:\n\n- one\n- two\n  - deep\n- three\n\nend",
        "Do:<ul><li>one</li><li>two<ul><li>deep</li></ul></li><li>three</li></ul>end");
    reads("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>");
    reads("3. a\n4. b", "<ol start=3><li>a</li><li>b</li></ol>");
    reads("- a\n\n  more\n\n- b", "<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul>");
    reads("- stray", "<li>stray");
  }

  @Test
  void code() {
    reads("use `a  <b>` here", "use <code>a  &lt;b&gt;</code> here");
    reads(
        "```python\nprint(1)\n```",
        "<pre><div><div><span>python</span><button>Copy code</button></div><div>"
            + "<code class=\"hljs language-python\">print(1)\n</code></div></div></pre>");
    reads(
        "x:\n\n```java\nif (a &lt; b)\n\n\n  @Override\n```\n\nend",
        "x:<pre class=\"lang-java\"><code>if (a &amp;lt; b)\n\n\n  @Override\n</code></pre>end");
  }

  @Test
  void tables() {
    reads(
        "a | b\n1 | 2",
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>");
  }

  @Test
  void whatIsNoText() {
    reads("seen", "<style>p{}</style><script>alert(1)</script>seen<!-- not -->");
    reads("a cat", "<img src=x alt='a cat'><img src=y alt='enter image description here'>");
  }

  @Test
  void links() {
    reads("see this (http://a.b)", "see <a href='http://a.b'>this</a>");
    reads("https://a.b/long/path", "<a href='https://a.b/long/path'>https://a.b/lon...</a>");
  }

  @Test
  void raisedNumbers() {
    reads("10^6 and CO2 and word (1)", "10<sup>6</sup> and CO<sub>2</sub> and word <sup>(1)</sup>");
  }

  @Test
  void quotes() {
    reads("x\n\n> one\n>\n> two\n\ny", "x<blockquote><p>one</p><p>two</p></blockquote>y");
    assertEquals(
        "x\n\ny",
        HtmlText.read(
            "<p>x</p><blockquote><p>gone</p></blockquote><p>y</p>",
            MarkupConfig.defaults(),
            quote -> true));
  }
}
