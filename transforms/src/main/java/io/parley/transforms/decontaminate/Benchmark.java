package io.parley.transforms.decontaminate;

import io.parley.transforms.decontaminate.BenchmarkSummary.StoredFile;
import java.util.List;

/**
 * An evaluation set, as its files have it.
 *
 * @param items the texts of each item that are looked for; an item may have none
 */
record Benchmark(String name, List<StoredFile> files, List<List<String>> items) {
  Benchmark {
    files = List.copyOf(files);
    items = List.copyOf(items);
  }
}
