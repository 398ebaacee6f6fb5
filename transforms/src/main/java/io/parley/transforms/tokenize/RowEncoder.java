package io.parley.transforms.tokenize;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import io.parley.transforms.tokenize.template.Part;
import io.parley.transforms.tokenize.template.Template;
import io.parley.transforms.tokenize.template.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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

  /**
   * To a vocabulary that is built in, the control tokens that it lacks are appended.
   *
   * @throws TokenizerException if a file lacks one that the template needs
   */
  public static RowEncoder of(TokenizeConfig config) {
    Tokenizer tokenizer = Tokenizers.of(config.tokenizer());
    Template template = Templates.of(config.template());
    if (config.tokenizer().isBuiltIn()) {
      return new RowEncoder(WithControls.of(tokenizer, template.controls()), template);
    }
    for (String control : template.controls()) {
      if (tokenizer.control(control) < 0) {
        throw lacks(control, template);
      }
    }
    boolean ends =
        Stream.of(template.frame(), template.message(Role.ASSISTANT, ""))
            .flatMap(List::stream)
            .anyMatch(part -> part.kind() == Part.Kind.END);
    if (ends && tokenizer.endOfText() < 0) {
      throw lacks("end of text", template);
    }
    return new RowEncoder(tokenizer, template);
  }

  private static TokenizerException lacks(String what, Template template) {
    return new TokenizerException(
        "it has no " + what + ", which the template " + template.name() + " needs");
  }

  public Tokenizer tokenizer() {
    return tokenizer;
  }

  public Template template() {
    return template;
  }

  /** A bound from above of what messages take, for rows of {@code limit} tokens. */
  public Budget budget(int limit) {
    return new RowBudget(this, limit);
  }

  /**
   * What a training step reads.
   *
   * @param targets for each message, whether it is trained on
   */
  public Example.Tokens encode(List<Message> messages, List<Boolean> targets) {
    return encode(template.render(messages, targets));
  }

  /** The ids after which a model is to reply. */
  public int[] prompt(List<Message> messages) {
    return encode(template.prompt(messages)).inputIds();
  }

  private Example.Tokens encode(List<Part> parts) {
    Row row = new Row();
    for (int from = 0, to; from < parts.size(); from = to) {
      to = textEnd(parts, from);
      if (to > from) {
        addText(row, parts.subList(from, to));
      } else {
        Part part = parts.get(to++);
        int id = id(part);
        if (id >= 0) {
          row.add(id, part.trained());
        }
      }
    }
    return row.tokens();
  }

  /** A text as a document: its tokens and the end of text, after the vocabulary's begin of text. */
  public int[] document(String text) {
    return encode(List.of(Part.begin(), Part.text(text, true), Part.end(true))).inputIds();
  }

  /** How many tokens parts are. */
  int count(List<Part> parts) {
    int count = 0;
    for (int from = 0, to; from < parts.size(); from = to) {
      to = textEnd(parts, from);
      if (to > from) {
        count += tokenizer.count(text(parts.subList(from, to)));
      } else {
        count += id(parts.get(to++)) >= 0 ? 1 : 0;
      }
    }
    return count;
  }

  /** Where the texts that begin at a part end. */
  private int textEnd(List<Part> parts, int from) {
    int to = from;
    while (to < parts.size() && isText(parts.get(to))) {
      to++;
    }
    return to;
  }

  private boolean isText(Part part) {
    return part.kind() == Part.Kind.TEXT
        || part.kind() == Part.Kind.MARK && tokenizer.control(part.text()) < 0;
  }

  /** Of a part that is no text; -1 for a begin that the vocabulary has not. */
  private int id(Part part) {
    return switch (part.kind()) {
      case BEGIN -> tokenizer.beginOfText();
      case END -> endOfText();
      default -> control(part.text());
    };
  }

  private static String text(List<Part> parts) {
    if (parts.size() == 1) {
      return parts.get(0).text();
    }
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString();
  }

  /** The id at which a model stops. */
  public int turnEnd() {
    return id(template.turnEnd());
  }

  private int endOfText() {
    if (tokenizer.endOfText() < 0) {
      throw new IllegalStateException(tokenizer.name() + " has no end of text");
    }
    return tokenizer.endOfText();
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
      for (int id : tokenizer.encode(text(parts))) {
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
      // A token of no text may stand at the very end.
      while (part < partEnds.length - 1 && partEnds[part] <= encoding.starts()[i]) {
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
