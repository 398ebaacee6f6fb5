package io.parley.transforms.tokenize;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;

/** The vocabularies built in, each loaded once in a JVM, when first asked for. */
public final class Tokenizers {
  private Tokenizers() {}

  public static Tokenizer of(Vocabulary vocabulary) {
    return switch (vocabulary.name()) {
      case "gpt2" -> Gpt2.TOKENIZER;
      case "cl100k" -> Cl100k.TOKENIZER;
      case "o200k" -> O200k.TOKENIZER;
      default -> throw new IllegalArgumentException("vocabulary: " + vocabulary);
    };
  }

  private static Tokenizer load(
      EncodingType type, int endOfText, int messageStart, int messageEnd, int size) {
    return new BytePairTokenizer(
        Encodings.newLazyEncodingRegistry().getEncoding(type),
        endOfText,
        messageStart,
        messageEnd,
        size);
  }

  // A class each, so that the JVM's own lazy and thread-safe loading is the only lock.

  /** GPT-2 has no message tokens: they are appended after its 50,257, as training code does. */
  private static final class Gpt2 {
    static final Tokenizer TOKENIZER = load(EncodingType.R50K_BASE, 50256, 50257, 50258, 50259);
  }

  /** 100,276 is the last id: {@code <|endofprompt|>}. */
  private static final class Cl100k {
    static final Tokenizer TOKENIZER =
        load(EncodingType.CL100K_BASE, 100257, 100264, 100265, 100277);
  }

  /** The message tokens lie beyond {@code o200k_base}'s own 200,019 ids. */
  private static final class O200k {
    static final Tokenizer TOKENIZER =
        load(EncodingType.O200K_BASE, 199999, 200264, 200265, 200266);
  }
}
