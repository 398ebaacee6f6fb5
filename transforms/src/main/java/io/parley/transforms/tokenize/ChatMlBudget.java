package io.parley.transforms.tokenize;

import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import java.nio.charset.StandardCharsets;

/**
 * What ChatML messages take, as a bound that holds for merged messages too.
 *
 * <p>The vocabularies cut text into pieces before they merge bytes, and a piece never looks back.
 * So a blank line between two texts can change two pieces only: the punctuation that ends the first
 * takes in the line ends ({@code [^\s\p{L}\p{N}]+[\r\n/]*}), and slashes that begin the second.
 * Both are counted as one token a byte here where that is more; elsewhere the blank line is two
 * tokens at most, and merging saves a header, which is five at least.
 */
final class ChatMlBudget implements Budget {
  private static final int BLANK_LINE = 2;

  private final Tokenizer tokenizer;
  private final int limit;
  private final int[] aroundMessage = new int[Role.values().length];

  ChatMlBudget(Tokenizer tokenizer, int limit) {
    this.tokenizer = tokenizer;
    this.limit = limit;
    for (Role role : Role.values()) {
      aroundMessage[role.ordinal()] =
          1 + tokenizer.count(ChatMl.header(role)) + 1 + tokenizer.count("\n");
    }
  }

  @Override
  public int limit() {
    return limit;
  }

  @Override
  public int ofMessage(Role role, String content) {
    int around = aroundMessage[role.ordinal()];
    int joined = lastPieceBytes(content) + BLANK_LINE - 1;
    return around + tokenizer.count(content) + Math.max(0, joined - around) + afterSlashes(content);
  }

  @Override
  public int ofRow() {
    return 0;
  }

  /** The UTF-8 bytes of the punctuation at the end, and of a space before it. */
  private static int lastPieceBytes(String content) {
    int start = content.length();
    while (start > 0 && isPunctuation(content.codePointBefore(start))) {
      start -= Character.charCount(content.codePointBefore(start));
    }
    int bytes = content.substring(start).getBytes(StandardCharsets.UTF_8).length;
    return bytes == 0 ? 0 : bytes + 1;
  }

  /** What a text can take more than by itself once the slashes it begins with are cut off. */
  private int afterSlashes(String content) {
    int slashes = 0;
    while (slashes < content.length() && "/\r\n".indexOf(content.charAt(slashes)) >= 0) {
      slashes++;
    }
    return slashes == 0
        ? 0
        : Math.max(
            0, slashes + tokenizer.count(content.substring(slashes)) - tokenizer.count(content));
  }

  private static boolean isPunctuation(int codePoint) {
    return !Character.isLetter(codePoint)
        && !isNumber(codePoint)
        && !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && codePoint != 0x85;
  }

  private static boolean isNumber(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }
}
