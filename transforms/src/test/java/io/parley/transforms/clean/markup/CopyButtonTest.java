package io.parley.transforms.clean.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class CopyButtonTest {
  @Test
  void barsAboveCodeGo() {
    assertEquals("Like so:\n\nx = 1", CopyButton.remove("Like so:\n\npython\nCopy code\nx = 1"));
    assertEquals("Like so:\nx = 1", CopyButton.remove("Like so:\npythonCopy code\nx = 1"));
    assertEquals("代码：\nx = 1", CopyButton.remove("代码：\n复制代码\nx = 1"));
  }

  @Test
  void proseStays() {
    String text = "Press\n\"Copy code\" to do so.\nDo not Copy code";
    assertEquals(text, CopyButton.remove(text));
    String other = "nothing of the kind";
    assertSame(other, CopyButton.remove(other));
  }
}
