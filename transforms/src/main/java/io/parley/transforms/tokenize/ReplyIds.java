package io.parley.transforms.tokenize;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The token ids of a prompt and of replies to it. A reply's end with the end of its turn. The
 * prompt is what no reply trains and all have in common, so that prompt and reply together are what
 * the template makes of them, also where a token has the end of one and the beginning of the other.
 *
 * @param prompt with the header of the reply's turn
 * @param replies in the order given
 */
record ReplyIds(int[] prompt, List<int[]> replies) {
  static ReplyIds of(RowEncoder encoder, List<Message> prompt, List<List<Message>> replies) {
    List<Example.Tokens> rows = new ArrayList<>();
    for (List<Message> reply : replies) {
      List<Message> messages = new ArrayList<>(prompt);
      messages.addAll(reply);
      List<Boolean> targets = new ArrayList<>(Collections.nCopies(prompt.size(), false));
      targets.addAll(Collections.nCopies(reply.size(), true));
      rows.add(encoder.encode(messages, targets));
    }
    int common = Integer.MAX_VALUE;
    for (Example.Tokens row : rows) {
      int same = Arrays.mismatch(row.inputIds(), rows.get(0).inputIds());
      common = Math.min(common, Math.min(firstTrained(row), same < 0 ? common : same));
    }
    List<int[]> ids = new ArrayList<>();
    for (Example.Tokens row : rows) {
      ids.add(Arrays.copyOfRange(row.inputIds(), common, afterTrained(row)));
    }
    return new ReplyIds(Arrays.copyOf(rows.get(0).inputIds(), common), ids);
  }

  private static int firstTrained(Example.Tokens row) {
    int first = 0;
    while (row.labels()[first] == Example.Tokens.IGNORED) {
      first++;
    }
    return first;
  }

  private static int afterTrained(Example.Tokens row) {
    int after = row.labels().length;
    while (row.labels()[after - 1] == Example.Tokens.IGNORED) {
      after--;
    }
    return after;
  }
}
