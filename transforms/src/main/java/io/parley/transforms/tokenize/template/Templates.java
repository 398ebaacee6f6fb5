package io.parley.transforms.tokenize.template;

import static io.parley.transforms.tokenize.template.Part.control;
import static io.parley.transforms.tokenize.template.Part.end;
import static io.parley.transforms.tokenize.template.Part.mark;
import static io.parley.transforms.tokenize.template.Part.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The templates built in. Each writes what the model's own Jinja template writes, of which {@code
 * templates_golden.py} in the tests' resources names the sources; where models of a family differ,
 * the row says which.
 */
public final class Templates {
  private static final Map<TemplateName, Template> ALL = new EnumMap<>(TemplateName.class);

  static {
    for (TemplateName name : TemplateName.values()) {
      ALL.put(name, row(name).build());
    }
  }

  private Templates() {}

  public static Template of(TemplateName name) {
    return ALL.get(name);
  }

  private static TurnTemplate.Builder row(TemplateName name) {
    return switch (name) {
      // For base models, which know no control tokens. DeepSeek LLM and V2 write the same.
      case PLAIN ->
          new TurnTemplate.Builder("plain")
              .begun()
              .system(turn(List.of(), text("\n\n")))
              .user(turn(List.of(text("User: ")), text("\n\n")))
              .assistant(turn(List.of(text("Assistant: ")), end()))
              // The space is part of the reply's first token.
              .cue(text("Assistant:"));
      // Qwen3 Instruct 2507 and Hermes write the same.
      case CHATML -> chatMl("chatml");
      // 3.0, which writes no system message of its own. Later models of the family read it, too.
      case LLAMA3 -> llama("llama3", "");
      // Of 3.1 to 3.3 without tools. The date is what 3.1 writes when it is told none; 3.2 takes
      // the
      // clock's, which no dataset can.
      case LLAMA3_1 ->
          llama("llama3.1", "Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n")
              .systemElse("");
      case QWEN2_5 ->
          chatMl("qwen2.5")
              .systemElse("You are Qwen, created by Alibaba Cloud. You are a helpful assistant.");
      // Without thinking: empty thoughts stand before the last reply and at the end of prompts, as
      // in the model's own template, and nothing stands before earlier replies.
      case QWEN3 ->
          chatMl("qwen3")
              .lastReply(control("<think>"), text("\n\n"), control("</think>"), text("\n\n"));
      // 7B v0.1 and v0.2: the marks are text.
      case MISTRAL_V1 ->
          new TurnTemplate.Builder("mistral-v1")
              .begun()
              .systemIn(SystemPlace.FIRST_USER)
              .user(turn(List.of(text(" "), mark("[INST]"), text(" ")), text(" "), mark("[/INST]")))
              .assistant(turn(List.of(text(" ")), end()))
              .cue();
      // Nemo (v3-tekken): the system message is read with the last question.
      case MISTRAL_V3 -> instructions("mistral-v3").systemIn(SystemPlace.LAST_USER);
      // Small 3 and later (v7-tekken), without the default system message, which tells the date.
      case MISTRAL ->
          instructions("mistral")
              .system(turn(List.of(control("[SYSTEM_PROMPT]")), control("[/SYSTEM_PROMPT]")));
      // 1 to 3. The first two refuse system messages; the third folds them into the first question.
      case GEMMA ->
          new TurnTemplate.Builder("gemma")
              .begun()
              .trimmed()
              .systemIn(SystemPlace.FIRST_USER)
              .user(gemma("user"))
              .assistant(gemma("model"));
      // 3 and 3.5. A row ends with the end of text, which is not what ends turns.
      case PHI3 ->
          new TurnTemplate.Builder("phi3")
              .system(phi3("<|system|>"))
              .user(phi3("<|user|>"))
              .assistant(phi3("<|assistant|>"))
              .closed();
      case PHI4 ->
          new TurnTemplate.Builder("phi4")
              .system(phi4("system"))
              .user(phi4("user"))
              .assistant(phi4("assistant"));
      // V2.5 and V3; the bars are full-width.
      case DEEPSEEK ->
          new TurnTemplate.Builder("deepseek")
              .begun()
              .system(turn(List.of()))
              .user(turn(List.of(control("<｜User｜>"))))
              .assistant(turn(List.of(control("<｜Assistant｜>")), end()));
      case ZEPHYR ->
          new TurnTemplate.Builder("zephyr")
              .system(zephyr("<|system|>"))
              .user(zephyr("<|user|>"))
              .assistant(zephyr("<|assistant|>"));
      // Its default is that of Stanford's data, without the part about an input.
      case ALPACA ->
          new TurnTemplate.Builder("alpaca")
              .begun()
              .system(turn(List.of()))
              .systemElse(
                  "Below is an instruction that describes a task. Write a response that"
                      + " appropriately completes the request.")
              .user(turn(List.of(text("### Instruction:\n"))))
              .assistant(turn(List.of(text("### Response:\n")), end()))
              .between("\n\n");
    };
  }

  private static Turn turn(List<Part> header, Part... footer) {
    return new Turn(header, List.of(footer));
  }

  private static TurnTemplate.Builder chatMl(String name) {
    return new TurnTemplate.Builder(name)
        .system(imTurn("system"))
        .user(imTurn("user"))
        .assistant(imTurn("assistant"));
  }

  private static Turn imTurn(String role) {
    return turn(
        List.of(control("<|im_start|>"), text(role + "\n")), control("<|im_end|>"), text("\n"));
  }

  private static TurnTemplate.Builder llama(String name, String preamble) {
    return new TurnTemplate.Builder(name)
        .begun()
        .trimmed()
        .system(llamaTurn("system", preamble))
        .user(llamaTurn("user", ""))
        .assistant(llamaTurn("assistant", ""));
  }

  private static Turn llamaTurn(String role, String preamble) {
    return turn(
        List.of(
            control("<|start_header_id|>"),
            text(role),
            control("<|end_header_id|>"),
            text("\n\n" + preamble)),
        control("<|eot_id|>"));
  }

  private static TurnTemplate.Builder instructions(String name) {
    return new TurnTemplate.Builder(name)
        .begun()
        .user(turn(List.of(control("[INST]")), control("[/INST]")))
        .assistant(turn(List.of(), end()));
  }

  private static Turn gemma(String role) {
    return turn(
        List.of(control("<start_of_turn>"), text(role + "\n")),
        control("<end_of_turn>"),
        text("\n"));
  }

  private static Turn phi3(String mark) {
    return turn(List.of(control(mark), text("\n")), control("<|end|>"), text("\n"));
  }

  private static Turn phi4(String role) {
    return turn(
        List.of(control("<|im_start|>"), text(role), control("<|im_sep|>")), control("<|im_end|>"));
  }

  private static Turn zephyr(String mark) {
    return turn(List.of(mark(mark), text("\n")), end(), text("\n"));
  }
}
