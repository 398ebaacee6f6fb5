package io.parley.transforms.read;

import io.parley.schemas.Reason;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Reads records that are text in strict UTF-8. */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  static String decode(byte[] record) throws RecordException {
    String text = new String(record, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      // Written so, or put in by the decoder: a strict one knows.
      ByteBuffer bytes = ByteBuffer.wrap(record);
      CharBuffer chars = CharBuffer.allocate(text.length());
      if (StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true).isError()) {
        throw new RecordException(Reason.INVALID_UTF8, "at byte " + bytes.position());
      }
    }
    return text;
  }
}
