package io.parley.transforms.takedown;

import io.parley.transforms.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hashes that stand for names and texts in a takedown list: SHA-256 of UTF-8, hexadecimal. */
public final class TakedownHash {
  private TakedownHash() {}

  /** Of a name as the source writes it, but for white space around it. */
  public static String ofAuthor(String name) {
    return sha256(Texts.strip(name).getBytes(StandardCharsets.UTF_8));
  }

  /** Of a text; case and white space make no difference. */
  public static String ofText(String text) {
    return sha256(Texts.normalize(text).getBytes(StandardCharsets.UTF_8));
  }

  /** Of bytes. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
