package io.parley.transforms.clean;

import io.parley.transforms.clean.debris.RecurringConfig;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Gives the hashes of the lines of a partition that recur. */
final class CountRecurringFn extends DoFn<KV<Integer, Iterable<byte[]>>, Long> {
  private static final long serialVersionUID = 1L;

  private final RecurringConfig config;

  CountRecurringFn(RecurringConfig config) {
    this.config = config;
  }

  @ProcessElement
  public void count(@Element KV<Integer, Iterable<byte[]>> blocks, OutputReceiver<Long> out) {
    RecurringCount count = new RecurringCount();
    blocks.getValue().forEach(count::add);
    count.recurring(config, out::output);
  }
}
