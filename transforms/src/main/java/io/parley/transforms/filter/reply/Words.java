package io.parley.transforms.filter.reply;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Counts words in any script: those of Unicode's rules (UAX #29), as Lucene's tokenizer finds them
 * for the analyzers too. Each Han or kana character is one. Thai, Lao, Khmer and Burmese write
 * words together: four letters, not counting marks, are taken for one, which is roughly what a word
 * has there, and needs no dictionary. Emoji and punctuation are none. A word longer than 255
 * characters counts once for each 255. For one thread.
 */
final class Words {
  private static final int LETTERS_A_WORD = 4;

  private static final String KATAKANA = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.KATAKANA];
  private static final String EMOJI = StandardTokenizer.TOKEN_TYPES[StandardTokenizer.EMOJI];
  private static final String SOUTHEAST_ASIAN =
      StandardTokenizer.TOKEN_TYPES[StandardTokenizer.SOUTHEAST_ASIAN];

  private final StandardTokenizer tokenizer = new StandardTokenizer();
  private final CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
  private final TypeAttribute type = tokenizer.addAttribute(TypeAttribute.class);

  int count(String text) {
    int plain = PlainWords.count(text);
    return plain == PlainWords.UNKNOWN ? countAny(text) : plain;
  }

  /** What {@link #count} says, in any case as the tokenizer finds it. */
  int countAny(String text) {
    int words = 0;
    try {
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        words += wordsInToken();
      }
      tokenizer.end();
      tokenizer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    return words;
  }

  private int wordsInToken() {
    String kind = type.type();
    if (kind.equals(EMOJI)) {
      return 0;
    }
    if (kind.equals(KATAKANA)) {
      return term.length();
    }
    if (kind.equals(SOUTHEAST_ASIAN)) {
      return (letters() + LETTERS_A_WORD - 1) / LETTERS_A_WORD;
    }
    return 1;
  }

  private int letters() {
    int letters = 0;
    for (int i = 0; i < term.length(); i++) {
      letters += Character.isLetter(term.charAt(i)) ? 1 : 0;
    }
    return letters;
  }
}
