package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Role;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParleyFormatTest {
  private static final String LEAST =
      "{\"id\":\"p\",\"thread\":\"t\",\"markup\":\"plain\",\"text\":\"x\",\"source\":\"s\"";

  @Test
  void aLineIsAsDocumented() {
    Post post =
        new Post(
            "p2",
            "t",
            "p1",
            "ann",
            Role.ASSISTANT,
            1700000000L,
            1700000001L,
            -2L,
            "A \"title\"",
            Markup.MARKDOWN,
            "1 < 2\n\u0000\u4F60\uD83D\uDE00\u2028",
            Set.of(Flag.NSFW, Flag.DELETED),
            "forum",
            new Origin("f", 9, "CC0-1.0"));
    assertEquals(
        "{\"id\":\"p2\",\"thread\":\"t\",\"parent\":\"p1\",\"author\":\"ann\",\"role\":\"assistant\","
            + "\"created_at\":1700000000,\"revision\":1700000001,\"score\":-2,"
            + "\"title\":\"A \\\"title\\\"\",\"markup\":\"markdown\","
            + "\"text\":\"1 < 2\\n\\u0000\u4F60\uD83D\uDE00\u2028\","
            + "\"flags\":[\"deleted\",\"nsfw\"],\"source\":\"forum\",\"licence\":\"CC0-1.0\"}",
        ParleyFormat.toJson(post));
  }

  @Test
  void everyPostComesBack() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      Post post = post(random);
      String line = ParleyFormat.toJson(post);
      assertFalse(line.contains("\n"));
      Reading reading = Reading.of("parley", line);
      assertEquals(List.of(post), reading.posts());
    }
  }

  @Test
  void absentIsNull() throws IOException {
    Post expected =
        new Post(
            "p",
            "t",
            null,
            null,
            null,
            null,
            0,
            null,
            null,
            Markup.PLAIN,
            "x",
            Set.of(),
            "s",
            new Origin(Reading.PATH, 0, "CC0-1.0"));
    assertEquals(List.of(expected), Reading.of("parley", LEAST + "}").posts());
    assertEquals(
        List.of(expected),
        Reading.of("parley", LEAST + ",\"parent\":null,\"flags\":null,\"revision\":null}").posts());
  }

  @Test
  void nothingElseIsAccepted() throws IOException {
    assertEquals(List.of("0 wrong_type: unknown key: scroe"), causes(LEAST + ",\"scroe\":1}"));
    assertEquals(
        List.of("0 wrong_type: unknown key: one of 6 characters"),
        causes(LEAST + ",\"My Key\":1}"));
    assertEquals(
        List.of("0 wrong_type: role: not a known value"), causes(LEAST + ",\"role\":\"User\"}"));
    assertEquals(
        List.of("0 wrong_type: flags: not a known value"), causes(LEAST + ",\"flags\":[\"x\"]}"));
    assertEquals(
        List.of("0 wrong_type: flags[0]: a whole number, expected a text"),
        causes(LEAST + ",\"flags\":[1]}"));
    assertEquals(
        List.of("0 wrong_type: flags: a text, expected an array"),
        causes(LEAST + ",\"flags\":\"nsfw\"}"));
    assertEquals(
        List.of("0 wrong_type: parent: a whole number, expected a text"),
        causes(LEAST + ",\"parent\":1}"));
    assertEquals(
        List.of("0 wrong_type: score: an array, expected a number"),
        causes(LEAST + ",\"score\":[]}"));
    assertEquals(
        List.of("0 bad_timestamp: created_at: not a time between 1970 and 2100, in seconds"),
        causes(LEAST + ",\"created_at\":-1}"));
    for (String name : List.of("id", "thread", "markup", "text", "source")) {
      assertEquals(
          List.of("0 missing_field: " + name),
          causes(LEAST.replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"author\":null") + "}"));
    }
  }

  private static Post post(Random random) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : Flag.values()) {
      if (random.nextBoolean()) {
        flags.add(flag);
      }
    }
    return new Post(
            text(random),
            text(random),
            random.nextBoolean() ? null : text(random),
            random.nextBoolean() ? null : text(random),
            random.nextBoolean() ? null : Role.values()[random.nextInt(Role.values().length)],
            random.nextBoolean() ? null : (Long) (random.nextLong() >>> 33),
            random.nextBoolean() ? 0 : random.nextLong() >>> 33,
            random.nextBoolean() ? null : (Long) random.nextLong(),
            random.nextBoolean() ? null : text(random),
            Markup.values()[random.nextInt(Markup.values().length)],
            text(random),
            flags,
            text(random),
            new Origin(Reading.PATH, 0, text(random)))
        .withAccepted(random.nextBoolean() ? null : text(random))
        .withCommunity(random.nextBoolean() ? null : text(random));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      int c = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
      text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? '\n' : c);
    }
    return text.toString();
  }

  private static List<String> causes(String json) throws IOException {
    Reading reading = Reading.of("parley", json);
    assertEquals(List.of(), reading.posts());
    return reading.causes();
  }
}
