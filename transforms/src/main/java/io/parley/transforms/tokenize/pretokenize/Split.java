package io.parley.transforms.tokenize.pretokenize;

/** What a {@code Split} step does with the matches of its pattern and with what is between them. */
final class Split implements PreTokenizer {

  /** By the library's names. */
  enum Behavior {
    ISOLATED,
    REMOVED,
    MERGED_WITH_PREVIOUS,
    MERGED_WITH_NEXT,
    CONTIGUOUS
  }

  private final Finder finder;
  private final Behavior behavior;
  private final boolean invert;

  /**
   * @param invert whether what is between the matches counts as matched, and the matches as between
   */
  Split(Finder finder, Behavior behavior, boolean invert) {
    this.finder = finder;
    this.behavior = behavior;
    this.invert = invert;
  }

  @Override
  public void cut(char[] text, int from, int to, PieceSink sink) {
    switch (behavior) {
      case ISOLATED -> finder.find(text, from, to, (start, end, match) -> sink.piece(start, end));
      case REMOVED ->
          finder.find(
              text,
              from,
              to,
              (start, end, match) -> {
                if (match == invert) {
                  sink.piece(start, end);
                }
              });
      default -> {
        Merging merging = new Merging(sink);
        finder.find(text, from, to, merging);
        merging.flush();
      }
    }
  }

  /** Holds back a piece until it is known that nothing joins it. */
  private final class Merging implements Finder.PartSink {
    private final PieceSink sink;
    private int start;
    private int end;
    private boolean lastMatch;

    Merging(PieceSink sink) {
      this.sink = sink;
    }

    @Override
    public void part(int from, int to, boolean found) {
      boolean match = found != invert;
      if (end > start && !joins(match)) {
        flush();
      }
      start = end > start ? start : from;
      end = to;
      lastMatch = match;
    }

    private boolean joins(boolean match) {
      return switch (behavior) {
        case MERGED_WITH_PREVIOUS -> match && !lastMatch;
        case MERGED_WITH_NEXT -> lastMatch && !match;
        default -> match == lastMatch;
      };
    }

    void flush() {
      if (end > start) {
        sink.piece(start, end);
        start = end;
      }
    }
  }
}
