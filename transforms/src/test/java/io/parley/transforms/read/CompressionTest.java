package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

class CompressionTest {
  private static final byte[] TEXT = text(200_000);

  @Test
  void contentTellsTheCompression() throws IOException {
    for (Compression compression : Compression.values()) {
      if (compression.supported()) {
        byte[] stored = compress(compression, TEXT);
        assertEquals(compression, Compression.of(stream(stored)));
        assertArrayEquals(TEXT, decoded(compression, stored).bytes());
      }
    }
    assertEquals(Compression.NONE, Compression.of(stream(new byte[0])));
    assertEquals(Compression.NONE, Compression.of(stream(new byte[] {0x1F, (byte) 0x8B})));
    assertEquals(
        Compression.XZ, Compression.of(stream(new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 0})));
    assertEquals(Compression.ZIP, Compression.of(stream(new byte[] {'P', 'K', 3, 4, 0, 0})));
    assertEquals("7z", Compression.SEVEN_ZIP.label());
  }

  @Test
  void membersFollowEachOther() throws IOException {
    for (Compression compression : Compression.values()) {
      if (compression.supported()) {
        byte[] stored =
            concat(
                compress(compression, TEXT),
                compress(compression, new byte[0]),
                compress(compression, TEXT));
        Decoded decoded = decoded(compression, stored);
        assertArrayEquals(concat(TEXT, TEXT), decoded.bytes(), compression.label());
        assertFalse(decoded.damaged());
      }
    }
  }

  @Test
  void aFrameToSkipMayComeFirst() throws IOException {
    byte[] skipped = {0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4};
    byte[] stored = concat(skipped, compress(Compression.ZSTD, TEXT));
    assertEquals(Compression.ZSTD, Compression.of(stream(stored)));
    assertArrayEquals(TEXT, decoded(Compression.ZSTD, stored).bytes());
  }

  @Test
  void aTruncatedStreamGivesEverythingBeforeItsEnd() throws IOException {
    for (Compression compression :
        new Compression[] {Compression.GZIP, Compression.ZSTD, Compression.BZIP2}) {
      byte[] stored = compress(compression, TEXT);
      int longest = 0;
      for (int length = 4; length < stored.length; length += 1 + stored.length / 97) {
        Decoded decoded = decoded(compression, Arrays.copyOf(stored, length));
        assertTrue(decoded.damaged(), compression + " " + length);
        assertPrefix(decoded.bytes());
        assertTrue(decoded.bytes().length >= longest, compression + " " + length);
        longest = decoded.bytes().length;
      }
      assertTrue(longest > TEXT.length / 3, compression + " " + longest);
    }
  }

  @Test
  void aFrameThatIsCutOffCloseBehindAnotherIsNoticed() throws IOException {
    byte[] first = compress(Compression.ZSTD, Arrays.copyOf(TEXT, 500));
    byte[] both =
        concat(first, compress(Compression.ZSTD, Arrays.copyOfRange(TEXT, 500, TEXT.length)));
    for (int length = first.length; length < first.length + 300; length++) {
      Decoded decoded = decoded(Compression.ZSTD, Arrays.copyOf(both, length));
      assertEquals(length > first.length, decoded.damaged(), "cut at " + length);
      assertPrefix(decoded.bytes());
      assertTrue(decoded.bytes().length >= 500, "cut at " + length);
    }
    assertArrayEquals(TEXT, decoded(Compression.ZSTD, both).bytes());
  }

  @Test
  void garbageBehindAStreamCostsNothingBeforeIt() throws IOException {
    for (Compression compression :
        new Compression[] {Compression.GZIP, Compression.ZSTD, Compression.BZIP2}) {
      byte[] garbage = "this is not compressed".getBytes(StandardCharsets.UTF_8);
      Decoded decoded = decoded(compression, concat(compress(compression, TEXT), garbage));
      assertTrue(decoded.damaged(), compression.label());
      assertArrayEquals(TEXT, decoded.bytes(), compression.label());
    }
  }

  @Test
  void noDamageIsAnythingButDamage() throws IOException {
    Random random = new Random(7);
    for (Compression compression :
        new Compression[] {Compression.GZIP, Compression.ZSTD, Compression.BZIP2}) {
      byte[] stored = compress(compression, Arrays.copyOf(TEXT, 5000));
      for (int round = 0; round < 600; round++) {
        byte[] broken = stored.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        decoded(compression, broken); // throws nothing, or an IOException, which it notes
      }
    }
  }

  @Test
  void pushshiftsWindowIsRead() throws IOException {
    byte[] stored = ZstdFrames.withWindow(31, TEXT);
    assertArrayEquals(TEXT, decoded(Compression.ZSTD, stored).bytes());
  }

  /** Met only beside a file that is read; by itself such a file is skipped. */
  @Test
  void whatIsNotReadIsLikeADamagedStream() {
    IOException e =
        assertThrows(
            IOException.class, () -> Compression.XZ.open(InputStream.nullInputStream()).read());
    assertEquals("xz is not read", e.getMessage());
  }

  private record Decoded(byte[] bytes, boolean damaged) {}

  private static Decoded decoded(Compression compression, byte[] stored) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = compression.open(stream(stored))) {
      ByteReader reader = new ByteReader(in, 0);
      try {
        for (int b = reader.read(); b >= 0; b = reader.read()) {
          out.write(b);
        }
        return new Decoded(out.toByteArray(), false);
      } catch (IOException e) {
        return new Decoded(out.toByteArray(), true);
      }
    }
  }

  private static void assertPrefix(byte[] decoded) {
    assertTrue(decoded.length <= TEXT.length);
    assertEquals(-1, Arrays.mismatch(decoded, 0, decoded.length, TEXT, 0, decoded.length));
  }

  static byte[] compress(Compression compression, byte[] bytes) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (compression) {
          case GZIP -> new GZIPOutputStream(stored);
          case BZIP2 -> new BZip2CompressorOutputStream(stored, 1);
          case NONE -> stored;
          case ZSTD -> {
            stored.write(Zstd.compress(bytes));
            yield OutputStream.nullOutputStream();
          }
          default -> throw new IllegalArgumentException(compression.label());
        }) {
      out.write(bytes);
    }
    return stored.toByteArray();
  }

  private static byte[] concat(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  private static BufferedInputStream stream(byte[] bytes) {
    return new BufferedInputStream(new ByteArrayInputStream(bytes));
  }

  private static byte[] text(int length) {
    Random random = new Random(3);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) "etaoin shrdlu\n".charAt(random.nextInt(14));
    }
    return bytes;
  }
}
