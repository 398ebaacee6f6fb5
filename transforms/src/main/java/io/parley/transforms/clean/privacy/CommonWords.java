package io.parley.transforms.clean.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Words that people also take as names, and that therefore do not say by themselves who is meant:
 * {@code common-words.txt}, the frequent lower-case words of English chats, questions and answers,
 * and the frequent pairs of characters of Chinese dialogues, counted by us.
 */
final class CommonWords {
  private static final Set<String> WORDS = load();

  private CommonWords() {}

  static boolean contain(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static Set<String> load() {
    try (InputStream in = CommonWords.class.getResourceAsStream("common-words.txt")) {
      return Set.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
