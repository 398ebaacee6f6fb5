package io.parley.transforms.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records whose fields are parted by {@code +++$+++}. The last field may hold line ends: a record
 * begins where a line begins with a key and that sign.
 */
final class EgretFraming implements Framing {
  static final EgretFraming INSTANCE = new EgretFraming();

  private static final String SIGN = " +++$+++";
  private static final byte[] SIGN_BYTES = SIGN.getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_KEY_BYTES = 64;

  private EgretFraming() {}

  /** Never: the keys that another file names are to be known as a whole. */
  @Override
  public boolean splittable(Head head) {
    return false;
  }

  @Override
  public Records open(ByteReader in, long start, long end) {
    return new LineGroups(in, EgretFraming::beginsRecord);
  }

  private static boolean beginsRecord(byte[] line) {
    int key = 0;
    while (key < line.length && key < MAX_KEY_BYTES && line[key] > ' ') {
      key++;
    }
    int end = key + SIGN_BYTES.length;
    return key > 0
        && end <= line.length
        && Arrays.equals(line, key, end, SIGN_BYTES, 0, SIGN_BYTES.length);
  }

  /** The fields of a record, as they stand. */
  static List<String> fields(byte[] record) throws RecordException {
    String text = Utf8.decode(record);
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(SIGN); at >= 0; at = text.indexOf(SIGN, from)) {
      fields.add(text.substring(from, at));
      from = at + SIGN.length();
      from += text.startsWith(" ", from) ? 1 : 0; // none behind the last where its field is empty
    }
    fields.add(text.substring(from));
    return fields;
  }
}
