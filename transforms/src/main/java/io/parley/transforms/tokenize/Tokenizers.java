package io.parley.transforms.tokenize;

import io.parley.transforms.tokenize.bpe.ByteLevelTokenizers;
import io.parley.transforms.tokenize.djl.DjlTokenizer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The vocabularies, each loaded once in a JVM, when first asked for. */
public final class Tokenizers {
  private static final Map<Vocabulary, Tokenizer> LOADED = new ConcurrentHashMap<>();

  private Tokenizers() {}

  /**
   * Finds the file of a vocabulary and loads it.
   *
   * @param path of the file or its directory, for Beam's file systems
   * @return the vocabulary as workers take it
   * @throws TokenizerException if the file cannot be used
   */
  public static Vocabulary find(Vocabulary vocabulary, String path) {
    TokenizerFile file = TokenizerFile.read(path);
    Vocabulary found = file.vocabulary(vocabulary.name());
    LOADED.computeIfAbsent(found, key -> file.tokenizer(key.shortName()));
    return found;
  }

  /** What a user should know of a vocabulary that was found. */
  public static Optional<String> remark(Vocabulary found) {
    return of(found) instanceof DjlTokenizer slow
        ? Optional.of(
            "tokenizer "
                + slow.name()
                + " goes through the reference library, at a fiftieth of the speed: "
                + slow.reason())
        : Optional.empty();
  }

  /**
   * The tokenizer of a vocabulary.
   *
   * @param vocabulary a built-in one, or what {@link #find} returned
   * @throws TokenizerException if its file is another one than it was
   */
  public static Tokenizer of(Vocabulary vocabulary) {
    return LOADED.computeIfAbsent(vocabulary, Tokenizers::load);
  }

  private static Tokenizer load(Vocabulary vocabulary) {
    if (!vocabulary.isBuiltIn()) {
      TokenizerFile file = TokenizerFile.read(vocabulary.file());
      if (!file.vocabulary(vocabulary.name()).equals(vocabulary)) {
        throw new TokenizerException(
            "it, or the tokenizer_config.json beside it, is another than when the run was started");
      }
      return file.tokenizer(vocabulary.shortName());
    }
    return switch (vocabulary.name()) {
      // It has no message tokens: they are appended after its 50,257, as training code does.
      case "gpt2" ->
          ByteLevelTokenizers.openAi(
              "r50k_base",
              OpenAiPatterns.R50K,
              Map.of("<|endoftext|>", 50256, "<|im_start|>", 50257, "<|im_end|>", 50258));
      case "cl100k" ->
          ByteLevelTokenizers.openAi(
              "cl100k_base",
              OpenAiPatterns.CL100K,
              Map.of(
                  "<|endoftext|>", 100257,
                  "<|fim_prefix|>", 100258,
                  "<|fim_middle|>", 100259,
                  "<|fim_suffix|>", 100260,
                  "<|im_start|>", 100264,
                  "<|im_end|>", 100265,
                  "<|endofprompt|>", 100276));
      // The message tokens lie beyond its own 200,019 ids.
      case "o200k" ->
          ByteLevelTokenizers.openAi(
              "o200k_base",
              OpenAiPatterns.O200K,
              Map.of(
                  "<|endoftext|>", 199999,
                  "<|endofprompt|>", 200018,
                  "<|im_start|>", 200264,
                  "<|im_end|>", 200265));
      default -> throw new IllegalArgumentException("vocabulary: " + vocabulary);
    };
  }
}
