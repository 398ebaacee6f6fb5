package io.parley.transforms.clean.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EntitiesTest {
  @Test
  void decodesNamesAndNumbers() {
    assertEquals(
        "<div> & \"x\" é — '",
        Entities.decode("&lt;div&gt; &amp; &quot;x&quot; &eacute; &mdash; &#39;"));
    assertEquals("A A 😀", Entities.decode("&#65; &#x41; &#x1F600;"));
    assertEquals("a b", Entities.decode("a&nbsp;b"));
    assertEquals("“", Entities.decode("&#147;"));
  }

  @Test
  void decodesOnce() {
    assertEquals("&lt;", Entities.decode("&amp;lt;"));
  }

  @Test
  void leavesWhatIsNone() {
    for (String text :
        new String[] {
          "AT&T", "?a=1&copy=2", "&", "&;", "&nosuchthing;", "&#;", "&#x;", "&#xZZ;", "a && b;"
        }) {
      assertEquals(text, Entities.decode(text));
    }
  }

  @Test
  void dropsNumbersOfNoCharacter() {
    assertEquals("", Entities.decode("&#0;&#xD800;&#1114112;&#99999999999;"));
  }
}
