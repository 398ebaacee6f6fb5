package io.parley.pipeline;

/** What the process ends with. */
final class ExitStatus {
  static final int DONE = 0;

  /** The run failed. */
  static final int FAILED = 1;

  /** The command line, the recipe or an input path is wrong. */
  static final int USAGE = 2;

  /** Nothing was kept, or too many records were bad. */
  static final int NOTHING_KEPT = 3;

  private ExitStatus() {}
}
