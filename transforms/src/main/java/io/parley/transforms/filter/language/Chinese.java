package io.parley.transforms.filter.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Characters that only one way of writing Chinese has. */
final class Chinese {
  private static final String RESOURCE = "chinese.properties";

  /** A character that all share, or that is not Chinese. */
  static final byte SHARED = 0;

  /** A character that only Simplified Chinese has. */
  static final byte SIMPLIFIED = 1;

  /** A character that only Traditional Chinese, with Cantonese, has. */
  static final byte TRADITIONAL = 2;

  /** A character that written Cantonese has in nearly every sentence, and Mandarin hardly ever. */
  static final byte CANTONESE = 3;

  private static final byte[] KINDS = load();

  private Chinese() {}

  static byte kindOf(char c) {
    return KINDS[c];
  }

  private static byte[] load() {
    Properties characters = new Properties();
    try (InputStream in = Chinese.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      characters.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] kinds = new byte[Character.MAX_VALUE + 1];
    mark(kinds, characters.getProperty("simplified"), SIMPLIFIED);
    mark(kinds, characters.getProperty("traditional"), TRADITIONAL);
    mark(kinds, characters.getProperty("cantonese"), CANTONESE);
    return kinds;
  }

  private static void mark(byte[] kinds, String characters, byte kind) {
    for (int i = 0; i < characters.length(); i++) {
      kinds[characters.charAt(i)] = kind;
    }
  }
}
