package io.parley.transforms.read;

import java.util.List;

/**
 * Web archives: pages that say in JSON-LD what thread they show. See {@link WarcPage} for the pages
 * that are read, and {@link ForumMarkup} for the threads.
 */
final class WarcFormat implements Format {
  private static final Framing RECORDS =
      new Framing() {
        @Override
        public boolean splittable(Head head) {
          return false; // a page may hold what looks like a record
        }

        @Override
        public Records open(ByteReader in, long start, long end) {
          return new WarcRecords(in);
        }
      };

  @Override
  public String name() {
    return "warc";
  }

  @Override
  public String description() {
    return "web archives with forum pages that have JSON-LD";
  }

  @Override
  public double confidence(Head head) {
    List<String> lines = head.lines();
    boolean record =
        lines.size() > 1
            && WarcRecords.begins(lines.get(0))
            && lines.stream().limit(WarcHeaders.USUAL).anyMatch(l -> l.startsWith("WARC-Type:"));
    return record ? 1 : 0;
  }

  @Override
  public Framing framing() {
    return RECORDS;
  }

  @Override
  public RecordParser parser(InputFile file) {
    return (record, origin) -> {
      WarcPage page = WarcPage.of(record);
      return page == null ? List.of() : new ForumMarkup(page, file.source(), origin).posts();
    };
  }
}
