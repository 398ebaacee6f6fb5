package io.parley.transforms.tokenize;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.transforms.Budget;
import java.util.List;

/** How a model wants messages written. Used by one thread. */
public interface Template {
  /** The name in recipes and the manifest, such as {@code chatml}. */
  String name();

  /**
   * What a training step reads. The loss counts the content of targets and the token that ends
   * them, so that the model learns to stop; nothing of what stands around them.
   *
   * @param targets for each message, whether it is trained on
   */
  Example.Tokens encode(List<Message> messages, List<Boolean> targets);

  /** A bound from above of what messages take, for rows of {@code limit} tokens. */
  Budget budget(int limit);
}
