package io.parley.transforms.tokenize.template;

/** The templates built in; {@link Template#name} says how recipes name them. */
public enum TemplateName {
  PLAIN,
  CHATML,
  LLAMA3,
  LLAMA3_1,
  QWEN2_5,
  QWEN3,
  MISTRAL_V1,
  MISTRAL_V3,
  MISTRAL,
  GEMMA,
  PHI3,
  PHI4,
  DEEPSEEK,
  ZEPHYR,
  ALPACA
}
