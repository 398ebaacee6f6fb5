package io.parley.transforms;

import io.parley.schemas.Fingerprint;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * What a later run must know of something that is in a dataset, to not take it in again.
 *
 * @param conversation its id, or that of the conversation it is in
 * @param post the id of a reply's first post; null for a whole conversation
 * @param key equal for equal text: of a conversation, or of a reply and all turns above it
 * @param exchange equal where a reply and the turn it answers are; null where there is no sketch of
 *     a reply
 * @param sketch to compare it with similar ones, encoded and read-only; null where only equal ones
 *     are looked for
 */
public record IndexRow(
    String conversation, String post, Fingerprint key, Fingerprint exchange, ByteBuffer sketch) {
  public IndexRow {
    Objects.requireNonNull(conversation, "conversation");
    Objects.requireNonNull(key, "key");
    sketch = sketch == null ? null : sketch.asReadOnlyBuffer();
  }
}
