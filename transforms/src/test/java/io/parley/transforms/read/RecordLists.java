package io.parley.transforms.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Records as texts: offset and content, or offset and cause. */
final class RecordLists {
  private RecordLists() {}

  static List<String> of(Records records) throws IOException {
    List<String> found = new ArrayList<>();
    while (true) {
      try {
        byte[] record = records.next();
        if (record == null) {
          return found;
        }
        found.add(records.offset() + " " + new String(record, StandardCharsets.UTF_8));
      } catch (RecordException e) {
        found.add(records.offset() + " " + e.getMessage());
      }
    }
  }
}
