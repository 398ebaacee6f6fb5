package io.parley.schemas;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Locale;

/**
 * A 128-bit hash of text: XXH3-128 over UTF-16 code units, fixed for ever. Among 2^40 different
 * texts two share one with a chance below 2^-48.
 */
public record Fingerprint(long high, long low) implements Comparable<Fingerprint> {
  /** Makes a fraction of 53 bits, as many as a double has. */
  private static final double UNIT = 0x1p-53;

  public static Fingerprint of(String text) {
    return of(Hashing.xxh3_128().hashCharsTo128Bits(text));
  }

  /** Of a list of texts; unlike joined text, no two different lists look the same. */
  public static Fingerprint of(Iterable<String> texts) {
    HashStream128 stream = Hashing.xxh3_128().hashStream();
    for (String text : texts) {
      stream.putString(text); // ends with the length, which keeps the parts apart
    }
    return of(stream.get());
  }

  /** Of a text that follows what this stands for. */
  public Fingerprint then(String text) {
    return of(Hashing.xxh3_128().hashStream().putLong(high).putLong(low).putString(text).get());
  }

  /** Of what this stands for and what another does, in this order. */
  public Fingerprint then(Fingerprint next) {
    return of(
        Hashing.xxh3_128()
            .hashStream()
            .putLong(high)
            .putLong(low)
            .putLong(next.high)
            .putLong(next.low)
            .get());
  }

  /** A 64-bit hash of a text under a seed, for orders and partitions. */
  public static long hash64(long seed, String text) {
    return Hashing.xxh3_64(seed).hashCharsToLong(text);
  }

  /**
   * Whether what a hash stands for is in a share of all. Who is in one is in every larger one.
   *
   * @param hash of a seed and a name that tells this choice from others
   * @param share from 0, which has none, to 1, which has all
   */
  public static boolean inShare(long hash, double share) {
    return (hash >>> 11) * UNIT < share;
  }

  /** Spreads the bits of a number: the last step of SplitMix64 (Steele, Lea and Flood, 2014). */
  public static long mix(long z) {
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** 32 hexadecimal digits. */
  public String hex() {
    return String.format(Locale.ROOT, "%016x%016x", high, low);
  }

  @Override
  public int compareTo(Fingerprint other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  private static Fingerprint of(HashValue128 value) {
    return new Fingerprint(value.getMostSignificantBits(), value.getLeastSignificantBits());
  }
}
