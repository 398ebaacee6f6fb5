package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.tokenize.template.TemplateName;
import io.parley.transforms.tokenize.template.Templates;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowEncoderTest {
  private static final int OF_NO_TEXT = 7;
  private static final int END = 1;

  /**
   * Code points as ids, and one of no text at the end, as libraries for other families may give.
   */
  private static final Tokenizer LETTERS =
      new Tokenizer() {
        @Override
        public String name() {
          return "letters";
        }

        @Override
        public int vocabularySize() {
          return 1 << 16;
        }

        @Override
        public int[] encode(String text) {
          return encodeWithOffsets(text).ids();
        }

        @Override
        public int count(String text) {
          return encode(text).length;
        }

        @Override
        public Encoding encodeWithOffsets(String text) {
          int length = text.length();
          return new Encoding(
              IntStream.concat(text.chars(), IntStream.of(OF_NO_TEXT)).toArray(),
              IntStream.rangeClosed(0, length).toArray(),
              IntStream.rangeClosed(0, length).map(i -> Math.min(i + 1, length)).toArray());
        }

        @Override
        public int control(String name) {
          return -1;
        }

        @Override
        public int endOfText() {
          return END;
        }

        @Override
        public int beginOfText() {
          return -1;
        }

        @Override
        public String decode(int[] ids) {
          return new String(ids, 0, ids.length);
        }
      };

  @Test
  void aTokenOfNoTextAtTheEndIsNotTrained() {
    RowEncoder encoder = new RowEncoder(LETTERS, Templates.of(TemplateName.ALPACA));
    Example.Tokens row =
        encoder.encode(
            List.of(new Message(Role.USER, "Why?"), new Message(Role.ASSISTANT, "So.")),
            List.of(false, true));
    int length = row.inputIds().length;
    int ignored = Example.Tokens.IGNORED;
    assertEquals(
        Arrays.toString(new int[] {'S', 'o', '.', ignored, END}),
        Arrays.toString(Arrays.copyOfRange(row.labels(), length - 5, length)));
    assertEquals(3 + 1, Arrays.stream(row.labels()).filter(label -> label != ignored).count());
  }
}
