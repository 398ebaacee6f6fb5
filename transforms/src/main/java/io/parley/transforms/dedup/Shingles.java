package io.parley.transforms.dedup;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import io.parley.transforms.ReplyKey;
import io.parley.transforms.Texts;
import io.parley.transforms.ToolMarks;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/**
 * Cuts a conversation into overlapping pieces and hashes each; conversations that share most of
 * their pieces say nearly the same. A piece is three tokens long: words where words stand apart,
 * single characters in Chinese and Japanese. Thai, Lao, Khmer and Burmese write words together: a
 * token is a letter there, and a piece eight of them, some two words. Text of mixed scripts needs
 * no decision: each token says how long a piece it opens. Case, punctuation and white space do not
 * count. The end of a turn is a token, so that who said what does.
 *
 * <p>Three, because on chats five leaves copies with one edit in ten words, and single characters
 * call exchanges equal that differ in the name or number they are about. What is shorter than a
 * piece is one piece, so short texts are near-duplicates only when they say the same.
 *
 * <p>Keeps its arrays from one conversation to the next: not for two threads. The hashes are part
 * of the format: changed ones find other duplicates.
 */
final class Shingles {
  private static final int PIECE = 3;
  private static final int PIECE_OF_LETTERS = 8;

  private static final long END_OF_TURN = 0x9E3779B97F4A7C15L;
  private static final long WORD_SEED = 0xCBF29CE484222325L;
  private static final long WORD_PRIME = 0x100000001B3L;
  private static final long PIECE_PRIME = 0xD6E8FEB86659FD93L;

  /** Below, no script but Latin, Greek, Cyrillic, Hebrew, Arabic and their like. */
  private static final int FIRST_THAI = 0x0E00;

  /**
   * The one letter that becomes two in lower case: texts that are equal in it have equal pieces.
   */
  private static final int DOTTED_CAPITAL_I = 0x0130;

  private static final int DOT_ABOVE = 0x0307;

  private static final byte[] ASCII = new byte[128];

  private static final byte SEPARATOR = 0;
  private static final byte WORD = 1;
  private static final byte MARK = 2;
  private static final byte SINGLE = 3;
  private static final byte LETTER = 4;

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = kindOf(c);
    }
  }

  private long[] tokens = new long[256];

  /** How many tokens the piece that opens with each has. */
  private byte[] lengths = new byte[256];

  private int tokenCount;
  private int[] hashes = new int[256];
  private int count;

  /** Whether each token is part of an answer. */
  private boolean[] answering = new boolean[256];

  private boolean answer;
  private int[] answerHashes = new int[256];
  private int answerCount;

  /** The hashes of the pieces of a reply and the turn it answers. */
  int[] of(String question, String reply) {
    tokenCount = 0;
    answer = false;
    addTokens(question);
    add(END_OF_TURN, PIECE);
    answer = true;
    addTokens(reply);
    addPieces();
    return Arrays.copyOf(hashes, count);
  }

  /** The hashes of the pieces of a reply and the turn it answers. */
  int[] of(Conversation conversation, ReplyKey reply) {
    return of(
        conversation.turns().get(reply.answers()).text(),
        conversation.turns().get(reply.turn()).text());
  }

  /** The sketch of the latest text, of which these are the pieces. */
  Sketch sketch(int[] pieces) {
    return Sketch.of(pieces, MinHash.of(pieces), ofQuestions(), ofAnswers());
  }

  /**
   * The hashes of the pieces of all readable turns, some of them perhaps more than once. Not of the
   * definitions of tools, which many conversations share and which are longer than most.
   */
  int[] of(Conversation conversation) {
    tokenCount = 0;
    boolean roles = conversation.hasRoles();
    int opener = 0;
    for (Turn turn : conversation.turns()) {
      if (turn.readable()) {
        answer = false;
        if (tokenCount > 0) {
          add(END_OF_TURN, PIECE);
        }
        opener = opener == 0 ? turn.speaker() : opener;
        answer = roles ? turn.role() == Role.ASSISTANT : turn.speaker() != opener;
        addTokens(ToolMarks.withoutDefinitions(turn.text()));
      }
    }
    addPieces();
    return Arrays.copyOf(hashes, count);
  }

  /**
   * Of the latest text, the hashes of the single words that are no part of an answer: a question
   * may be so short that one wrong letter is in most of its pieces.
   */
  int[] ofQuestions() {
    int[] words = new int[tokenCount];
    int found = 0;
    for (int i = 0; i < tokenCount; i++) {
      if (!answering[i] && tokens[i] != END_OF_TURN) {
        words[found++] = (int) tokens[i];
      }
    }
    return Arrays.copyOf(words, found);
  }

  /**
   * Of the latest text, the hashes of the pieces with a word of an answer: what an assistant says
   * or, where there are no roles, anybody but who opened.
   */
  int[] ofAnswers() {
    return Arrays.copyOf(answerHashes, answerCount);
  }

  private void addTokens(String text) {
    int before = tokenCount;
    long word = WORD_SEED;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      byte kind = c < ASCII.length ? ASCII[c] : kindOf(c);
      if (c == DOTTED_CAPITAL_I) {
        word = ((word ^ 'i') * WORD_PRIME ^ DOT_ABOVE) * WORD_PRIME;
        continue;
      }
      if (kind == WORD || kind == MARK && word != WORD_SEED) {
        word = (word ^ fold(c)) * WORD_PRIME;
        continue;
      }
      word = endWord(word);
      if (kind == SINGLE || kind == LETTER) {
        add(
            Fingerprint.mix((WORD_SEED ^ fold(c)) * WORD_PRIME),
            kind == LETTER ? PIECE_OF_LETTERS : PIECE);
      }
    }
    endWord(word);
    if (tokenCount == before) {
      addPunctuation(text);
    }
  }

  private long endWord(long word) {
    if (word != WORD_SEED) {
      add(Fingerprint.mix(word), PIECE);
    }
    return WORD_SEED;
  }

  /** A turn of question marks says something, too. */
  private void addPunctuation(String text) {
    long word = WORD_SEED;
    for (int i = 0; i < text.length(); i++) {
      if (!Texts.isSpace(text.charAt(i))) {
        word = (word ^ fold(text.charAt(i))) * WORD_PRIME; // circled letters have a case
      }
    }
    endWord(word);
  }

  private void add(long token, int length) {
    if (tokenCount == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * tokenCount);
      lengths = Arrays.copyOf(lengths, 2 * tokenCount);
      answering = Arrays.copyOf(answering, 2 * tokenCount);
    }
    answering[tokenCount] = answer;
    tokens[tokenCount] = token;
    lengths[tokenCount++] = (byte) length;
  }

  /** Every full piece, and at the end a shorter one where a token would be in none. */
  private void addPieces() {
    if (hashes.length < tokenCount + 1) {
      hashes = new int[2 * tokenCount];
      answerHashes = new int[2 * tokenCount];
    }
    count = 0;
    answerCount = 0;
    int covered = 0;
    for (int i = 0; i < tokenCount; i++) {
      int end = i + lengths[i];
      if (end > tokenCount) {
        if (covered == tokenCount) {
          continue;
        }
        end = tokenCount;
      }
      covered = Math.max(covered, end);
      int hash = hash(i, end);
      hashes[count++] = hash;
      if (answers(i, end)) {
        answerHashes[answerCount++] = hash;
      }
    }
    if (count == 0) {
      hashes[count++] = hash(0, 0);
    }
  }

  private boolean answers(int from, int to) {
    for (int i = from; i < to; i++) {
      if (answering[i]) {
        return true;
      }
    }
    return false;
  }

  private int hash(int from, int to) {
    long hash = (long) to - from;
    for (int i = from; i < to; i++) {
      hash = (hash + tokens[i]) * PIECE_PRIME;
      hash ^= hash >>> 32;
    }
    return (int) Fingerprint.mix(hash);
  }

  private static int fold(int c) {
    if (c < ASCII.length) {
      return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  private static byte kindOf(int c) {
    if (Character.isLetterOrDigit(c)) {
      if (c < FIRST_THAI) {
        return WORD;
      }
      return switch (UnicodeScript.of(c)) {
        case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> SINGLE;
        case THAI, LAO, KHMER, MYANMAR -> LETTER;
        default -> WORD;
      };
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> markOf(c);
      // Fractions, exponents and numerals: "x²" is not "x³".
      case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> WORD;
      // Emoji, and the plus that "2 + 2" needs.
      case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL -> SINGLE;
      default -> SEPARATOR;
    };
  }

  /** Vowel signs are letters where words are written together, and else belong to the word. */
  private static byte markOf(int c) {
    return switch (UnicodeScript.of(c)) {
      case THAI, LAO, KHMER, MYANMAR -> LETTER;
      default -> MARK;
    };
  }
}
