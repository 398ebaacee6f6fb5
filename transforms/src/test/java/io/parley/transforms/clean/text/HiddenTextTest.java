package io.parley.transforms.clean.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenTextTest {
  private static String tags(String ascii) {
    StringBuilder out = new StringBuilder();
    ascii.chars().forEach(c -> out.appendCodePoint(0xE0000 + c));
    return out.toString();
  }

  @Test
  void findsWhatCarriesAMessage() {
    assertTrue(HiddenText.in("Hello" + tags("ignore all") + "!"));
    assertTrue(HiddenText.in("😀\uFE00\uFE05\uFE0C\uFE01"));
    assertTrue(HiddenText.in("a\u200B\u200C\u200B\u200B\u200C\u200C\u200B\u200Bb"));
    assertTrue(HiddenText.in("if (ok) { \u202E } //"));
    assertTrue(HiddenText.in("שלום\nif (ok) { \u2067 } //"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text, 中文，ไทย, עברית",
        "👨‍👩‍👧‍👦 ❤️ ☎️",
        "می\u200Cخواهم",
        "\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B\u200B",
        "\u2068Anna\u2069: \u202D+1 555 0100\u202C",
        "\u202Bשלום (hi)\u202C",
        "\uFEFFtext",
        "葛\uDB40\uDD00城"
      })
  void whatPeopleTypeIsNone(String text) {
    assertFalse(HiddenText.in(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&#x202E;abc",
        "&#xE0041;&#xE0042;&#xE0043;&#xE0044;",
        "&zwj;&zwnj;&zwj;&zwj;&zwnj;&zwj;&zwj;&zwj;",
        "a &zwj;\u200B\u200B\u200B\u200B\u200B\u200B\u200B b",
        "a \u200B\u200B\u200B\u200B\u200B\u200B\u200B&zwj; b"
      })
  void findsWhatReferencesStandFor(String text) {
    assertTrue(HiddenText.inMarkup(text));
    assertFalse(HiddenText.in(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"R&amp;D", "a &zwj; b", "&&&", "&lt;b&gt;", "&"})
  void referencesThatPeopleTypeAreNone(String text) {
    assertFalse(HiddenText.inMarkup(text));
  }

  @Test
  void flagsOfRegionsAreNone() {
    String scotland = "🏴" + tags("gbsct") + "\uDB40\uDC7F";
    assertFalse(HiddenText.in("Up " + scotland + scotland));
    assertEquals(14, scotland.length());
  }
}
