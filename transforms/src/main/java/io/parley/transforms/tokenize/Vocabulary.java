package io.parley.transforms.tokenize;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * Which tokenizer: one that is built in, or a file.
 *
 * @param name of a built-in one, as recipes name it; of a file the path as given
 * @param file where the {@code tokenizer.json} is; empty for a built-in one, and until {@link
 *     Tokenizers#find} has found it
 * @param sha256 of that file; empty where {@code file} is
 * @param configSha256 of the {@code tokenizer_config.json} beside it, which names the tokens around
 *     a text; empty where there is none
 */
public record Vocabulary(String name, String file, String sha256, String configSha256)
    implements Serializable {
  public static final Vocabulary GPT2 = new Vocabulary("gpt2");
  public static final Vocabulary CL100K = new Vocabulary("cl100k");
  public static final Vocabulary O200K = new Vocabulary("o200k");

  /** OpenAI's vocabularies. */
  public static final List<Vocabulary> BUILT_IN = List.of(GPT2, CL100K, O200K);

  public Vocabulary {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(sha256, "sha256");
    Objects.requireNonNull(configSha256, "configSha256");
  }

  public Vocabulary(String name) {
    this(name, "", "", "");
  }

  public boolean isBuiltIn() {
    return BUILT_IN.contains(this);
  }

  /** The last part of the name, which tells nothing of the machine. */
  public String shortName() {
    int end = name.endsWith("/") ? name.length() - 1 : name.length();
    return name.substring(name.lastIndexOf('/', end - 1) + 1, end);
  }

  @Override
  public String toString() {
    return name;
  }
}
