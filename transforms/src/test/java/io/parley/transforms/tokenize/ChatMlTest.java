package io.parley.transforms.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.segment.RandomTalk;
import io.parley.transforms.tokenize.template.TemplateName;
import io.parley.transforms.tokenize.template.Templates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ChatMlTest {
  private static RowEncoder template(Vocabulary vocabulary) {
    return new RowEncoder(Tokenizers.of(vocabulary), Templates.of(TemplateName.CHATML));
  }

  /** One example a vocabulary that can be read: {@code 562 10167} is {@code assistant}. */
  @Test
  void labelsCountTheReplyAndItsEnd() {
    List<Message> messages =
        List.of(new Message(Role.USER, "Hi"), new Message(Role.ASSISTANT, "Hello!"));
    List<Boolean> targets = List.of(false, true);
    Example.Tokens gpt2 = template(Vocabulary.GPT2).encode(messages, targets);
    assertEquals(
        "[50257, 7220, 198, 17250, 50258, 198, 50257, 562, 10167, 198, 15496, 0, 50258, 198]",
        Arrays.toString(gpt2.inputIds()));
    assertEquals(
        "[-100, -100, -100, -100, -100, -100, -100, -100, -100, -100, 15496, 0, 50258, -100]",
        Arrays.toString(gpt2.labels()));
    Example.Tokens cl100k = template(Vocabulary.CL100K).encode(messages, targets);
    assertEquals(
        "[100264, 882, 198, 13347, 100265, 198, 100264, 78191, 198, 9906, 0, 100265, 198]",
        Arrays.toString(cl100k.inputIds()));
    assertEquals(
        "[-100, -100, -100, -100, -100, -100, -100, -100, -100, 9906, 0, 100265, -100]",
        Arrays.toString(cl100k.labels()));
    Example.Tokens o200k = template(Vocabulary.O200K).encode(messages, targets);
    assertEquals(
        "[200264, 1428, 198, 12194, 200265, 198, 200264, 173781, 198, 13225, 0, 200265, 198]",
        Arrays.toString(o200k.inputIds()));
    assertEquals(
        "[-100, -100, -100, -100, -100, -100, -100, -100, -100, 13225, 0, 200265, -100]",
        Arrays.toString(o200k.labels()));
  }

  /** Made with tiktoken by chatml_golden.py, which is beside the file. */
  @Test
  void equalsTheReference() throws IOException {
    int rows = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ChatMlTest.class.getResourceAsStream("chatml.jsonl"), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode golden = new ObjectMapper().readTree(line);
        List<Message> messages = new ArrayList<>();
        List<Boolean> targets = new ArrayList<>();
        for (JsonNode message : golden.get("messages")) {
          Role role = Role.valueOf(message.get("role").asText().toUpperCase(Locale.ROOT));
          messages.add(new Message(role, message.get("content").asText()));
          targets.add(message.get("target").asBoolean());
        }
        Vocabulary vocabulary =
            new Vocabulary(golden.get("vocabulary").asText().toLowerCase(Locale.ROOT));
        Example.Tokens tokens = template(vocabulary).encode(messages, targets);
        assertArrayEquals(ints(golden.get("input_ids")), tokens.inputIds(), line);
        assertArrayEquals(ints(golden.get("labels")), tokens.labels(), line);
        rows++;
      }
    }
    assertEquals(24, rows);
  }

  private static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  @ParameterizedTest
  @FieldSource("io.parley.transforms.tokenize.Vocabulary#BUILT_IN")
  void contentIsOnlyEverText(Vocabulary vocabulary) {
    Tokenizer tokenizer = Tokenizers.of(vocabulary);
    SplittableRandom random = new SplittableRandom(1);
    for (int n = 0; n < 2_000; n++) {
      List<Message> messages = new ArrayList<>();
      List<Boolean> targets = new ArrayList<>();
      StringBuilder rendering = new StringBuilder();
      StringBuilder counted = new StringBuilder();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        Role role = Role.values()[random.nextInt(3)];
        String content = RandomTalk.cleanText(random);
        messages.add(new Message(role, content));
        targets.add(role == Role.ASSISTANT && random.nextBoolean());
        rendering.append("<|im_start|>").append(role.label()).append('\n');
        rendering.append(content).append("<|im_end|>\n");
        if (targets.get(targets.size() - 1)) {
          counted.append(content).append("<|im_end|>");
        }
      }
      Example.Tokens tokens =
          new RowEncoder(tokenizer, Templates.of(TemplateName.CHATML)).encode(messages, targets);
      assertEquals(rendering.toString(), tokenizer.decode(tokens.inputIds()));
      assertEquals(messages.size(), count(tokens.inputIds(), tokenizer.control("<|im_start|>")));
      assertEquals(messages.size(), count(tokens.inputIds(), tokenizer.control("<|im_end|>")));
      assertEquals(0, count(tokens.inputIds(), tokenizer.endOfText()));
      int[] labels =
          Arrays.stream(tokens.labels()).filter(id -> id != Example.Tokens.IGNORED).toArray();
      assertEquals(counted.toString(), tokenizer.decode(labels));
      assertTrue(Arrays.stream(tokens.inputIds()).max().orElseThrow() < tokenizer.vocabularySize());
    }
  }

  private static long count(int[] ids, int id) {
    return IntStream.of(ids).filter(other -> other == id).count();
  }

  @Test
  void vocabulariesAreThoseOfTheirNames() {
    assertEquals("r50k_base", Tokenizers.of(Vocabulary.GPT2).name());
    assertEquals("cl100k_base", Tokenizers.of(Vocabulary.CL100K).name());
    assertEquals("o200k_base", Tokenizers.of(Vocabulary.O200K).name());
    for (Vocabulary vocabulary : Vocabulary.BUILT_IN) {
      Tokenizer tokenizer = Tokenizers.of(vocabulary);
      assertEquals(
          "<|im_start|>a<|im_end|><|endoftext|>",
          tokenizer.decode(
              new int[] {
                tokenizer.control("<|im_start|>"),
                tokenizer.encode("a")[0],
                tokenizer.control("<|im_end|>"),
                tokenizer.endOfText()
              }));
    }
  }
}
