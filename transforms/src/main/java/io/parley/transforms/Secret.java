package io.parley.transforms;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that makes names for values which nobody without it can turn back or test guesses with:
 * HMAC-SHA256. It travels to workers inside of the functions that use it, and shows itself nowhere:
 * not in {@link #toString}, and there is no way to ask for its bytes.
 *
 * <p>Not for several threads at once.
 */
public final class Secret implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String ALGORITHM = "HmacSHA256";

  /** A tenth of a second or more for each guess: ten thousand million take thirty years. */
  private static final int ITERATIONS = 200_000;

  private final byte[] bytes;
  private transient Mac mac;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Of a key that people have chosen. */
  public static Secret of(String key) {
    return new Secret(key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Of something that can perhaps be guessed in part: each guess is made slow.
   *
   * @param text in ASCII
   */
  public static Secret stretched(String text) {
    try {
      char[] password = text.toCharArray();
      byte[] salt = "parley".getBytes(StandardCharsets.US_ASCII);
      PBEKeySpec spec = new PBEKeySpec(password, salt, ITERATIONS, 256);
      return new Secret(
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2 with HMAC-SHA256", e);
    }
  }

  /** A key for one use; what is made with it says nothing about other uses. */
  public Secret forUse(String use) {
    return new Secret(hmac(use));
  }

  /** Eight digits by which two datasets can be told to have been made with one key. */
  public String fingerprint() {
    return name("fingerprint").substring(0, 8);
  }

  /** A name for a list of texts: 64 hexadecimal digits. */
  public String name(String... parts) {
    return HexFormat.of().formatHex(hmac(parts));
  }

  @Override
  public String toString() {
    return "Secret";
  }

  /** Lengths in front keep the parts apart. */
  private byte[] hmac(String... parts) {
    if (mac == null) {
      mac = newMac();
    }
    for (String part : parts) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      for (int shift = 24; shift >= 0; shift -= 8) {
        mac.update((byte) (utf8.length >>> shift));
      }
      mac.update(utf8);
    }
    return mac.doFinal();
  }

  private Mac newMac() {
    try {
      Mac created = Mac.getInstance(ALGORITHM);
      created.init(new SecretKeySpec(bytes, ALGORITHM));
      return created;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC takes any key", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
