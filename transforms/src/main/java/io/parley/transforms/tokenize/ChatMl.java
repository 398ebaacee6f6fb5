package io.parley.transforms.tokenize;

import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import java.util.ArrayList;
import java.util.List;

/** ChatML: {@code <|im_start|>role\ncontent<|im_end|>\n} for every message. */
final class ChatMl implements Template {
  private static final String START = "<|im_start|>";
  private static final String END = "<|im_end|>";

  @Override
  public String name() {
    return "chatml";
  }

  @Override
  public List<Part> render(List<Message> messages, List<Boolean> targets) {
    List<Part> parts = new ArrayList<>(5 * messages.size());
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      boolean target = targets.get(i);
      parts.add(Part.control(START, false));
      parts.add(Part.text(header(message.role()), false));
      parts.add(Part.text(message.content(), target));
      parts.add(Part.control(END, target));
      parts.add(Part.text("\n", false));
    }
    return parts;
  }

  @Override
  public Part turnEnd() {
    return Part.control(END, true);
  }

  @Override
  public List<String> controls() {
    return List.of(START, END);
  }

  @Override
  public Budget budget(Tokenizer tokenizer, int limit) {
    return new ChatMlBudget(tokenizer, limit);
  }

  static String header(Role role) {
    return role.label() + "\n";
  }
}
