package io.parley.transforms.filter.thread;

import java.io.Serializable;
import java.util.Set;

/**
 * Who may speak to whom.
 *
 * @param bots whether turns of bots stay
 * @param selfReplies whether a reply to one's own turn may be trained on
 * @param openerReplies sources in which replies of the one who opened the thread may be trained on,
 *     because nobody is the one who asks
 */
public record ThreadConfig(boolean bots, boolean selfReplies, Set<String> openerReplies)
    implements Serializable {
  public ThreadConfig {
    openerReplies = Set.copyOf(openerReplies);
  }

  public static ThreadConfig defaults() {
    return new ThreadConfig(false, false, Set.of("pairs"));
  }
}
