package io.parley.transforms.clean;

import io.parley.transforms.FactBlocks;
import io.parley.transforms.clean.debris.RecurringConfig;
import java.io.DataInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Counts the lines of one partition, in how many conversations of their source each is. A fact
 * takes 8 bytes of memory here; a conversation gives at most 64, commonly five.
 */
final class RecurringCount {
  private final Map<Long, Source> sources = new TreeMap<>();

  /** The lines of a source, and its size. */
  private static final class Source {
    private long conversations;
    private long[] lines = new long[16];
    private int count;

    void add(long line) {
      if (count == lines.length) {
        lines = Arrays.copyOf(lines, Math.multiplyExact(count, 2));
      }
      lines[count++] = line;
    }
  }

  /**
   * A line of a conversation, or how many conversations a bundle had.
   *
   * @param conversations 0 for a line
   */
  record Fact(long source, long line, int conversations) {
    void addTo(FactBlocks blocks, long hash) {
      blocks.add(
          hash,
          out -> {
            out.writeLong(source);
            out.writeLong(line);
            out.writeInt(conversations);
          });
    }

    static Fact read(DataInput in) throws IOException {
      return new Fact(in.readLong(), in.readLong(), in.readInt());
    }
  }

  /** Takes the facts of a block. */
  void add(byte[] block) {
    FactBlocks.read(
        block,
        in -> {
          Fact fact = Fact.read(in);
          Source source = sources.computeIfAbsent(fact.source, any -> new Source());
          if (fact.conversations > 0) {
            source.conversations += fact.conversations;
          } else {
            source.add(fact.line);
          }
        });
  }

  /** Gives the lines that recur. */
  void recurring(RecurringConfig config, LongConsumer out) {
    for (Source source : sources.values()) {
      Arrays.sort(source.lines, 0, source.count);
      double least = Math.max(config.minConversations(), config.share() * source.conversations);
      for (int start = 0; start < source.count; ) {
        int end = start + 1;
        while (end < source.count && source.lines[end] == source.lines[start]) {
          end++;
        }
        if (end - start >= least) {
          out.accept(source.lines[start]);
        }
        start = end;
      }
    }
  }
}
