package io.parley.transforms.tokenize.template;

import io.parley.schemas.Message;
import io.parley.schemas.Role;
import java.util.List;

/** How a model wants messages written. Stateless, shared by threads. */
public interface Template {
  /** The name in recipes and the manifest, such as {@code chatml}. */
  String name();

  /**
   * Writes a row. Trained is the content of an assistant's targets and what ends their turn, so
   * that the model learns to stop; nothing of what stands around them, and nothing of other roles.
   *
   * @param messages a system message or none, then user and assistant in turn
   * @param targets for each message, whether it is trained on
   */
  List<Part> render(List<Message> messages, List<Boolean> targets);

  /**
   * Writes what a model is to answer: the messages and the beginning of a reply, as they stand in a
   * row, so that a sampled reply continues what training has shown.
   */
  List<Part> prompt(List<Message> messages);

  /** A message as it stands amid others. */
  List<Part> message(Role role, String content);

  /** What a row may have besides its messages; what stands before content comes last. */
  List<Part> frame();

  /** What ends a turn: the token at which a model stops. */
  Part turnEnd();

  /** The control tokens that a vocabulary must have. */
  List<String> controls();

  /** The names that are control tokens where a vocabulary has them, and text in others. */
  List<String> marks();
}
