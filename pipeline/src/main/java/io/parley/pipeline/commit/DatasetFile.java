package io.parley.pipeline.commit;

import io.parley.transforms.emit.WrittenFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of the dataset under its final name.
 *
 * @param path relative to the dataset's directory
 * @param written what a worker wrote, and where it lies until it is moved
 */
record DatasetFile(String path, WrittenFile written) {
  /**
   * Names files: within a view and split the shards that have rows are numbered without gaps, as
   * {@code chat/train-00000-of-00003.parquet}.
   */
  static List<DatasetFile> name(List<WrittenFile> files) {
    Map<String, List<WrittenFile>> groups = new TreeMap<>();
    for (WrittenFile file : files) {
      groups.computeIfAbsent(file.view() + "/" + file.split(), g -> new ArrayList<>()).add(file);
    }
    List<DatasetFile> named = new ArrayList<>();
    groups.forEach(
        (prefix, group) -> {
          group.sort(Comparator.comparingInt(WrittenFile::shard));
          for (int i = 0; i < group.size(); i++) {
            WrittenFile file = group.get(i);
            String number = String.format(Locale.ROOT, "-%05d-of-%05d", i, group.size());
            named.add(new DatasetFile(prefix + number + file.extension(), file));
          }
        });
    named.sort(Comparator.comparing(DatasetFile::path));
    return named;
  }
}
