package io.parley.pipeline.commit;

import io.parley.transforms.emit.WrittenFile;
import io.parley.transforms.emit.format.ExportFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
   * {@code chat/train-00000-of-00003.parquet}. Files that one writer wrote differ in extension
   * only.
   */
  static List<DatasetFile> name(List<WrittenFile> files) {
    Map<String, List<WrittenFile>> groups = new TreeMap<>();
    for (WrittenFile file : files) {
      groups.computeIfAbsent(file.view() + "/" + file.split(), g -> new ArrayList<>()).add(file);
    }
    List<DatasetFile> named = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          List<Integer> shards =
              group.stream().map(WrittenFile::shard).distinct().sorted().toList();
          for (WrittenFile file : group) {
            String name = name(file, shards.indexOf(file.shard()), shards.size());
            named.add(new DatasetFile(name, file));
          }
        });
    named.sort(Comparator.comparing(DatasetFile::path));
    return named;
  }

  private static String name(WrittenFile file, int shard, int shards) {
    String name =
        ExportFormat.ofDirectory(file.view())
            .map(format -> format.fileName(file.split(), shard, shards))
            .orElseGet(() -> ExportFormat.shardName(file.split(), shard, shards));
    return file.view() + "/" + name + file.extension();
  }
}
