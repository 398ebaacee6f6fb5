package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.schemas.Rejection;
import io.parley.schemas.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each schema takes a good value and refuses broken ones; real output is tested with datasets. */
class JsonSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CHAT =
      """
      {"id": "a:0", "messages": [{"role": "user", "content": "Hi?"},
      {"role": "assistant", "content": "Hello."}], "targets": [false, true],
      "conversation": "a", "posts": ["1", "2"], "language": "en", "source": "s", "license": null, "signals": []}
      """;
  private static final String PAIRS =
      """
      {"id": "a:1", "prompt": [{"role": "user", "content": "Hi?"}],
      "completion": [{"role": "assistant", "content": "Hello."}],
      "conversation": "a", "posts": ["1", "2"], "language": "zh", "source": "s", "license": "MIT", "signals": ["hate", "slur"]}
      """;
  private static final String TOKENS =
      """
      {"id": "a:1", "input_ids": [5, 6, 7], "labels": [-100, 6, 7],
      "conversation": "a", "posts": ["1"], "language": "und", "source": "s", "license": null, "signals": []}
      """;
  private static final String PRETRAIN =
      """
      {"id": "a", "text": "Speaker 1: Hi?",
      "conversation": "a", "posts": ["1"], "language": "zh-Hant", "source": "s", "license": null, "signals": []}
      """;
  private static final String PROMPTS =
      """
      {"id": "a:1", "prompt": [{"role": "user", "content": "Hi?"}], "reference": "Hello.",
      "conversation": "a", "posts": ["1", "2"], "language": "en", "source": "s", "license": null, "signals": []}
      """;
  private static final String PREFERENCES =
      """
      {"id": "a:2/1", "prompt": [{"role": "user", "content": "Hi?"}],
      "chosen": [{"role": "assistant", "content": "Hello."}],
      "rejected": [{"role": "assistant", "content": "What?"}], "margin": 1.585, "basis": "votes",
      "conversation": "a", "posts": ["1", "2"], "language": "en", "source": "s", "license": null, "signals": []}
      """;
  private static final String KTO =
      """
      {"id": "a:1", "prompt": [{"role": "user", "content": "Hi?"}],
      "completion": [{"role": "assistant", "content": "Hello."}], "label": false,
      "conversation": "a", "posts": ["1", "2"], "language": "en", "source": "s", "license": null, "signals": []}
      """;
  private static final String PACKED =
      """
      {"id": "ab", "input_ids": [5, 6, 7, 8], "labels": [-100, 6, -100, 8], "position_ids": [0, 1, 0, 1],
      "seq_lengths": [2, 2], "rows": ["a:1", "b:1"], "languages": ["en"], "sources": ["s"], "licenses": [],
      "signals": []}
      """;
  private static final String TERMS =
      """
      {"id": "a:1", "prompt_terms": ["hi"], "completion_terms": [],
      "conversation": "a", "posts": ["1"], "language": "en", "source": "s", "license": null, "signals": []}
      """;
  private static final String VOCABULARY =
      """
      {"language": "en", "term": "hi", "term_frequency": 2, "document_frequency": 1}
      """;
  private static final String REJECTION =
      """
      {"unit": "post", "id": "1", "stage": "deduplicate", "reason": "duplicate_pair",
      "winner": "2", "similarity": 0.9, "path": "x/y", "offset": 0, "excerpt": "Hi?"}
      """;
  private static final String MANIFEST =
      """
      {"versions": {"parley": "0", "beam": "2"}, "tokenizer": {}, "recipe": {},
      "books": {"records": {"read": 1, "rejected": {}}, "posts": {"read": 1, "target": 1, "target_of": {},
      "context": 0, "duplicate": {}, "rejected": {}}, "conversations": {}, "languages": {},
      "sources": {}, "licenses": {}, "rows": {}}, "views": {},
      "files": [{"path": "chat/train-00000-of-00001.parquet", "rows": 1, "bytes": 9,
      "sha256": "%s"}], "skipped": {}}
      """
          .formatted("0".repeat(64));

  @Test
  void goodOnes() throws Exception {
    assertEquals(List.of(), problems("chat", CHAT));
    assertEquals(List.of(), problems("pairs", PAIRS));
    assertEquals(List.of(), problems("tokens", TOKENS));
    assertEquals(List.of(), problems("packed", PACKED));
    assertEquals(List.of(), problems("pretrain", PRETRAIN));
    assertEquals(List.of(), problems("prompts", PROMPTS));
    assertEquals(List.of(), problems("preferences", PREFERENCES));
    assertEquals(List.of(), problems("kto", KTO));
    assertEquals(List.of(), problems("terms", TERMS));
    assertEquals(List.of(), problems("vocabulary", VOCABULARY));
    assertEquals(List.of(), problems("rejection", REJECTION));
    assertEquals(List.of(), problems("manifest", MANIFEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"role\": \"user\" => \"role\": \"human\"",
        "\"content\": \"Hi?\" => \"content\": \" \"",
        "\"content\": \"Hi?\" => \"content\": null",
        "\"content\": \"Hi?\" => \"content\": \"Hi?\", \"weight\": 1",
        "false, true => false, false",
        "false, true => 0, 1",
        "\"license\": null => \"licence\": null",
        ", \"license\": null => ",
        "\"en\" => \"English\"",
        "\"en\" => null",
        "[\"1\", \"2\"] => []",
        "\"a:0\" => 0",
      })
  void brokenChat(String change) throws Exception {
    assertRefused("chat", CHAT, change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"role\": \"assistant\" => \"role\": \"user\"",
        "[{\"role\": \"user\", \"content\": \"Hi?\"}] => []",
        "[{\"role\": \"user\", \"content\": \"Hi?\"}] => \"Hi?\"",
        "\"prompt\" => \"messages\"",
      })
  void brokenPairs(String change) throws Exception {
    assertRefused("pairs", PAIRS, change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[-100, 6, 7] => [-100, -100, -100]",
        "[-100, 6, 7] => [-1, 6, 7]",
        "[5, 6, 7] => [5, 6.5, 7]",
        "[5, 6, 7] => [5, null, 7]",
      })
  void brokenTokens(String change) throws Exception {
    assertRefused("tokens", TOKENS, change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[-100, 6, -100, 8] => [-100, -100, -100, -100]",
        "[0, 1, 0, 1] => [0, 1, 0, -1]",
        "[2, 2] => [4, 0]",
        "[\"a:1\", \"b:1\"] => [\"a:1\", \"a:1\"]",
        "\"licenses\": [] => \"licenses\": [null]",
        "\"id\" => \"conversation\"",
      })
  void brokenPacked(String change) throws Exception {
    assertRefused("packed", PACKED, change);
  }

  @Test
  void brokenJudgments() throws Exception {
    assertRefused("prompts", PROMPTS, "\"Hello.\" => \" \"");
    assertRefused("prompts", PROMPTS, "\"reference\" => \"completion\"");
    assertRefused("preferences", PREFERENCES, "\"chosen\" => \"completion\"");
    assertRefused("preferences", PREFERENCES, "\"What?\" => \"\"");
    assertRefused("preferences", PREFERENCES, "1.585 => -1");
    assertRefused("preferences", PREFERENCES, "1.585 => null");
    assertRefused("preferences", PREFERENCES, "votes => likes");
    assertRefused("kto", KTO, "false => 0");
    assertRefused("kto", KTO, "\"assistant\" => \"user\"");
  }

  @Test
  void brokenTexts() throws Exception {
    assertRefused("pretrain", PRETRAIN, "\"Speaker 1: Hi?\" => \"\\n\"");
    assertRefused("terms", TERMS, "[\"hi\"] => \"hi\"");
    assertRefused("terms", TERMS, "[\"hi\"] => [\"\"]");
    assertRefused("vocabulary", VOCABULARY, "2 => 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"post\" => \"posts\"",
        "\"deduplicate\" => \"dedup\"",
        "duplicate_pair => Duplicate pair",
        "0.9 => 1.1",
        "\"winner\": \"2\", => ",
        "\"offset\": 0 => \"offset\": -1",
        "\"excerpt\" => \"text\"",
      })
  void brokenRejections(String change) throws Exception {
    assertRefused("rejection", REJECTION, change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"recipe\": {} => \"recipe\": {\"emit\": {\"format\": \"csv\"}}",
        "chat/train- => /chat/train-",
        "chat/train- => chat/../train-",
        ".parquet => .parquet.crc",
        "\"rows\": 1 => \"rows\": 0",
        "\"sha256\": \"0 => \"sha256\": \"",
        "\"context\": 0, => ",
        "\"skipped\": {} => \"skipped\": {}, \"created\": \"today\"",
      })
  void brokenManifests(String change) throws Exception {
    assertRefused("manifest", MANIFEST, change);
  }

  @Test
  void namesAreThoseOfTheCode() throws Exception {
    List<String> stages = Arrays.stream(Stage.values()).map(Stage::label).toList();
    List<String> units =
        Arrays.stream(Rejection.Unit.values())
            .map(unit -> unit.name().toLowerCase(Locale.ROOT))
            .toList();
    var properties = JSON.readTree(JsonSchemas.text("rejection")).path("properties");
    assertEquals(JSON.valueToTree(stages), properties.path("stage").path("enum"));
    assertEquals(JSON.valueToTree(units), properties.path("unit").path("enum"));
    assertEquals(Rejection.EXCERPT_CHARS, properties.path("excerpt").path("maxLength").intValue());
  }

  private static void assertRefused(String schema, String good, String change) throws Exception {
    String[] parts = change.split(" => ", -1);
    String broken = good.replace(parts[0], parts[1]);
    assertFalse(broken.equals(good), "nothing was broken");
    assertFalse(problems(schema, broken).isEmpty(), broken);
  }

  private static List<String> problems(String schema, String json) throws Exception {
    return JsonSchemas.problems(schema, JSON.readTree(json));
  }
}
