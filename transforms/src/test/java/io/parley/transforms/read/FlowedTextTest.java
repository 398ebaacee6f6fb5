package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FlowedTextTest {
  private static void reads(String expected, String text) {
    assertEquals(expected, FlowedText.read(text, false));
  }

  @Test
  void linesFlow() {
    reads("one two three\nfour", "one \r\ntwo \r\nthree\r\nfour");
    reads("one\n\ntwo", "one\n\ntwo");
    assertEquals("一二\n三", FlowedText.read("一 \n二\n三", true));
  }

  @Test
  void quotesKeepTheirDepth() {
    reads(">> a b\n> c \nd", ">> a \n>> b\n> c \nd");
    reads(">\n> a", ">\n>a");
  }

  @Test
  void stuffedSpacesGo() {
    reads("> no quote\nFrom here", " > no quote\n From here");
  }

  @Test
  void signaturesDoNotFlow() {
    reads("bye \n-- \nAnn", "bye \n-- \nAnn");
  }
}
