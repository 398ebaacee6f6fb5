package io.parley.transforms.dedup;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Reason;
import io.parley.transforms.ReplyKey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The levels that replies pass, in order: copies, then too many to one prompt, then too many with
 * one response. A level sees only what the former ones left; one that is off does not exist.
 *
 * @param copies whether equal or similar ones go first
 * @param caps of the later levels
 */
record Levels(boolean copies, List<Cap> caps) implements Serializable {
  static Levels of(DedupConfig config) {
    List<Cap> caps = new ArrayList<>();
    addCap(Reason.CAPPED_PROMPT, config.caps().perPrompt(), caps);
    addCap(Reason.CAPPED_RESPONSE, config.caps().perResponse(), caps);
    return new Levels(config.pairs() != DedupConfig.Level.NONE, List.copyOf(caps));
  }

  private static void addCap(Reason reason, int most, List<Cap> caps) {
    if (most != Caps.NONE) {
      caps.add(new Cap(reason, most));
    }
  }

  boolean isEmpty() {
    return !copies && caps.isEmpty();
  }

  /**
   * The keys of a reply, one a level.
   *
   * @param text equal for copies
   */
  List<Fingerprint> keys(Fingerprint text, ReplyKey reply) {
    List<Fingerprint> keys = new ArrayList<>();
    if (copies) {
      keys.add(text);
    }
    for (Cap cap : caps) {
      keys.add(cap.reason() == Reason.CAPPED_PROMPT ? reply.prompt() : reply.response());
    }
    return keys;
  }

  /** The cap of a level, from 0; null where there is none, at the level of copies among others. */
  Cap cap(int level) {
    int index = copies ? level - 1 : level;
    return index >= 0 && index < caps.size() ? caps.get(index) : null;
  }

  int count() {
    return caps.size() + (copies ? 1 : 0);
  }
}
