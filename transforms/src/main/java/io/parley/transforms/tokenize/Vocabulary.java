package io.parley.transforms.tokenize;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Which tokenizer: one that is built in, or a file.
 *
 * @param name of a built-in one, as recipes name it; of a file the path as given
 */
public record Vocabulary(String name) implements Serializable {
  public static final Vocabulary GPT2 = new Vocabulary("gpt2");
  public static final Vocabulary CL100K = new Vocabulary("cl100k");
  public static final Vocabulary O200K = new Vocabulary("o200k");

  /** OpenAI's vocabularies. */
  public static final List<Vocabulary> BUILT_IN = List.of(GPT2, CL100K, O200K);

  public Vocabulary {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public String toString() {
    return name;
  }
}
