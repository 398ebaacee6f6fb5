package io.parley.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void undoesTheApiOnly() {
    assertEquals("<b> &nbsp; &lt; &#39;", Texts.unescapeApi("&lt;b&gt; &nbsp; &amp;lt; &amp;#39;"));
  }
}
