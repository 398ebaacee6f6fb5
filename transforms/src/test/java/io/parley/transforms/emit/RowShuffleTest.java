package io.parley.transforms.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Example;
import io.parley.schemas.Fingerprint;
import io.parley.transforms.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowShuffleTest {
  private static final List<Column> COLUMNS =
      Column.withProvenance(
          new Column("text", Column.Type.STRING, row -> ((Example.Text) row.body()).text()));

  private static final long LARGE = 1 << 24;

  private static Example row(String conversation, String id) {
    return new Example(
        id, conversation, List.of(), "en", "s", null, Set.of(), new Example.Text("x".repeat(80)));
  }

  /** Conversations in their order, each with all its rows, as a shard cuts them. */
  private static List<Example> cut(long seed, int conversations, int rowsOfEach) {
    List<String> ids = new ArrayList<>();
    for (int c = 0; c < conversations; c++) {
      ids.add("c" + c);
    }
    ids.sort((a, b) -> Long.compareUnsigned(order(seed, a), order(seed, b)));
    List<Example> rows = new ArrayList<>();
    for (String id : ids) {
      for (int r = 0; r < rowsOfEach; r++) {
        rows.add(row(id, id + "/" + r));
      }
    }
    return rows;
  }

  private static long order(long seed, String conversation) {
    return Fingerprint.hash64(seed, conversation);
  }

  private static List<Example> shuffled(long seed, List<Example> rows, long blockBytes) {
    List<Example> out = new ArrayList<>();
    RowShuffle shuffle = new RowShuffle(COLUMNS, blockBytes, out::add);
    rows.forEach(row -> shuffle.add(order(seed, row.conversation()), row));
    shuffle.finish();
    return out;
  }

  private static List<String> ids(List<Example> rows) {
    return rows.stream().map(Example::id).toList();
  }

  @Test
  void givesEachRowOnce() {
    List<Example> rows = cut(1, 30, 7);
    assertEquals(
        ids(rows).stream().sorted().toList(),
        ids(shuffled(1, rows, LARGE)).stream().sorted().toList());
    assertEquals(List.of(), shuffled(1, List.of(), LARGE));
  }

  @Test
  void keepsRowsOfOneConversationApart() {
    List<Example> rows = shuffled(1, cut(1, 100, 100), LARGE);
    int fewest = Integer.MAX_VALUE;
    for (int batch = 0; batch + 32 <= rows.size(); batch += 32) {
      Set<String> conversations = new HashSet<>();
      rows.subList(batch, batch + 32).forEach(row -> conversations.add(row.conversation()));
      fewest = Math.min(fewest, conversations.size());
    }
    // 32 draws from 100 give 27 or 28; as they were cut each batch had one or two.
    assertTrue(fewest >= 20, "conversations in a batch: " + fewest);
  }

  @Test
  void isByTheSeedAndTheRowsAlone() {
    List<Example> rows = cut(1, 20, 5);
    List<Example> back = new ArrayList<>(rows);
    Collections.reverse(back);
    assertEquals(ids(shuffled(1, rows, LARGE)), ids(shuffled(1, back, LARGE)));
    assertNotEquals(ids(shuffled(1, rows, LARGE)), ids(shuffled(2, rows, LARGE)));
  }

  @Test
  void holdsOneBlock() {
    List<Example> rows = cut(1, 1000, 1);
    List<Example> out = new ArrayList<>();
    RowShuffle shuffle = new RowShuffle(COLUMNS, 10_000, out::add);
    long most = 0;
    for (int i = 0; i < rows.size(); i++) {
      shuffle.add(order(1, rows.get(i).conversation()), rows.get(i));
      most = Math.max(most, i + 1 - out.size());
    }
    // A row of this test has some 500 bytes.
    assertTrue(most > 5 && most < 40, "rows held: " + most);
    shuffle.finish();
    assertEquals(ids(rows).stream().sorted().toList(), ids(out).stream().sorted().toList());
    Set<String> first = new HashSet<>(ids(out.subList(0, (int) most)));
    assertEquals(first, new HashSet<>(ids(rows.subList(0, (int) most))));
  }
}
