package io.parley.transforms.emit;

import io.parley.schemas.Example;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Message;
import io.parley.transforms.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts the rows of one view in one shard into an order by hash, a block at a time. They come
 * conversation by conversation, and a thread has a row for each of its replies, with nearly the
 * same prompt: read one after another, a whole batch would be of one thread.
 */
final class RowShuffle {
  /**
   * Some five thousand rows of ordinary length, a thousand of 2,048 tokens; few threads have a
   * hundred. Each view of a shard holds one.
   */
  private static final long BLOCK_BYTES = 16L << 20;

  private static final Comparator<Placed> ORDER = (a, b) -> Long.compareUnsigned(a.place, b.place);

  private final List<Column> columns;
  private final long blockBytes;
  private final Consumer<Example> out;
  private final List<Placed> block = new ArrayList<>();
  private long bytes;

  /**
   * @param columns of the view
   * @param out takes the rows, some of them before the shard ends
   */
  RowShuffle(List<Column> columns, Consumer<Example> out) {
    this(columns, BLOCK_BYTES, out);
  }

  RowShuffle(List<Column> columns, long blockBytes, Consumer<Example> out) {
    this.columns = columns;
    this.blockBytes = blockBytes;
    this.out = out;
  }

  private record Placed(long place, Example row) {}

  /**
   * @param order of the conversation that the row came with, in which the seed is
   */
  void add(long order, Example row) {
    block.add(new Placed(Fingerprint.hash64(order, row.id()), row));
    bytes += bytes(row);
    if (bytes >= blockBytes) {
      finish();
    }
  }

  /** Gives what is left. */
  void finish() {
    block.sort(ORDER);
    block.forEach(placed -> out.accept(placed.row()));
    block.clear();
    bytes = 0;
  }

  /** In memory, at most; a list's item has some fifty bytes beside its text. */
  private long bytes(Example row) {
    long sum = 0;
    for (Column column : columns) {
      sum += bytes(column.value().apply(row));
    }
    return sum;
  }

  private static long bytes(Object value) {
    if (value instanceof String text) {
      return 50 + 2L * text.length();
    }
    if (value instanceof int[] numbers) {
      return 4L * numbers.length;
    }
    if (value instanceof Message message) {
      return 50 + bytes(message.content());
    }
    long sum = 0;
    if (value instanceof List<?> items) {
      for (Object item : items) {
        sum += bytes(item);
      }
    }
    return sum;
  }
}
