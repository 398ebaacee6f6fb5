package io.parley.transforms.emit;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.transforms.Candidates;
import io.parley.transforms.Slots;
import io.parley.transforms.Texts;

/**
 * Deals out conversations by hash. The split depends on the opening prompt, so that equal questions
 * share one; the order on the id. A conversation without a candidate reply is in no split.
 */
public final class DatasetSlots implements Slots {
  private static final long serialVersionUID = 1L;

  /** Splits are cut from this many steps: fine enough for any share a person writes down. */
  private static final int STEPS = 1 << 30;

  private final SplitConfig config;
  private final Candidates candidates;

  public DatasetSlots(SplitConfig config, Candidates candidates) {
    this.config = config;
    this.candidates = candidates;
  }

  @Override
  public Slot of(Conversation conversation) {
    long order = Fingerprint.hash64(config.seed(), conversation.id());
    return new Slot(
        candidates.of(conversation).isEmpty() ? Split.NONE : splitOf(conversation), order);
  }

  private Split splitOf(Conversation conversation) {
    String prompt = Texts.normalize(conversation.turns().get(0).text());
    long step = Fingerprint.hash64(config.seed(), prompt) >>> 34;
    if (step < Math.round(config.train() * STEPS)) {
      return Split.TRAIN;
    }
    return step < Math.round((config.train() + config.validation()) * STEPS)
        ? Split.VALIDATION
        : Split.TEST;
  }
}
