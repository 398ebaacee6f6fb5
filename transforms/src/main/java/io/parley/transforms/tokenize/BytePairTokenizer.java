package io.parley.transforms.tokenize;

import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;

/** A vocabulary of OpenAI's through jtokkit. Its instances are shared between threads. */
final class BytePairTokenizer implements Tokenizer {
  private final Encoding encoding;
  private final int endOfText;
  private final int messageStart;
  private final int messageEnd;
  private final int vocabularySize;

  BytePairTokenizer(
      Encoding encoding, int endOfText, int messageStart, int messageEnd, int vocabularySize) {
    this.encoding = encoding;
    this.endOfText = endOfText;
    this.messageStart = messageStart;
    this.messageEnd = messageEnd;
    this.vocabularySize = vocabularySize;
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
  public io.parley.transforms.tokenize.Encoding encodeWithOffsets(String text) {
    int[] ids = encode(text);
    int[] starts = new int[ids.length];
    int[] ends = new int[ids.length];
    // Of each byte of UTF-8, the character that it is part of.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] first = new int[bytes.length];
    int[] end = new int[bytes.length];
    for (int at = 0, unit = 0; unit < text.length(); ) {
      int codePoint = text.codePointAt(unit);
      int next = unit + Character.charCount(codePoint);
      for (int n = (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4);
          n > 0;
          n--) {
        first[at] = unit;
        end[at++] = next;
      }
      unit = next;
    }
    for (int i = 0, at = 0; i < ids.length; i++) {
      int length = byteLength(ids[i]);
      starts[i] = first[at];
      ends[i] = end[at + length - 1];
      at += length;
    }
    return new io.parley.transforms.tokenize.Encoding(ids, starts, ends);
  }

  private int byteLength(int id) {
    IntArrayList one = new IntArrayList(1);
    one.add(id);
    return encoding.decodeBytes(one).length;
  }

  @Override
  public int control(String name) {
    return switch (name) {
      case "<|im_start|>" -> messageStart;
      case "<|im_end|>" -> messageEnd;
      case "<|endoftext|>" -> endOfText;
      default -> -1;
    };
  }

  @Override
  public int beginOfText() {
    return -1;
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
