package io.parley.pipeline.commit;

import io.parley.transforms.Sha256;
import io.parley.transforms.emit.WrittenFile;
import io.parley.transforms.emit.format.ExportFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A file that tells another trainer what the others are, written by the commit.
 *
 * @param path relative to the dataset's directory
 * @param text JSON; its rows are the entries of the object
 */
record Description(String path, String text) {
  /** Those that the formats of a plan have, for files that are there. */
  static List<Description> of(CommitPlan plan, List<DatasetFile> files) {
    List<Description> descriptions = new ArrayList<>();
    for (ExportFormat format : ExportFormat.values()) {
      TreeMap<String, Collection<String>> splits = new TreeMap<>();
      for (CommitPlan.Export export : plan.exports()) {
        Collection<String> found = Manifest.splits(export.directory(), files).keySet();
        if (export.format() == format && !found.isEmpty()) {
          splits.put(export.view(), found);
        }
      }
      if (!splits.isEmpty()) {
        format
            .descriptions(splits)
            .forEach(
                (name, text) ->
                    descriptions.add(new Description(format.label() + "/" + name, text)));
      }
    }
    return descriptions;
  }

  /** The file as the manifest lists it. */
  DatasetFile file() {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long rows = Manifest.parse(text).size();
    return new DatasetFile(
        path, new WrittenFile("", "", 0, "", "", rows, bytes.length, Sha256.of(bytes)));
  }
}
