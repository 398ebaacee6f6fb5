package io.parley.transforms.tokenize.bpe;

import io.parley.transforms.tokenize.Encoding;
import io.parley.transforms.tokenize.pretokenize.Normalized;
import io.parley.transforms.tokenize.pretokenize.PieceSink;
import io.parley.transforms.tokenize.pretokenize.Preparation;
import java.util.Arrays;

/** Makes ids of the pieces of a text. For one thread: it has the memory that this takes. */
final class PieceEncoder implements PieceSink {
  /** Memory for longer texts is not kept. */
  private static final int KEPT = 1 << 18;

  private final Model model;
  private final Preparation preparation;
  private final Merger merger;
  private final PieceCache cache = new PieceCache();
  private final TokenIds ids = new TokenIds();
  private final UnitText text = new UnitText();
  private byte[] bytes = new byte[1 << 8];

  /** Null where nobody asks where tokens are. */
  private Spans spans;

  PieceEncoder(Model model, Preparation preparation) {
    this.model = model;
    this.preparation = preparation;
    merger = model.merger();
  }

  /** The ids, until the next text. */
  TokenIds encode(String given) {
    cut(preparation.normalizer().normalize(given).text());
    return ids;
  }

  Encoding encodeWithOffsets(String given) {
    Normalized normalized = preparation.normalizer().normalize(given);
    spans = new Spans();
    try {
      cut(normalized.text());
      return spans.encoding(normalized);
    } finally {
      spans = null;
    }
  }

  private void cut(String normalized) {
    ids.clear();
    int length = text.set(normalized);
    preparation.preTokenizer().cut(text.units(), 0, length, this);
  }

  @Override
  public void piece(int from, int to) {
    int start = ids.size();
    int length = to - from;
    if (length > PieceCache.MOST_UNITS) {
      merge(from, to);
    } else if (!cache.addTo(ids, text, from, length)) {
      merge(from, to);
      cache.put(ids, start);
    }
    if (spans != null) {
      spans.add(start, from, to);
    }
  }

  private void merge(int from, int to) {
    int length = utf8(from, to);
    int whole = model.whole(bytes, length);
    if (whole >= 0) {
      ids.add(whole);
    } else {
      merger.merge(bytes, length, ids);
    }
  }

  /** Writes a part of the text to {@link #bytes}; a lone surrogate as U+FFFD. */
  private int utf8(int from, int to) {
    int most = (to - from) * 3;
    if (most > bytes.length || bytes.length > KEPT) {
      bytes = new byte[Math.max(most, 1 << 8)];
    }
    char[] units = text.units();
    int at = 0;
    for (int i = from; i < to; i++) {
      char unit = units[i];
      if (unit < 0x80) {
        bytes[at++] = (byte) unit;
      } else if (unit < 0x800) {
        bytes[at++] = (byte) (0xC0 | unit >> 6);
        bytes[at++] = (byte) (0x80 | unit & 0x3F);
      } else if (text.isPair(i, to)) {
        int codePoint = Character.toCodePoint(unit, units[++i]);
        bytes[at++] = (byte) (0xF0 | codePoint >> 18);
        bytes[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
        bytes[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        bytes[at++] = (byte) (0x80 | codePoint & 0x3F);
      } else {
        int written = Character.isSurrogate(unit) ? 0xFFFD : unit;
        bytes[at++] = (byte) (0xE0 | written >> 12);
        bytes[at++] = (byte) (0x80 | written >> 6 & 0x3F);
        bytes[at++] = (byte) (0x80 | written & 0x3F);
      }
    }
    return at;
  }

  /** Where the tokens of a text are in it, found piece by piece. */
  private final class Spans {
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    /**
     * Finds the tokens of a piece.
     *
     * @param first the index of its first one
     * @param from where the piece begins
     * @param to where it ends
     */
    void add(int first, int from, int to) {
      if (ids.size() > starts.length) {
        int capacity = Math.max(ids.size(), starts.length * 2);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
      }
      int at = from;
      // Bytes of the character at that place which tokens before have.
      int taken = 0;
      for (int i = first; i < ids.size(); i++) {
        starts[i] = at;
        int left = taken + model.tokens().length(ids.get(i));
        int size = size(at, to);
        while (left >= size) {
          left -= size;
          at += size == 4 ? 2 : 1;
          size = left == 0 ? Integer.MAX_VALUE : size(at, to);
        }
        taken = left;
        ends[i] = taken == 0 ? at : at + (size == 4 ? 2 : 1);
      }
    }

    private int size(int at, int to) {
      char unit = text.units()[at];
      return unit < 0x80 ? 1 : unit < 0x800 ? 2 : text.isPair(at, to) ? 4 : 3;
    }

    Encoding encoding(Normalized normalized) {
      int[] all = ids.toArray();
      int[] from = new int[all.length];
      int[] to = new int[all.length];
      for (int i = 0; i < all.length; i++) {
        from[i] = normalized.origin(starts[i]);
        to[i] = normalized.originOfEnd(ends[i]);
      }
      return new Encoding(all, from, to);
    }
  }
}
