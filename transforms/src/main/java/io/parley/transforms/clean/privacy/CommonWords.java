package io.parley.transforms.clean.privacy;

import io.parley.transforms.Resources;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Words that people also take as names, and that therefore do not say by themselves who is meant:
 * {@code common-words.txt}, the frequent lower-case words of English chats, questions and answers,
 * and the frequent pairs of characters of Chinese dialogues, counted by us; {@code
 * english-words.txt}, the other words that most people know, from SCOWL (its notice lies beside
 * it), but for common first names.
 */
final class CommonWords {
  private static final Set<String> WORDS = load("common-words.txt", "english-words.txt");

  private CommonWords() {}

  static boolean contain(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static Set<String> load(String... files) {
    Set<String> words = new HashSet<>();
    for (String file : files) {
      words.addAll(Resources.lines(CommonWords.class, file));
    }
    return words;
  }
}
