package io.parley.transforms;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Prints, beside operations a second, the megabytes of UTF-8 that went through. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class MegaBytes {
  /** Bytes / 1,000,000. */
  public double megabytes;

  public void add(long bytes) {
    megabytes += bytes / 1e6;
  }
}
