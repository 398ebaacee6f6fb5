package io.parley.transforms.tokenize;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.transforms.Budget;
import java.util.Arrays;
import java.util.List;

/**
 * Messages to token ids with labels, by a template in a vocabulary. A token with any part of
 * trained text in it counts; one that is of other text only does not.
 */
public final class RowEncoder {
  private final Tokenizer tokenizer;
  private final Template template;

  public RowEncoder(Tokenizer tokenizer, Template template) {
    this.tokenizer = tokenizer;
    this.template = template;
  }

  public static RowEncoder of(TokenizeConfig config) {
    return new RowEncoder(Tokenizers.of(config.tokenizer()), Templates.of(config.template()));
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  /** A bound from above of what messages take, for rows of {@code limit} tokens. */
  public Budget budget(int limit) {
    return template.budget(tokenizer, limit);
  }

  /**
   * What a training step reads.
   *
   * @param targets for each message, whether it is trained on
   */
  public Example.Tokens encode(List<Message> messages, List<Boolean> targets) {
    return encode(template.render(messages, targets));
  }

  private Example.Tokens encode(List<Part> parts) {
    Row row = new Row();
    for (int from = 0, to; from < parts.size(); from = to) {
      to = from + 1;
      Part part = parts.get(from);
      switch (part.kind()) {
        case TEXT -> {
          while (to < parts.size() && parts.get(to).kind() == Part.Kind.TEXT) {
            to++;
          }
          addText(row, parts.subList(from, to));
        }
        case CONTROL -> row.add(control(part.text()), part.trained());
        case BEGIN -> {
          if (tokenizer.beginOfText() >= 0) {
            row.add(tokenizer.beginOfText(), part.trained());
          }
        }
        case END -> row.add(tokenizer.endOfText(), part.trained());
      }
    }
    return row.tokens();
  }

  /** A text as a document: its tokens and the end of text, after the vocabulary's begin of text. */
  public int[] document(String text) {
    return encode(List.of(Part.begin(), Part.text(text, true), Part.end(true))).inputIds();
  }

  /** The id at which a model stops. */
  public int turnEnd() {
    Part end = template.turnEnd();
    return end.kind() == Part.Kind.CONTROL ? control(end.text()) : tokenizer.endOfText();
  }

  private int control(String name) {
    int id = tokenizer.control(name);
    if (id < 0) {
      throw new IllegalStateException(tokenizer.name() + " has no " + name);
    }
    return id;
  }

  private void addText(Row row, List<Part> parts) {
    boolean trained = parts.get(0).trained();
    if (parts.stream().allMatch(part -> part.trained() == trained)) {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append(part.text()));
      for (int id : tokenizer.encode(text.toString())) {
        row.add(id, trained);
      }
      return;
    }
    StringBuilder text = new StringBuilder();
    int[] partEnds = new int[parts.size()];
    for (int i = 0; i < partEnds.length; i++) {
      partEnds[i] = text.append(parts.get(i).text()).length();
    }
    Encoding encoding = tokenizer.encodeWithOffsets(text.toString());
    int part = 0;
    for (int i = 0; i < encoding.ids().length; i++) {
      while (partEnds[part] <= encoding.starts()[i]) {
        part++;
      }
      boolean counts = false;
      for (int p = part; p < partEnds.length && !counts; p++) {
        boolean begun = p == 0 || partEnds[p - 1] < encoding.ends()[i];
        counts = begun && parts.get(p).trained() && partEnds[p] > encoding.starts()[i];
        if (!begun) {
          break;
        }
      }
      row.add(encoding.ids()[i], counts);
    }
  }

  /** Ids and labels as they grow. */
  private static final class Row {
    private int[] ids = new int[256];
    private int[] labels = new int[256];
    private int size;

    void add(int id, boolean trained) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, size * 2);
        labels = Arrays.copyOf(labels, size * 2);
      }
      ids[size] = id;
      labels[size] = trained ? id : Example.Tokens.IGNORED;
      size++;
    }

    Example.Tokens tokens() {
      return new Example.Tokens(Arrays.copyOf(ids, size), Arrays.copyOf(labels, size));
    }
  }
}
