package io.parley.transforms.tokenize;

import io.parley.schemas.Message;
import io.parley.transforms.Budget;
import java.util.List;

/** How a model wants messages written. Stateless, shared by threads. */
public interface Template {
  /** The name in recipes and the manifest, such as {@code chatml}. */
  String name();

  /**
   * Writes a row. Trained is the content of targets and what ends their turn, so that the model
   * learns to stop; nothing of what stands around them.
   *
   * @param targets for each message, whether it is trained on
   */
  List<Part> render(List<Message> messages, List<Boolean> targets);

  /** What ends a turn: the token at which a model stops. */
  Part turnEnd();

  /** The control tokens that a vocabulary must have. */
  List<String> controls();

  /** A bound from above of what messages take, for rows of {@code limit} tokens. */
  Budget budget(Tokenizer tokenizer, int limit);
}
