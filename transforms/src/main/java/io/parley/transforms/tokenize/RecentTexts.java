package io.parley.transforms.tokenize;

import io.parley.transforms.Recent;
import java.util.ArrayList;
import java.util.List;

/**
 * A tokenizer that remembers the ids of paragraphs it met lately. Rows of one conversation share
 * most of their text, and every view counts it again: in a chain of 5,000 turns a turn stands in
 * dozens of rows. For one thread.
 */
final class RecentTexts implements Tokenizer {
  /** A few tens of megabytes with the ids. */
  private static final int MOST_CHARACTERS = 1 << 22;

  private final Tokenizer tokenizer;
  private final Recent<int[]> recent = new Recent<>(MOST_CHARACTERS);

  RecentTexts(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public int[] encode(String text) {
    List<int[]> parts = new ArrayList<>();
    int length = 0;
    for (int from = 0; from < text.length(); ) {
      int to = tokenizer.nextCut(text, from);
      int[] ids = part(text.substring(from, to));
      parts.add(ids);
      length += ids.length;
      from = to;
    }
    int[] all = new int[length];
    int at = 0;
    for (int[] ids : parts) {
      System.arraycopy(ids, 0, all, at, ids.length);
      at += ids.length;
    }
    return all;
  }

  @Override
  public int count(String text) {
    int count = 0;
    for (int from = 0; from < text.length(); ) {
      int to = tokenizer.nextCut(text, from);
      count += part(text.substring(from, to)).length;
      from = to;
    }
    return count;
  }

  /** How much text is remembered. */
  long characters() {
    return recent.characters();
  }

  private int[] part(String text) {
    return recent.of(text, tokenizer::encode);
  }

  @Override
  public String name() {
    return tokenizer.name();
  }

  @Override
  public int vocabularySize() {
    return tokenizer.vocabularySize();
  }

  @Override
  public int nextCut(String text, int from) {
    return tokenizer.nextCut(text, from);
  }

  @Override
  public int byteLength(int id) {
    return tokenizer.byteLength(id);
  }

  @Override
  public int longestToken() {
    return tokenizer.longestToken();
  }

  @Override
  public int messageStart() {
    return tokenizer.messageStart();
  }

  @Override
  public int messageEnd() {
    return tokenizer.messageEnd();
  }

  @Override
  public int endOfText() {
    return tokenizer.endOfText();
  }

  @Override
  public String decode(int[] ids) {
    return tokenizer.decode(ids);
  }
}
