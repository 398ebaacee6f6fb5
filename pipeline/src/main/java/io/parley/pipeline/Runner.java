package io.parley.pipeline;

import java.util.Locale;

/** What executes the pipeline. */
enum Runner {
  /** Beam's own, in this process: starts at once, slow on many keys. */
  DIRECT,
  /** Flink, in this process or on a cluster. */
  FLINK;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
