package io.parley.transforms.clean.privacy;

/** Finds one kind of private data. Looks a bounded way around, so that a scan stays linear. */
interface Finder {
  PiiKind kind();

  /**
   * The characters at which it wants to be asked. Among digits, only at the first of a run, with
   * its length in {@link Scan#run}.
   */
  String triggers();

  /**
   * Looks around a trigger.
   *
   * @return whether there is something; then {@link Scan#start} and {@link Scan#end} say where
   */
  boolean find(Scan scan, int at);
}
