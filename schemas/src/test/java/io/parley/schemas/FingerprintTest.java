package io.parley.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  /** Ids, splits and order rest on these: they may never change. */
  @Test
  void pinnedValues() {
    assertEquals("99aa06d3014798d86001c324468d497f", Fingerprint.of("").hex());
    assertEquals("16c48df29a54e2db958cb042059a15c9", Fingerprint.of("conversation 对话").hex());
    assertEquals("d46c770a0f587afbae66336b17c92163", Fingerprint.of(List.of("a", "b")).hex());
    assertEquals("bc86b3c396b226df43b4a8d9dd8b4bb4", Fingerprint.of("a").then("b").hex());
    assertEquals("622df5c116a8c7bb", Long.toHexString(Fingerprint.hash64(1, "reddit:t3_1")));
  }

  @Test
  void sharesAreOfAllHashes() {
    assertEquals(0xe220a8397b1dcdafL, Fingerprint.mix(0x9E3779B97F4A7C15L)); // SplitMix64 from 0
    assertFalse(Fingerprint.inShare(0, 0));
    assertTrue(Fingerprint.inShare(-1, 1));
    assertTrue(Fingerprint.inShare(0x7FFF_FFFF_FFFF_FFFFL, 0.5));
    assertFalse(Fingerprint.inShare(0x8000_0000_0000_0000L, 0.5));
  }

  @Test
  void partsAreKeptApart() {
    assertNotEquals(Fingerprint.of(List.of("ab", "c")), Fingerprint.of(List.of("a", "bc")));
    assertNotEquals(Fingerprint.of(List.of("a", "")), Fingerprint.of(List.of("a")));
    assertNotEquals(
        Fingerprint.of("x").then("ab").then("c"), Fingerprint.of("x").then("a").then("bc"));
  }

  @Test
  void manyTextsShareNone() {
    Set<Fingerprint> seen = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      seen.add(Fingerprint.of("text " + i));
    }
    assertEquals(100_000, seen.size());
  }

  @Test
  void orderIsUnsigned() {
    assertEquals(-1, Integer.signum(new Fingerprint(1, 0).compareTo(new Fingerprint(-1, 0))));
    assertEquals(-1, Integer.signum(new Fingerprint(1, 1).compareTo(new Fingerprint(1, -1))));
  }
}
