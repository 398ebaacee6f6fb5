package io.parley.transforms.clean;

import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.transforms.Secret;
import org.apache.beam.sdk.transforms.DoFn;

/** Cleans one conversation. */
final class CleanFn extends DoFn<Draft, Conversation> {
  private static final long serialVersionUID = 1L;

  private final CleanConfig config;
  private final Secret key;
  private transient Cleaner cleaner;

  CleanFn(CleanConfig config, Secret key) {
    this.config = config;
    this.key = key;
  }

  @Setup
  public void setup() {
    cleaner = new Cleaner(config, key);
  }

  @ProcessElement
  public void clean(@Element Draft draft, OutputReceiver<Conversation> out) {
    out.output(cleaner.clean(draft));
  }
}
