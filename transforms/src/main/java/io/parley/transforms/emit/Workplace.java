package io.parley.transforms.emit;

import java.io.Serializable;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The directory that a run writes into until it is committed.
 *
 * @param output the dataset's directory, as Beam's file systems name it
 * @param run unique to the run, so that a run never meets another's files
 */
public record Workplace(String output, String run) implements Serializable {
  private static final String TEMPORARY = "_tmp";

  /** The dataset's directory. */
  public ResourceId root() {
    return FileSystems.matchNewResource(output, true);
  }

  /** Where all runs keep what is not committed. */
  public ResourceId temporary() {
    return root().resolve(TEMPORARY, StandardResolveOptions.RESOLVE_DIRECTORY);
  }

  /** Where this run keeps what is not committed. */
  public ResourceId scratch() {
    return temporary().resolve(run, StandardResolveOptions.RESOLVE_DIRECTORY);
  }

  /** A file in this run's scratch directory. */
  public ResourceId scratchFile(String name) {
    return scratch().resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }

  /** A name no other attempt of any worker has; it never reaches the dataset. */
  static String attemptName() {
    return UUID.randomUUID().toString();
  }
}
