package io.parley.transforms.tokenize;

import java.util.Arrays;
import java.util.List;

/** A vocabulary with further control tokens after its own ids. */
final class WithControls implements Tokenizer {
  private final Tokenizer vocabulary;
  private final List<String> further;

  private WithControls(Tokenizer vocabulary, List<String> further) {
    this.vocabulary = vocabulary;
    this.further = further;
  }

  /** Those of the names that the vocabulary lacks are appended, in their order. */
  static Tokenizer of(Tokenizer vocabulary, List<String> names) {
    List<String> further = names.stream().filter(name -> vocabulary.control(name) < 0).toList();
    return further.isEmpty() ? vocabulary : new WithControls(vocabulary, further);
  }

  @Override
  public String name() {
    return vocabulary.name();
  }

  @Override
  public int vocabularySize() {
    return vocabulary.vocabularySize() + further.size();
  }

  @Override
  public int[] encode(String text) {
    return vocabulary.encode(text);
  }

  @Override
  public int count(String text) {
    return vocabulary.count(text);
  }

  @Override
  public Encoding encodeWithOffsets(String text) {
    return vocabulary.encodeWithOffsets(text);
  }

  @Override
  public int control(String name) {
    int index = further.indexOf(name);
    return index < 0 ? vocabulary.control(name) : vocabulary.vocabularySize() + index;
  }

  @Override
  public int endOfText() {
    return vocabulary.endOfText();
  }

  @Override
  public int beginOfText() {
    return vocabulary.beginOfText();
  }

  @Override
  public String decode(int[] ids) {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < ids.length; ) {
      int to = from;
      while (to < ids.length && ids[to] < vocabulary.vocabularySize()) {
        to++;
      }
      text.append(vocabulary.decode(Arrays.copyOfRange(ids, from, to)));
      if (to < ids.length) {
        text.append(further.get(ids[to] - vocabulary.vocabularySize()));
      }
      from = to + 1;
    }
    return text.toString();
  }
}
