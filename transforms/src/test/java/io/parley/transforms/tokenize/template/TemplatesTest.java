package io.parley.transforms.tokenize.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.tokenize.NoiseConfig;
import io.parley.transforms.tokenize.RowEncoder;
import io.parley.transforms.tokenize.TokenizeConfig;
import io.parley.transforms.tokenize.TokenizeConfig.Loss;
import io.parley.transforms.tokenize.TokenizeConfig.Overlong;
import io.parley.transforms.tokenize.Vocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against the models' own templates, as {@code templates_golden.py} has run them in Python; it is
 * beside {@code templates.jsonl} and says what they are.
 */
class TemplatesTest {
  private static final String BEGIN = "⟦bos⟧";
  private static final String END = "⟦eos⟧";

  /** One conversation in one template. */
  record Golden(JsonNode node) {
    TemplateName name() {
      return Stream.of(TemplateName.values())
          .filter(name -> Templates.of(name).name().equals(node.get("template").asText()))
          .findFirst()
          .orElseThrow();
    }

    Template template() {
      return Templates.of(name());
    }

    List<Message> messages() {
      List<Message> messages = new ArrayList<>();
      for (JsonNode message : node.get("messages")) {
        Role role = Role.valueOf(message.get("role").asText().toUpperCase(Locale.ROOT));
        messages.add(new Message(role, message.get("content").asText()));
      }
      return messages;
    }

    List<Boolean> targets() {
      return StreamSupport.stream(node.get("messages").spliterator(), false)
          .map(message -> message.get("target").asBoolean())
          .toList();
    }

    /** The row, or where a user has the last word the prompt. */
    String reference() {
      return node.get(node.has("text") ? "text" : "prompt").asText();
    }

    String ours() {
      return text(
          node.has("text")
              ? template().render(messages(), targets())
              : template().prompt(messages()));
    }

    boolean isIdentical() {
      return reference().equals(ours());
    }

    /** Ids, and a digit each: 1 where it counts. */
    String referenceTokens() {
      return node.get("ids") + " " + node.get("mask").asText();
    }

    String ourTokens() {
      TokenizeConfig config =
          new TokenizeConfig(
              Vocabulary.O200K,
              name(),
              2048,
              Loss.ASSISTANT,
              Overlong.REJECT,
              NoiseConfig.none(),
              false);
      Example.Tokens row = RowEncoder.of(config).encode(messages(), targets());
      String mask =
          Arrays.stream(row.labels())
              .mapToObj(label -> label == Example.Tokens.IGNORED ? "0" : "1")
              .collect(Collectors.joining());
      return Arrays.toString(row.inputIds()).replace(" ", "") + " " + mask;
    }

    boolean hasIdenticalIds() {
      return node.has("ids") && referenceTokens().equals(ourTokens());
    }

    @Override
    public String toString() {
      return node.get("template").asText() + ": " + node.get("case").asText();
    }
  }

  static List<Golden> goldens() throws IOException {
    List<Golden> goldens = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                TemplatesTest.class.getResourceAsStream("templates.jsonl"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        goldens.add(new Golden(json.readTree(line)));
      }
    }
    return goldens;
  }

  private static String text(List<Part> parts) {
    return parts.stream()
        .map(
            part ->
                switch (part.kind()) {
                  case BEGIN -> BEGIN;
                  case END -> END;
                  default -> part.text();
                })
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void equalsTheReference(Golden golden) {
    assertEquals(golden.reference(), golden.ours());
  }

  @Test
  void everyTemplateHasItsReference() throws IOException {
    Map<TemplateName, Long> cases =
        goldens().stream().collect(Collectors.groupingBy(Golden::name, Collectors.counting()));
    for (TemplateName name : TemplateName.values()) {
      assertTrue(cases.getOrDefault(name, 0L) >= 10, name.name());
    }
  }

  /**
   * The references count the line end after a turn, too, and DeepSeek's the header before it; Qwen
   * 2.5's the line end before it, Phi's the end of text. What is left is ours.
   */
  @ParameterizedTest
  @MethodSource("goldens")
  void countsWhatTheReferenceDoes(Golden golden) {
    if (!golden.node().has("trained")) {
      return;
    }
    List<String> ours = new ArrayList<>();
    boolean counted = false;
    List<Boolean> all = golden.messages().stream().map(m -> m.role() == Role.ASSISTANT).toList();
    for (Part part : golden.template().render(golden.messages(), all)) {
      if (part.trained() && counted) {
        ours.set(ours.size() - 1, ours.get(ours.size() - 1) + text(List.of(part)));
      } else if (part.trained()) {
        ours.add(text(List.of(part)));
      }
      counted = part.trained();
    }
    Map<TemplateName, String> before =
        Map.of(
            TemplateName.QWEN2_5, "\n",
            TemplateName.QWEN3, "<think>\n\n</think>\n\n",
            TemplateName.DEEPSEEK, "<｜Assistant｜>");
    List<String> theirs = new ArrayList<>();
    for (JsonNode stretch : golden.node().get("trained")) {
      String text = stretch.asText();
      String header = before.getOrDefault(golden.name(), "");
      assertTrue(text.startsWith(header), text);
      if (!text.equals(END)) {
        text = text.substring(header.length());
        theirs.add(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
      }
    }
    assertEquals(theirs, ours);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void idsAndLabelsEqualTheReference(Golden golden) {
    if (!golden.node().has("ids")) {
      return;
    }
    assertEquals(golden.referenceTokens(), golden.ourTokens());
  }

  /** A reply that is sampled continues what was trained: the prompt is a prefix of the row. */
  @ParameterizedTest
  @EnumSource(TemplateName.class)
  void promptsAreBeginningsOfRows(TemplateName name) {
    List<Message> messages =
        List.of(
            new Message(Role.SYSTEM, "Be brief."),
            new Message(Role.USER, "Hi"),
            new Message(Role.ASSISTANT, "Hello!"),
            new Message(Role.USER, "Bye"));
    List<Message> whole = new ArrayList<>(messages);
    whole.add(new Message(Role.ASSISTANT, "See you."));
    String prompt = text(Templates.of(name).prompt(messages));
    String row = text(Templates.of(name).render(whole, List.of(false, false, true, false, true)));
    assertTrue(row.startsWith(prompt), row);
    assertTrue(
        row.substring(prompt.length()).strip().startsWith("See you."),
        row.substring(prompt.length()));
  }

  @ParameterizedTest
  @EnumSource(TemplateName.class)
  void whatOthersSayIsNeverTrained(TemplateName name) {
    List<Message> messages =
        List.of(
            new Message(Role.SYSTEM, "Be brief."),
            new Message(Role.USER, "Hi"),
            new Message(Role.ASSISTANT, "Hello!"));
    String trained =
        text(
            Templates.of(name).render(messages, List.of(true, true, true)).stream()
                .filter(Part::trained)
                .toList());
    assertEquals("Hello!" + text(List.of(Templates.of(name).turnEnd())), trained);
    // The model that reads the system message with a question still reads it.
    assertTrue(
        text(Templates.of(name).render(messages, List.of(false, false, true)))
            .contains("Be brief."));
  }

  @Test
  void aSystemMessageThatNoQuestionFollowsIsReadAllTheSame() {
    List<Message> messages =
        List.of(new Message(Role.SYSTEM, "Be brief."), new Message(Role.ASSISTANT, "Hello!"));
    assertEquals(
        "⟦bos⟧<start_of_turn>user\nBe brief.<end_of_turn>\n<start_of_turn>model\nHello!<end_of_turn>\n",
        text(Templates.of(TemplateName.GEMMA).render(messages, List.of(false, true))));
  }

  @Test
  void controlsAreInTheOrderOfTheirUse() {
    Map<TemplateName, String> controls =
        Stream.of(TemplateName.values())
            .collect(
                Collectors.toMap(
                    name -> name,
                    name -> Templates.of(name).controls() + " " + Templates.of(name).marks()));
    assertEquals(
        Map.ofEntries(
            Map.entry(TemplateName.PLAIN, "[] []"),
            Map.entry(TemplateName.CHATML, "[<|im_start|>, <|im_end|>] []"),
            Map.entry(
                TemplateName.LLAMA3, "[<|start_header_id|>, <|end_header_id|>, <|eot_id|>] []"),
            Map.entry(
                TemplateName.LLAMA3_1, "[<|start_header_id|>, <|end_header_id|>, <|eot_id|>] []"),
            Map.entry(TemplateName.QWEN2_5, "[<|im_start|>, <|im_end|>] []"),
            Map.entry(TemplateName.QWEN3, "[<|im_start|>, <|im_end|>, <think>, </think>] []"),
            Map.entry(TemplateName.MISTRAL_V1, "[] [[INST], [/INST]]"),
            Map.entry(TemplateName.MISTRAL_V3, "[[INST], [/INST]] []"),
            Map.entry(
                TemplateName.MISTRAL, "[[SYSTEM_PROMPT], [/SYSTEM_PROMPT], [INST], [/INST]] []"),
            Map.entry(TemplateName.GEMMA, "[<start_of_turn>, <end_of_turn>] []"),
            Map.entry(TemplateName.PHI3, "[<|system|>, <|end|>, <|user|>, <|assistant|>] []"),
            Map.entry(TemplateName.PHI4, "[<|im_start|>, <|im_sep|>, <|im_end|>] []"),
            Map.entry(TemplateName.DEEPSEEK, "[<｜User｜>, <｜Assistant｜>] []"),
            Map.entry(TemplateName.ZEPHYR, "[] [<|system|>, <|user|>, <|assistant|>]"),
            Map.entry(TemplateName.ALPACA, "[] []")),
        controls);
  }
}
