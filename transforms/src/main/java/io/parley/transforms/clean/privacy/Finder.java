package io.parley.transforms.clean.privacy;

/** Finds one kind of private data. Looks a bounded way around, so that a scan stays linear. */
interface Finder {
  PiiKind kind();

  /** Where it wants to be asked; at the first digit of a run with its length in {@link Scan#run}. */
  Triggers triggers();

  /**
   * Looks around a trigger.
   *
   * @return whether there is something; then {@link Scan#start} and {@link Scan#end} say where
   */
  boolean find(Scan scan, int at);
}
