package io.parley.transforms.emit.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Example;
import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bytes of other trainers' formats; {@code golden.py} makes them with the trainers' writers.
 */
class ExportFormatsTest {
  private static final List<String> TEXTS = List.of("ab", "好", "a\nb é");

  private static final List<Column> TOKENS =
      Column.withProvenance(
          new Column(
              "input_ids", Column.Type.INTS, row -> ((Example.Tokens) row.body()).inputIds()),
          new Column("labels", Column.Type.INTS, row -> ((Example.Tokens) row.body()).labels()));

  private static Map<String, String> golden() throws IOException {
    Map<String, String> golden = new HashMap<>();
    try (InputStream in = ExportFormatsTest.class.getResourceAsStream("golden.txt")) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        int space = line.indexOf(' ');
        golden.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return golden;
  }

  /** Code points, and 0 for the end. */
  private static int[] ids(String text) {
    return IntStream.concat(text.codePoints(), IntStream.of(0)).toArray();
  }

  private static Example row(String id, Example.Body body) {
    return new Example(id, "c", List.of("p1", "😀"), "en", "sé", null, Set.of(), body);
  }

  private static Map<String, byte[]> write(
      RowFormat format, List<Column> columns, List<Example> rows) throws IOException {
    Map<String, ByteArrayOutputStream> files = new TreeMap<>();
    try (RowWriter<Example> writer =
        format.open(
            columns,
            extension -> files.computeIfAbsent(extension, e -> new ByteArrayOutputStream()))) {
      for (Example row : rows) {
        writer.write(row);
      }
    }
    Map<String, byte[]> bytes = new TreeMap<>();
    files.forEach((extension, file) -> bytes.put(extension, file.toByteArray()));
    return bytes;
  }

  private static Map<String, byte[]> writeTexts(RowFormat format, List<String> texts)
      throws IOException {
    return write(
        format, List.of(), texts.stream().map(text -> row("t", new Example.Text(text))).toList());
  }

  private static String json(RowFormat format, Example.Body body) throws IOException {
    return new String(write(format, List.of(), List.of(row("r", body))).get(".jsonl"), UTF_8);
  }

  private static Message user(String text) {
    return new Message(Role.USER, text);
  }

  private static Message assistant(String text) {
    return new Message(Role.ASSISTANT, text);
  }

  @ParameterizedTest
  @ValueSource(ints = {50_257, 65_499, 65_500})
  void megatronHasTheBuildersBytes(int vocabulary) throws IOException {
    Map<String, byte[]> files =
        writeTexts(new MegatronFormat(ExportFormatsTest::ids, vocabulary), TEXTS);
    assertEquals(Set.of(".bin", ".idx"), files.keySet());
    for (String extension : files.keySet()) {
      assertEquals(
          golden().get("megatron-" + vocabulary + extension),
          HexFormat.of().formatHex(files.get(extension)));
    }
  }

  @Test
  void nanoGptHasIdsOnly() throws IOException {
    Map<String, byte[]> files = writeTexts(new NanoGptFormat(ExportFormatsTest::ids), TEXTS);
    assertEquals(Set.of(".bin"), files.keySet());
    assertEquals(golden().get("nanogpt.bin"), HexFormat.of().formatHex(files.get(".bin")));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1 << 16})
  void nanoGptNeverCutsAnId(int id) throws IOException {
    NanoGptFormat format = new NanoGptFormat(text -> new int[] {id});
    assertThrows(IllegalArgumentException.class, () -> writeTexts(format, List.of("a")));
  }

  @Test
  void tfRecordsHaveTheBytesOfProtocolBuffers() throws IOException {
    int[] many = IntStream.range(0, 200).toArray();
    int[] last = new int[200];
    Arrays.fill(last, Example.Tokens.IGNORED);
    last[199] = 199;
    Example second =
        new Example(
            "r1",
            "c",
            List.of("p3"),
            "en",
            "sé",
            "CC0-1.0",
            Set.of(),
            new Example.Tokens(many, last));
    List<Example> rows =
        List.of(
            row(
                "r0",
                new Example.Tokens(new int[] {1, 300, 200265}, new int[] {-100, 300, 200265})),
            second);
    assertEquals(
        golden().get("tokens.tfrecord"),
        HexFormat.of().formatHex(write(new TfRecordFormat(), TOKENS, rows).get(".tfrecord")));
  }

  /** The check value of CRC-32C for "123456789" is e3069283; masked by hand. */
  @Test
  void checksumsAreMasked() {
    int crc = 0xe3069283;
    assertEquals(
        (crc >>> 15 | crc << 17) + 0xa282ead8,
        TfRecordFormat.maskedCrc("123456789".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 100_000})
  void anyDocumentsAreFoundByTheIndex(int vocabulary) throws IOException {
    Random random = new Random(vocabulary);
    List<String> texts = new ArrayList<>();
    List<int[]> expected = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      texts.add(Integer.toString(i));
      expected.add(random.ints(1 + random.nextInt(40), 0, vocabulary).toArray());
    }
    Map<String, byte[]> files =
        writeTexts(
            new MegatronFormat(text -> expected.get(Integer.parseInt(text)), vocabulary), texts);
    ByteBuffer index = ByteBuffer.wrap(files.get(".idx")).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer ids = ByteBuffer.wrap(files.get(".bin")).order(ByteOrder.LITTLE_ENDIAN);
    int width = index.get(17) == 8 ? 2 : 4;
    assertEquals(34 + 12 * 3_000 + 8 * 3_001, index.limit());
    for (int i = 0; i < 3_000; i++) {
      int length = index.getInt(34 + 4 * i);
      int offset = (int) index.getLong(34 + 4 * 3_000 + 8 * i);
      int[] found = new int[length];
      for (int k = 0; k < length; k++) {
        int at = offset + k * width;
        found[k] = width == 2 ? ids.getShort(at) & 0xFFFF : ids.getInt(at);
      }
      assertEquals(Arrays.toString(expected.get(i)), Arrays.toString(found));
    }
  }

  @Test
  void openAiSaysWhatIsNotTrainedOn() throws IOException {
    Example.Chat chat =
        new Example.Chat(
            List.of(
                new Message(Role.SYSTEM, "s"),
                user("a\n\"b\""),
                assistant("c"),
                user("d"),
                assistant("é")),
            List.of(false, false, false, false, true));
    assertEquals(
        "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},"
            + "{\"role\":\"user\",\"content\":\"a\\n\\\"b\\\"\"},"
            + "{\"role\":\"assistant\",\"content\":\"c\",\"weight\":0},"
            + "{\"role\":\"user\",\"content\":\"d\"},"
            + "{\"role\":\"assistant\",\"content\":\"é\"}]}\n",
        json(new OpenAiFormat(), chat));
  }

  private static final Example.Preference PREFERENCE =
      new Example.Preference(
          List.of(user("q")),
          List.of(assistant("+")),
          List.of(assistant("-")),
          2,
          Example.Basis.VOTES);

  @Test
  void openAiPreferences() throws IOException {
    assertEquals(
        "{\"input\":{\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]},"
            + "\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"+\"}],"
            + "\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"-\"}]}\n",
        json(new OpenAiFormat(), PREFERENCE));
  }

  @Test
  void llamaFactoryRows() throws IOException {
    String exchange =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
            + "{\"role\":\"assistant\",\"content\":\"+\"}]";
    List<Message> prompt = List.of(user("q"));
    List<Message> reply = List.of(assistant("+"));
    LlamaFactoryFormat format = new LlamaFactoryFormat();
    assertEquals(exchange + "}\n", json(format, new Example.Pair(prompt, reply)));
    assertEquals(
        exchange + "}\n",
        json(format, new Example.Chat(List.of(user("q"), assistant("+")), List.of(false, true))));
    assertEquals(
        exchange + ",\"label\":false}\n", json(format, new Example.Judged(prompt, reply, false)));
    assertEquals(
        "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"}],"
            + "\"chosen\":{\"role\":\"assistant\",\"content\":\"+\"},"
            + "\"rejected\":{\"role\":\"assistant\",\"content\":\"-\"}}\n",
        json(format, PREFERENCE));
  }

  @Test
  void llamaFactoryTakesNoChatThatHasRepliesForContextOnly() {
    LlamaFactoryFormat format = new LlamaFactoryFormat();
    List<Message> messages = List.of(user("a"), assistant("b"), user("c"), assistant("d"));
    List<Boolean> all = List.of(false, true, false, true);
    List<Boolean> some = List.of(false, false, false, true);
    assertTrue(format.takes(row("r", new Example.Chat(messages, all))));
    assertFalse(format.takes(row("r", new Example.Chat(messages, some))));
  }

  @Test
  void llamaFactoryIsToldOfEachSplit() {
    TreeMap<String, List<String>> splits = new TreeMap<>();
    splits.put("preferences", List.of("train"));
    splits.put("kto", List.of("train"));
    splits.put("chat", List.of("train", "test"));
    Map<String, String> files = ExportFormat.LLAMA_FACTORY.descriptions(splits);
    assertEquals(Set.of("dataset_info.json"), files.keySet());
    assertEquals(
        """
        {
          "chat_train" : {
            "file_name" : "chat/train",
            "formatting" : "sharegpt",
            "columns" : {
              "messages" : "messages"
            },
            "tags" : {
              "role_tag" : "role",
              "content_tag" : "content",
              "user_tag" : "user",
              "assistant_tag" : "assistant",
              "system_tag" : "system"
            }
          },
          "chat_test" : {
            "file_name" : "chat/test",
            "formatting" : "sharegpt",
            "columns" : {
              "messages" : "messages"
            },
            "tags" : {
              "role_tag" : "role",
              "content_tag" : "content",
              "user_tag" : "user",
              "assistant_tag" : "assistant",
              "system_tag" : "system"
            }
          },
          "kto_train" : {
            "file_name" : "kto/train",
            "formatting" : "sharegpt",
            "columns" : {
              "messages" : "messages",
              "kto_tag" : "label"
            },
            "tags" : {
              "role_tag" : "role",
              "content_tag" : "content",
              "user_tag" : "user",
              "assistant_tag" : "assistant",
              "system_tag" : "system"
            }
          },
          "preferences_train" : {
            "file_name" : "preferences/train",
            "formatting" : "sharegpt",
            "ranking" : true,
            "columns" : {
              "messages" : "messages",
              "chosen" : "chosen",
              "rejected" : "rejected"
            },
            "tags" : {
              "role_tag" : "role",
              "content_tag" : "content",
              "user_tag" : "user",
              "assistant_tag" : "assistant",
              "system_tag" : "system"
            }
          }
        }
        """,
        files.get("dataset_info.json"));
  }

  @Test
  void namesOfFiles() {
    assertEquals("train-00001-of-00003", ExportFormat.MEGATRON.fileName("train", 1, 3));
    assertEquals("train-00001-of-00003", ExportFormat.NANOGPT.fileName("train", 1, 3));
    assertEquals("val", ExportFormat.NANOGPT.fileName("validation", 0, 1));
    assertEquals("train/train-00000-of-00001", ExportFormat.LLAMA_FACTORY.fileName("train", 0, 1));
  }
}
