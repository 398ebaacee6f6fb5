package io.parley.transforms.filter.thread;

import java.io.Serializable;
import java.util.Set;

/**
 * Who may speak to whom, and how others received it.
 *
 * @param bots whether turns of bots stay
 * @param nsfw whether turns stay that their source marks as not safe for work
 * @param selfReplies whether a reply to one's own turn may be trained on
 * @param openerReplies sources in which replies of the one who opened the thread may be trained on,
 *     because nobody is the one who asks
 * @param olderReplies whether a reply may be trained on that is older than what it answers
 * @param chatReplies which lines of a chat may be trained on
 */
public record ThreadConfig(
    boolean bots,
    boolean nsfw,
    boolean selfReplies,
    Set<String> openerReplies,
    boolean olderReplies,
    ChatReplies chatReplies,
    Shape shape,
    Reception reception)
    implements Serializable {
  /**
   * Lines of a chat that does not say what a line answers. How many of them answer the line that
   * they were linked to was counted on the 153 annotated training logs of Kummerfeld et al., "A
   * Large-Scale Corpus for Conversation Disentanglement" (2019).
   */
  public enum ChatReplies {
    /** All; of those that name nobody 57% are right. */
    ALL,
    /** Those that name whom they answer; where that was said to somebody else, 48% are right. */
    NAMED,
    /**
     * Those that name whom they answer, where that was said to them or to nobody: 83% are right.
     */
    DIRECT
  }

  public ThreadConfig {
    openerReplies = Set.copyOf(openerReplies);
  }

  public static ThreadConfig defaults() {
    return new ThreadConfig(
        false,
        false,
        false,
        Set.of("pairs"),
        false,
        ChatReplies.NAMED,
        Shape.defaults(),
        Reception.defaults());
  }
}
