package io.parley.transforms.tokenize;

import io.parley.schemas.Example;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Signal;
import io.parley.transforms.GatheringView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Packs rows of tokens, a stretch of the shard at a time: a thread can have as many rows as it has
 * turns, each with nearly the whole thread, and all of them together are many times its size.
 */
final class Packer implements GatheringView.Gatherer {
  /** 64 MiB of ids and labels; four thousand rows of 2,048, of which one may stay half empty. */
  private static final int STRETCH = 1 << 23;

  /** For very long rows: few of them have too few ends that fit. */
  private static final long LEAST_ROWS = 64;

  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final int capacity;
  private final int stretch;
  private final Consumer<Example> rows;
  private final List<Document> documents = new ArrayList<>();
  private int[] ids = new int[1 << 12];
  private int[] labels = new int[1 << 12];
  private int size;

  /**
   * @param capacity the most tokens a row may have
   */
  Packer(int capacity, Consumer<Example> rows) {
    this.capacity = capacity;
    this.stretch = (int) Math.min(LARGEST_ARRAY, Math.max(STRETCH, LEAST_ROWS * capacity));
    this.rows = rows;
  }

  /** A row of tokens but for these, and where they are. */
  private record Document(Example row, int start, int length) {}

  @Override
  public void add(Example row) {
    Example.Tokens tokens = (Example.Tokens) row.body();
    int length = tokens.inputIds().length;
    if (length > stretch - size) {
      finish();
    }
    if (size + length > ids.length) {
      int room = (int) Math.min(stretch, Math.max(2L * ids.length, size + length));
      ids = Arrays.copyOf(ids, room);
      labels = Arrays.copyOf(labels, room);
    }
    System.arraycopy(tokens.inputIds(), 0, ids, size, length);
    System.arraycopy(tokens.labels(), 0, labels, size, length);
    // Whatever comes before it in its row, it does not follow from that.
    labels[size] = Example.Tokens.IGNORED;
    documents.add(new Document(row.withBody(NO_TOKENS), size, length));
    size += length;
  }

  private static final Example.Tokens NO_TOKENS = new Example.Tokens(new int[0], new int[0]);

  @Override
  public void finish() {
    BestFit packed = BestFit.of(documents.stream().mapToInt(Document::length).toArray(), capacity);
    for (int bin = 0; bin < packed.bins(); bin++) {
      rows.accept(row(packed.items(bin)));
    }
    documents.clear();
    size = 0;
  }

  private Example row(int[] items) {
    int length = 0;
    for (int item : items) {
      length += documents.get(item).length();
    }
    int[] inputIds = new int[length];
    int[] rowLabels = new int[length];
    int[] positionIds = new int[length];
    int[] seqLengths = new int[items.length];
    List<String> names = new ArrayList<>();
    Set<String> languages = new TreeSet<>();
    Set<String> sources = new TreeSet<>();
    Set<String> licences = new TreeSet<>();
    Set<Signal> signals = EnumSet.noneOf(Signal.class);
    int at = 0;
    for (int i = 0; i < items.length; i++) {
      Document document = documents.get(items[i]);
      System.arraycopy(ids, document.start(), inputIds, at, document.length());
      System.arraycopy(labels, document.start(), rowLabels, at, document.length());
      for (int position = 0; position < document.length(); position++) {
        positionIds[at++] = position;
      }
      seqLengths[i] = document.length();
      Example row = document.row();
      names.add(row.id());
      languages.add(row.language());
      sources.add(row.source());
      if (row.licence() != null) {
        licences.add(row.licence());
      }
      signals.addAll(row.signals());
    }
    Example.Packed packed =
        new Example.Packed(
            inputIds,
            rowLabels,
            positionIds,
            seqLengths,
            names,
            List.copyOf(languages),
            List.copyOf(sources),
            List.copyOf(licences));
    return Example.ofMany(Fingerprint.of(names).hex(), signals, packed);
  }
}
