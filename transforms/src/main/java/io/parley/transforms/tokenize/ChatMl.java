package io.parley.transforms.tokenize;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * ChatML: {@code <|im_start|>role\ncontent<|im_end|>\n} for every message. Control tokens split the
 * text, so that {@code role\ncontent} is encoded as one piece, as the reference does; a token with
 * any byte of a target's content in it counts, one that is header only does not.
 */
final class ChatMl implements Template {
  private final Tokenizer tokenizer;
  private final int[] lineEnd;

  ChatMl(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
    lineEnd = tokenizer.encode("\n");
  }

  @Override
  public String name() {
    return "chatml";
  }

  @Override
  public Budget budget(int limit) {
    return new ChatMlBudget(tokenizer, limit);
  }

  @Override
  public Example.Tokens encode(List<Message> messages, List<Boolean> targets) {
    int[][] texts = new int[messages.size()][];
    int length = 0;
    for (int i = 0; i < texts.length; i++) {
      Message message = messages.get(i);
      texts[i] = tokenizer.encode(header(message.role()) + message.content());
      length += texts[i].length + 2 + lineEnd.length;
    }
    int[] ids = new int[length];
    int[] labels = new int[length];
    Arrays.fill(labels, Example.Tokens.IGNORED);
    int at = 0;
    for (int i = 0; i < texts.length; i++) {
      ids[at++] = tokenizer.messageStart();
      int content = at + headerTokens(texts[i], header(messages.get(i).role()));
      System.arraycopy(texts[i], 0, ids, at, texts[i].length);
      at += texts[i].length;
      ids[at++] = tokenizer.messageEnd();
      if (targets.get(i)) {
        System.arraycopy(ids, content, labels, content, at - content);
      }
      System.arraycopy(lineEnd, 0, ids, at, lineEnd.length);
      at += lineEnd.length;
    }
    return new Example.Tokens(ids, labels);
  }

  /** How many tokens at the start hold nothing but the header. */
  private int headerTokens(int[] text, String header) {
    int left = header.getBytes(StandardCharsets.UTF_8).length;
    int tokens = 0;
    while (tokens < text.length && (left -= tokenizer.byteLength(text[tokens])) >= 0) {
      tokens++;
    }
    return tokens;
  }

  static String header(Role role) {
    return role.label() + "\n";
  }
}
