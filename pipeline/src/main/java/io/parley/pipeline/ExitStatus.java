package io.parley.pipeline;

/** What the process ends with. */
public final class ExitStatus {
  public static final int DONE = 0;

  /** The run failed. */
  public static final int FAILED = 1;

  /** The command line, the recipe or an input path is wrong. */
  public static final int USAGE = 2;

  /** Nothing was kept, or too many records were bad. */
  public static final int NOTHING_KEPT = 3;

  private ExitStatus() {}
}
