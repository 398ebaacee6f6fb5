package io.parley.transforms.tokenize;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.transforms.Texts;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a reply and the one message that it answers to the tokens there is room for.
 *
 * <p>The message answered loses its beginning, from which the reply is farthest; it keeps a quarter
 * of the row, for a reply to nothing teaches nothing. Where that is not enough the reply is trained
 * as far as it goes: whatever is left of it follows from what stands before it. It has no end of
 * turn then, since that would teach to stop in the middle; that it lost its beginning instead would
 * teach to begin there.
 */
final class Shortener {
  private static final int LEAST_SHARE = 4;

  /** How far a text may be cut after a token for it to begin with a whole word. */
  private static final int LONGEST_WORD = 40;

  /** A character has no more bytes, and so no more tokens. */
  private static final int TOKENS_OF_CHARACTER = 4;

  private static final String BROKEN = "\uFFFD";

  private final RowEncoder encoder;
  private final int maxTokens;

  Shortener(RowEncoder encoder, int maxTokens) {
    this.encoder = encoder;
    this.maxTokens = maxTokens;
  }

  /**
   * A row that fits.
   *
   * @param messages what is answered, and the reply
   * @param length of the row of these, more than there is room for
   */
  Example.Tokens shorten(List<Message> messages, List<Boolean> targets, int length) {
    Message answered = messages.get(0);
    Encoding prompt = encoder.tokenizer().encodeWithOffsets(answered.content());
    int tokens = prompt.ids().length;
    int least = Math.min(tokens, maxTokens / LEAST_SHARE);
    int kept = tokens;
    Example.Tokens row = null;
    for (int over = length - maxTokens; over > 0 && kept > least; ) {
      kept = Math.max(least, kept - over);
      Message end =
          new Message(answered.role(), end(answered.content(), prompt.starts()[tokens - kept]));
      row = encoder.encode(List.of(end, messages.get(1)), targets);
      over = row.inputIds().length - maxTokens;
    }
    return withoutEnd(row == null ? encoder.encode(messages, targets) : row);
  }

  /** A text from a place on, or from the next word where that is near. */
  private static String end(String text, int from) {
    int start = from;
    boolean inWord = from > 0 && !Texts.isSpace(text.charAt(from - 1));
    if (inWord) {
      int limit = Math.min(text.length(), from + LONGEST_WORD);
      while (start < limit && !Texts.isSpace(text.charAt(start))) {
        start++;
      }
      start = start == limit ? from : start;
    }
    String end = Texts.strip(text.substring(start));
    return end.isEmpty() ? text.substring(from) : end;
  }

  /** As much of a row as there is room for, to the end of a character. */
  private Example.Tokens withoutEnd(Example.Tokens row) {
    int[] ids = row.inputIds();
    if (ids.length <= maxTokens) {
      return row;
    }
    int end = maxTokens;
    while (end > maxTokens - TOKENS_OF_CHARACTER && endsBroken(ids, end)) {
      end--;
    }
    return new Example.Tokens(Arrays.copyOf(ids, end), Arrays.copyOf(row.labels(), end));
  }

  private boolean endsBroken(int[] ids, int end) {
    int from = Math.max(0, end - 2 * TOKENS_OF_CHARACTER);
    return encoder.tokenizer().decode(Arrays.copyOfRange(ids, from, end)).endsWith(BROKEN);
  }
}
