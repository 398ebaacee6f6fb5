package io.parley.transforms.filter.reply;

import io.parley.transforms.filter.rules.Range;
import java.io.Serializable;

/**
 * What a reply that is learnt may say.
 *
 * @param chars characters (code points)
 * @param words words; each Chinese or Japanese character counts as one
 */
public record ReplyConfig(Range chars, Range words) implements Serializable {
  public static ReplyConfig defaults() {
    return new ReplyConfig(new Range(1, 20_000), new Range(1, 5_000));
  }
}
