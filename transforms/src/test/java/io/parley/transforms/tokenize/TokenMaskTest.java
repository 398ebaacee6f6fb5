package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.tokenize.template.TemplateName;
import io.parley.transforms.tokenize.template.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenMaskTest {
  private static final Tokenizer TOKENIZER = Tokenizers.of(Vocabulary.GPT2);

  private static final Example.Tokens ROW =
      new RowEncoder(TOKENIZER, Templates.of(TemplateName.CHATML))
          .encode(
              List.of(
                  new Message(Role.USER, "What is it? ".repeat(50)),
                  new Message(Role.ASSISTANT, "one two three four five six ".repeat(400))),
              List.of(false, true));

  private static Example.Tokens mask(double share, String token, long seed, String row) {
    return new TokenMask(TOKENIZER, new NoiseConfig(share, token, 0), seed).mask(row, ROW);
  }

  private static int[] changed(Example.Tokens masked) {
    return IntStream.range(0, ROW.inputIds().length)
        .filter(i -> masked.inputIds()[i] != ROW.inputIds()[i])
        .toArray();
  }

  @Test
  void aControlTokenStandsInForSomeOfTheReply() {
    Example.Tokens masked = mask(0.3, "<|endoftext|>", 1, "a");
    assertArrayEquals(ROW.labels(), masked.labels());
    int[] changed = changed(masked);
    assertEquals(0.3 * 2_400, changed.length, 60);
    for (int position : changed) {
      assertEquals(TOKENIZER.endOfText(), masked.inputIds()[position]);
      assertNotEquals(Example.Tokens.IGNORED, ROW.labels()[position]);
    }
  }

  @Test
  void orATokenOfTheReply() {
    Example.Tokens masked = mask(1, null, 1, "a");
    int[] reply =
        Arrays.stream(ROW.labels())
            .filter(id -> id != Example.Tokens.IGNORED && id != TOKENIZER.control("<|im_end|>"))
            .sorted()
            .distinct()
            .toArray();
    int[] changed = changed(masked);
    assertTrue(changed.length > 1_800, "changed: " + changed.length);
    for (int position : changed) {
      assertTrue(Arrays.binarySearch(reply, masked.inputIds()[position]) >= 0);
    }
  }

  @Test
  void theEndOfTheTurnStays() {
    Example.Tokens masked = mask(1, "<|endoftext|>", 1, "a");
    int[] ids = masked.inputIds();
    assertEquals(TOKENIZER.control("<|im_end|>"), ids[ids.length - 2]);
    assertEquals(TOKENIZER.endOfText(), ids[ids.length - 3]);
  }

  @Test
  void theSameWhereverAndAnotherForAnotherRowOrSeed() {
    int[] ids = mask(0.5, null, 1, "a").inputIds();
    assertArrayEquals(ids, mask(0.5, null, 1, "a").inputIds());
    assertTrue(!Arrays.equals(ids, mask(0.5, null, 2, "a").inputIds()));
    assertTrue(!Arrays.equals(ids, mask(0.5, null, 1, "b").inputIds()));
    // Pinned: another Java, another machine.
    assertEquals("[5, 7, 8]", Arrays.toString(first(ids)));
  }

  private static int[] first(int[] ids) {
    int start =
        IntStream.range(0, ids.length).filter(i -> ROW.labels()[i] >= 0).findFirst().orElse(0);
    return IntStream.range(start, ids.length)
        .filter(i -> ids[i] != ROW.inputIds()[i])
        .map(i -> i - start)
        .limit(3)
        .toArray();
  }

  @Test
  void offIsNothing() {
    assertSame(ROW, mask(0, null, 1, "a"));
  }

  @Test
  void unknownTokensAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> mask(0.1, "<mask>", 1, "a"));
    assertThrows(IllegalArgumentException.class, () -> new NoiseConfig(1.5, null, 0));
    assertThrows(IllegalArgumentException.class, () -> new NoiseConfig(0, null, Double.NaN));
  }
}
