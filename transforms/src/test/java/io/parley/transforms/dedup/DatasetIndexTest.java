package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.transforms.IndexRow;
import io.parley.transforms.segment.Replies;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DatasetIndexTest {
  private static final DatasetIndex INDEX = new DatasetIndex(DedupConfig.defaults(), Replies::keys);

  private static List<IndexRow> rows(Conversation conversation) {
    BitSet all = new BitSet();
    all.set(0, conversation.turns().size());
    return INDEX.rows(conversation, all);
  }

  private static String show(IndexRow row) {
    ByteBuffer sketch = row.sketch();
    return row.post()
        + " "
        + row.key().hex()
        + " "
        + (row.exchange() == null ? "-" : row.exchange().hex())
        + " "
        + (sketch == null ? "-" : sketch.remaining() + " bytes " + hash(sketch));
  }

  private static String hash(ByteBuffer bytes) {
    StringBuilder text = new StringBuilder();
    for (ByteBuffer each = bytes.duplicate(); each.hasRemaining(); ) {
      text.append((char) (each.get() & 0xFF));
    }
    return Fingerprint.of(text.toString()).hex();
  }

  /**
   * Where these change, indexes of older datasets are of no use: {@link DatasetIndex#VERSION} must.
   */
  @Test
  void pinnedRows() {
    assertEquals(1, DatasetIndex.VERSION);
    assertEquals(
        """
        null 8d520d8d29901ce696fe08290351d62d - 424 bytes c97fad097a1ea0b92a77c444dbcd7ea8
        c/1 5ae1a8b54059d815a9962f79d663595b d155d0de34ad475ad636e09597a4aaeb 388 bytes 8485a920ab7582ab7a758f2d3a57bea2
        c/2 2bf9cb070b36b68bf0f54fb30a504bfa 4d3d35406a349152d65a20516466a6e4 324 bytes 661c1a17aed31160f66b52e1d4fd2e02""",
        rows(
                Threads.of(
                    "How do I mount a second disk when the machine starts, without typing it?",
                    "Write a line for it into the table of file systems, and try it before you"
                        + " restart the machine.",
                    "谢谢，我试试看"))
            .stream()
            .map(DatasetIndexTest::show)
            .collect(Collectors.joining("\n")));
    assertEquals(
        "null 43064e23fb0cb18c996c196bae415ffa - 656 bytes d01367e9bede3c87afe8f21018d38c5e",
        show(rows(Threads.of(RandomText.text("en", 2_000, new Random(5)), "Yes.")).get(0)));
  }

  @Test
  void aDamagedSketchNamesItsFile() throws IOException {
    ByteBuffer sketch = rows(Threads.of("a b c d e", "f g")).get(0).sketch();
    byte[] bytes = new byte[sketch.remaining()];
    sketch.get(bytes);
    assertEquals("f: a damaged sketch", problem(Arrays.copyOf(bytes, bytes.length - 1)));
    bytes[MinHash.SLOTS] = -1; // of the number of pieces
    assertEquals("f: a damaged sketch", problem(bytes));
  }

  private static String problem(byte[] sketch) {
    return assertThrows(IOException.class, () -> KnownFn.sketch(sketch, "f")).getMessage();
  }
}
