package io.parley.transforms.tokenize;

import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;

/** A vocabulary of OpenAI's through jtokkit. Its instances are shared between threads. */
final class BytePairTokenizer implements Tokenizer {
  /** A run of spaces, or of dashes, in all three vocabularies. */
  private static final int LONGEST_TOKEN = 128;

  private final Encoding encoding;
  private final int endOfText;
  private final int messageStart;
  private final int messageEnd;
  private final int vocabularySize;
  private final int lineEndsWithText;

  /**
   * @param lineEndsWithText how many of several line ends before a word make a piece of their own,
   *     apart from those before them
   */
  BytePairTokenizer(
      Encoding encoding,
      int endOfText,
      int messageStart,
      int messageEnd,
      int vocabularySize,
      int lineEndsWithText) {
    this.encoding = encoding;
    this.endOfText = endOfText;
    this.messageStart = messageStart;
    this.messageEnd = messageEnd;
    this.vocabularySize = vocabularySize;
    this.lineEndsWithText = lineEndsWithText;
  }

  @Override
  public String name() {
    return encoding.getName();
  }

  @Override
  public int vocabularySize() {
    return vocabularySize;
  }

  @Override
  public int[] encode(String text) {
    // encode() throws on the names of control tokens, which web text has.
    return encoding.encodeOrdinary(text).toArray();
  }

  @Override
  public int count(String text) {
    return encoding.countTokensOrdinary(text);
  }

  @Override
  public int nextCut(String text, int from) {
    int end;
    for (int at = text.indexOf("\n\n", from); at >= 0; at = text.indexOf("\n\n", end)) {
      end = at + 2;
      while (end < text.length() && text.charAt(end) == '\n') {
        end++;
      }
      if (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
        return end - lineEndsWithText;
      }
    }
    return text.length();
  }

  @Override
  public int byteLength(int id) {
    IntArrayList one = new IntArrayList(1);
    one.add(id);
    return encoding.decodeBytes(one).length;
  }

  @Override
  public int longestToken() {
    return LONGEST_TOKEN;
  }

  @Override
  public int messageStart() {
    return messageStart;
  }

  @Override
  public int messageEnd() {
    return messageEnd;
  }

  @Override
  public int endOfText() {
    return endOfText;
  }

  @Override
  public String decode(int[] ids) {
    StringBuilder text = new StringBuilder();
    IntArrayList ordinary = new IntArrayList();
    for (int id : ids) {
      String control = control(id);
      if (control == null) {
        ordinary.add(id);
      } else {
        text.append(decode(ordinary)).append(control);
        ordinary.clear();
      }
    }
    return text.append(decode(ordinary)).toString();
  }

  private String decode(IntArrayList ids) {
    return new String(encoding.decodeBytes(ids), StandardCharsets.UTF_8);
  }

  private String control(int id) {
    return id == messageStart
        ? "<|im_start|>"
        : id == messageEnd ? "<|im_end|>" : id == endOfText ? "<|endoftext|>" : null;
  }
}
