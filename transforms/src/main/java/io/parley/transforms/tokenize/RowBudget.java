package io.parley.transforms.tokenize;

import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import io.parley.transforms.tokenize.template.Part;
import io.parley.transforms.tokenize.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What messages take in a template and a vocabulary, as a bound that holds for merged messages too.
 *
 * <p>A message costs what it takes by itself, header and footer included; so a row costs the sum,
 * as long as no token reaches over the line end or control token between two messages. Merging
 * saves a header and a footer and adds a blank line. Vocabularies cut text into pieces before they
 * merge bytes, and a piece never looks back; so the blank line can change two pieces only: the
 * punctuation that ends the first text takes in the line ends ({@code [^\s\p{L}\p{N}]+[\r\n/]*}),
 * and slashes that begin the second. Both are counted here where that is more.
 *
 * <p>That is so for byte-level vocabularies with the patterns that models in use have. For others
 * the sum is an estimate, and a row that is longer all the same is rejected when it is encoded.
 */
final class RowBudget implements Budget {
  /** Pieces up to so many bytes are encoded to know; of longer ones each byte is a token. */
  private static final int SHORT_PIECE = 8;

  private final RowEncoder encoder;
  private final Tokenizer tokenizer;
  private final Template template;
  private final int limit;
  private final int ofRow;
  private final int letter;
  private final int blankLine;
  private final int[] saved = new int[Role.values().length];
  private final int[] beforeOthers = new int[Role.values().length];
  private final boolean[] spaced = new boolean[Role.values().length];

  RowBudget(RowEncoder encoder, int limit) {
    this.encoder = encoder;
    tokenizer = encoder.tokenizer();
    template = encoder.template();
    this.limit = limit;
    letter = tokenizer.count("a");
    List<Part> frame = new ArrayList<>(template.frame());
    frame.add(Part.text("a"));
    ofRow = encoder.count(frame) - letter;
    blankLine = tokenizer.count("a\n\na") - 2 * letter;
    for (Role role : Role.values()) {
      int alone = encoder.count(template.message(role, "a"));
      spaced[role.ordinal()] = isSpaced(role);
      saved[role.ordinal()] = Math.max(0, alone - letter);
      for (Role next : Role.values()) {
        List<Part> both = new ArrayList<>(template.message(role, "a"));
        both.addAll(template.message(next, "a"));
        int added = encoder.count(both) - alone - encoder.count(template.message(next, "a"));
        beforeOthers[role.ordinal()] = Math.max(beforeOthers[role.ordinal()], added);
      }
    }
  }

  @Override
  public int limit() {
    return limit;
  }

  /** Whether a space stands before content, which is not there where it is merged. */
  private boolean isSpaced(Role role) {
    List<Part> message = template.message(role, "a");
    int content = message.indexOf(Part.text("a"));
    return content == 0
        ? role == Role.SYSTEM && isSpaced(Role.USER)
        : content > 0 && message.get(content - 1).text().endsWith(" ");
  }

  @Override
  public int ofMessage(Role role, String content) {
    int around = saved[role.ordinal()];
    int merged = joined(content, around) - around;
    int alone = encoder.count(template.message(role, content));
    if (spaced[role.ordinal()]) {
      int text = Math.max(tokenizer.count(content), tokenizer.count(" " + content));
      alone = Math.max(alone, around + text);
    }
    return alone + beforeOthers[role.ordinal()] + Math.max(0, merged) + afterSlashes(content);
  }

  @Override
  public int ofRow() {
    return ofRow;
  }

  /**
   * What a blank line after a text adds at most; of what is no more than {@code enough}, any bound.
   */
  private int joined(String content, int enough) {
    String piece = lastPiece(content);
    if (piece.isEmpty()) {
      return blankLine;
    }
    // A token for every byte and for both line ends, where there was one.
    int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
    int most = Math.max(bytes + 1, blankLine);
    return most <= enough || bytes > SHORT_PIECE
        ? most
        : Math.max(0, tokenizer.count(piece + "\n\na") - tokenizer.count(piece) - letter);
  }

  /** The punctuation at the end, and a space before it. */
  private static String lastPiece(String content) {
    int start = content.length();
    while (start > 0 && isPunctuation(content.codePointBefore(start))) {
      start -= Character.charCount(content.codePointBefore(start));
    }
    boolean spaced = start > 0 && start < content.length() && content.charAt(start - 1) == ' ';
    return content.substring(spaced ? start - 1 : start);
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
