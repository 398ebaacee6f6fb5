package io.parley.transforms.clean.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "I don&#39;t know|I don't know",
        "I don&amp;#39;t know|I don't know",
        "I don&amp;amp;#039;t know|I don't know",
        "He said &quot;hello there&quot;.|He said \"hello there\".",
        "&amp;quot;Hi&amp;quot;, she said|\"Hi\", she said",
        "AT&amp;T and R&amp;B|AT&T and R&B",
        "Tom &amp; Jerry|Tom & Jerry",
        "Tom &amp;amp; Jerry|Tom & Jerry",
        "caf&eacute; ol&eacute;|café olé",
        "hello&nbsp;world|hello world",
        "it&rsquo;s 1 &lt; 2|it’s 1 < 2",
        "10Î&frac14;s|10Î¼s",
        "the boys&#39; room|the boys' room",
        "<NAME> doesn&#39;t|<NAME> doesn't",
        "don&#39;t: `a &amp; b&#39;s`|don't: `a &amp; b&#39;s`",
      })
  void undoes(String text, String expected) {
    assertEquals(expected, Escapes.undo(text));
    assertEquals(expected, Escapes.undo(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&lt;b&gt;bold&lt;/b&gt;",
        "use &lt; for <",
        "use &amp; for &",
        "Use &quot; inside attributes, and &amp; too",
        "In HTML you write caf&eacute;",
        "the entity caf&eacute; is decoded",
        "You escape it: don&#39;t",
        "`don&#39;t`",
        "    puts \"don&#39;t\"",
        "```\na&#39;b\n```",
        "AT&T, Q&A; R&amp;B",
        "?a=1&b=2; caf&eacute;",
        "<p>caf&eacute;</p>",
        "if (a &amp;&amp; b)",
        "write &amp; here",
        "&",
        "a;b&c",
      })
  void leaves(String text) {
    assertSame(text, Escapes.undo(text));
  }
}
