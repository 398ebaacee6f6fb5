package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgretFormatTest {
  private static final String SIGN = " +++$+++ ";

  @TempDir Path dir;

  @Test
  void linesAreJoinedWithTheirConversations() throws IOException {
    Reading reading = Reading.ofResource("egret", "egret_lines.txt");
    assertEquals(
        List.of(
            "egret:9b55 0 shenhua: 导出插件在哪里？ | BBCODE | at 1483771440",
            "egret:9b55 1 < 0 Grant: 这样试试\r\n\r\n  let b = e; | BBCODE",
            "egret:0126 1 Grant: 这样试试\r\n\r\n  let b = e; | BBCODE",
            "egret:0126 2 < 1 null: 谢谢 | BBCODE",
            "egret:ab7f 3 solo: 没人回 | BBCODE | at 1483771440"),
        reading.shown());
    assertEquals(List.of("104 wrong_type: 2 fields, expected 3 of a line"), reading.causes());
  }

  @Test
  void conversationsAreLookedThrough() throws IOException {
    Reading reading = Reading.ofResource("egret", "egret_conversations.txt");
    assertEquals(List.of(), reading.posts());
    assertEquals(
        List.of(
            "185 missing_field: lines: 1 of 2 are not there",
            "276 bad_timestamp: time: not a minute between 1970 and 2100, such as 2017-1-17 16:44"),
        reading.causes());
  }

  @Test
  void brokenConversationsLeaveTheirLinesAlone() throws IOException {
    write("x_lines.txt", line("0", "a", "question") + line("1", "b", "answer"));
    List<String> causes =
        List.of(
            "wrong_type: 5 fields, expected 6 of a conversation",
            "wrong_type: lines: expected a list in brackets",
            "missing_field: lines: an empty key",
            "missing_field: lines: an empty key",
            "bad_timestamp: time: not a minute between 1970 and 2100, such as 2017-1-17 16:44",
            "bad_timestamp: time: not a minute between 1970 and 2100, such as 2017-1-17 16:44");
    List<String> broken =
        List.of(
            String.join(SIGN, "0", "a", "b", "2017-1-1 1:00", "[0, 1]"),
            String.join(SIGN, "0", "a", "b", "2017-1-1 1:00", "u", "0, 1"),
            String.join(SIGN, "0", "a", "b", "2017-1-1 1:00", "u", "[0, ]"),
            String.join(SIGN, "0", "a", "b", "2017-1-1 1:00", "u", "[]"),
            String.join(SIGN, "0", "a", "b", "yesterday", "u", "[0, 1]"),
            String.join(SIGN, "0", "a", "b", "1917-1-1 1:00", "u", "[0, 1]"));
    for (int i = 0; i < broken.size(); i++) {
      write("x_conversations.txt", broken.get(i) + "\n");
      assertEquals(
          List.of("0 " + causes.get(i)),
          Reading.ofFile("egret", dir + "/x_conversations.txt").causes());
      Reading lines = Reading.ofFile("egret", dir + "/x_lines.txt");
      assertEquals(List.of("question", "answer"), lines.texts());
      assertEquals(2, lines.posts().stream().map(post -> post.thread()).distinct().count());
    }
  }

  @Test
  void aDamagedCompanionIsReadAsFarAsItGoes() throws IOException {
    write("x_lines.txt", line("0", "a", "question") + line("1", "b", "answer"));
    byte[] packed =
        CompressionTest.compress(
            Compression.GZIP,
            (String.join(SIGN, "0", "a", "b", "", "u", "[0, 1]")
                    + "\n"
                    + String.join(SIGN, "1", "a", "b", "", "u", "[2]"))
                .getBytes(StandardCharsets.UTF_8));
    byte[] damaged = java.util.Arrays.copyOf(packed, packed.length + 4);
    damaged[packed.length] = 0x1F;
    Files.write(dir.resolve("x_conversations.txt"), damaged);
    Reading lines = Reading.ofFile("egret", dir + "/x_lines.txt");
    assertEquals("0", lines.posts().get(1).parent());
    assertEquals(List.of(), lines.causes());
  }

  @Test
  void otherFilesWithTheSignAreNotTaken() throws IOException {
    Reading reading = Reading.ofResource("egret", "egret_lines.txt");
    assertEquals(1, reading.rejected().size());
    write("x_conversations.txt", "");
    write("x_lines.txt", "L1 +++$+++ u0 +++$+++ m0 +++$+++ BIANCA +++$+++ They do not!\nloose\n");
    assertEquals(
        List.of("0 wrong_type: 5 fields, expected 3 of a line"),
        Reading.ofFile("egret", dir + "/x_lines.txt").causes());
    write("x_lines.txt", "loose\nmore\n" + line("0", "a", "b"));
    assertEquals(
        List.of("0 wrong_type: 1 fields, expected 3 of a line"),
        Reading.ofFile("egret", dir + "/x_lines.txt").causes());
  }

  @Test
  void textsThatACrawlerDidNotFind() throws IOException {
    write("x_conversations.txt", "");
    write("x_lines.txt", line("0", "a", "null") + line("1", "a", "null is null"));
    Reading reading = Reading.ofFile("egret", dir + "/x_lines.txt");
    assertEquals(List.of("0 missing_field: text: null"), reading.causes());
    assertEquals(List.of("null is null"), reading.texts());
  }

  private static String line(String key, String author, String text) {
    return String.join(SIGN, key, author, text) + "\n";
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(dir.resolve(name), content);
  }
}
