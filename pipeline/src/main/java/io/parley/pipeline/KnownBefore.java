package io.parley.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.pipeline.commit.CommitPlan;
import io.parley.pipeline.commit.DatasetDirectory;
import io.parley.transforms.Sha256;
import io.parley.transforms.dedup.DatasetIndex;
import io.parley.transforms.dedup.DedupConfig;
import io.parley.transforms.emit.Workplace;
import io.parley.transforms.takedown.TakedownList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;

/**
 * What a recipe knows from before: looked at before the run, read by the workers.
 *
 * @param against earlier datasets
 * @param indexFiles of them all
 * @param indexBytes in those
 * @param takedown null where the recipe names none
 */
record KnownBefore(
    List<CommitPlan.Earlier> against,
    List<String> indexFiles,
    long indexBytes,
    TakedownFile takedown) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A list that could be read.
   *
   * @param lines different ones, by kind
   */
  record TakedownFile(String file, String sha256, Map<String, Integer> lines) {}

  /**
   * Looks at what the recipe names.
   *
   * @param output the directory of the run, which is none of the earlier ones
   * @throws RunException where one cannot be used
   * @throws io.parley.transforms.takedown.TakedownException where a line of the list is wrong
   */
  static KnownBefore of(DedupConfig config, String output) {
    List<CommitPlan.Earlier> against = new ArrayList<>();
    List<String> files = new ArrayList<>();
    long bytes = 0;
    for (String directory : config.known().against()) {
      String root = OutputDirectory.resolve(directory);
      if (root.equals(output)) {
        throw unusable(directory, "the output cannot be an earlier dataset, too");
      }
      String manifest = manifest(directory, root);
      JsonNode node = parse(directory, manifest);
      check(directory, node.path(DatasetDirectory.INDEX), config);
      for (JsonNode file : node.path("files")) {
        String path = file.path("path").asText();
        if (path.startsWith(DatasetDirectory.INDEX + "/")) {
          files.add(root + path);
          bytes += file.path("bytes").asLong();
        }
      }
      String name = root.substring(root.lastIndexOf('/', root.length() - 2) + 1, root.length() - 1);
      against.add(
          new CommitPlan.Earlier(name, Sha256.of(manifest.getBytes(StandardCharsets.UTF_8))));
    }
    return new KnownBefore(against, files, bytes, takedown(config.known().takedown()));
  }

  private static String manifest(String directory, String root) {
    DatasetDirectory dataset = new DatasetDirectory(new Workplace(root, ""));
    try {
      if (!dataset.has(DatasetDirectory.SUCCESS)) {
        throw unusable(directory, "no finished dataset: it has no " + DatasetDirectory.SUCCESS);
      }
      return dataset.read(DatasetDirectory.MANIFEST);
    } catch (IOException e) {
      throw unusable(directory, "its " + DatasetDirectory.MANIFEST + " cannot be read");
    }
  }

  private static JsonNode parse(String directory, String manifest) {
    try {
      return JSON.readTree(manifest);
    } catch (JsonProcessingException e) {
      throw unusable(directory, "its " + DatasetDirectory.MANIFEST + " is not JSON");
    }
  }

  private static void check(String directory, JsonNode index, DedupConfig config) {
    if (index.isMissingNode()) {
      throw unusable(directory, "has no index: it was made with emit.index: false");
    }
    int version = index.path("version").asInt();
    if (version != DatasetIndex.VERSION) {
      throw unusable(
          directory,
          "its index is of version "
              + version
              + ", not "
              + DatasetIndex.VERSION
              + "; make it anew");
    }
    if (config.pairs() == DedupConfig.Level.NEAR && !index.path("pairs").asText().equals("near")) {
      throw unusable(
          directory,
          "its index has no signatures of pairs: it was made with other pairs than near;"
              + " give dedup.pairs: exact");
    }
  }

  private static RunException unusable(String directory, String problem) {
    return new RunException(ExitStatus.USAGE, "dedup.against: " + directory + ": " + problem);
  }

  private static TakedownFile takedown(String file) {
    if (file.isEmpty()) {
      return null;
    }
    String directory = OutputDirectory.resolve(file);
    String whole = directory.substring(0, directory.length() - 1);
    try (InputStream in =
        Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(whole, false)))) {
      TakedownList list = TakedownList.parse(in.readAllBytes(), file);
      Map<String, Integer> lines = new TreeMap<>();
      list.lines().forEach((kind, count) -> lines.put(kind.label(), count));
      return new TakedownFile(whole, list.sha256(), lines);
    } catch (IOException e) {
      throw new RunException(ExitStatus.USAGE, "dedup.takedown: " + file + ": cannot be read", e);
    }
  }

  /** In names and numbers. */
  CommitPlan.KnownBefore forManifest() {
    return new CommitPlan.KnownBefore(
        against,
        takedown == null
            ? null
            : new CommitPlan.Takedown(takedown.sha256(), new TreeMap<>(takedown.lines())));
  }
}
