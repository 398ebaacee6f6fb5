package io.parley.transforms.takedown;

import io.parley.transforms.Sha256;
import io.parley.transforms.Texts;
import java.nio.charset.StandardCharsets;

/** The hashes that stand for names and texts in a takedown list: SHA-256 of UTF-8, hexadecimal. */
public final class TakedownHash {
  private TakedownHash() {}

  /** Of a name as the source writes it, but for white space around it. */
  public static String ofAuthor(String name) {
    return Sha256.of(Texts.strip(name).getBytes(StandardCharsets.UTF_8));
  }

  /** Of a text; case and white space make no difference. */
  public static String ofText(String text) {
    return Sha256.of(Texts.normalize(text).getBytes(StandardCharsets.UTF_8));
  }
}
