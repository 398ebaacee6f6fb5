package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private static final String COMMENT =
      "{\"id\":\"c\",\"link_id\":\"t3_s\",\"parent_id\":\"t3_s\",\"body\":\"x\"}";
  private static final String SUBMISSION =
      "{\"id\":\"s\",\"title\":\"t\",\"selftext\":\"\",\"subreddit\":\"x\",\"url\":\"u\"}";
  private static final String CHAT =
      "{\"id\":\"s\",\"title\":\"t\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
  private static final String POST =
      "{\"id\":\"p\",\"thread\":\"t\",\"title\":\"t\",\"markup\":\"plain\",\"text\":\"x\",\"source\":\"s\"}";

  private static final String SHAREGPT =
      "{\"id\":\"s\",\"conversations\":[{\"from\":\"human\",\"value\":\"x\"}]}";
  private static final String TREE =
      "{\"message_tree_id\":\"t\",\"prompt\":{\"message_id\":\"t\",\"text\":\"x\",\"role\":\"prompter\"}}";
  private static final String MESSAGE =
      "{\"message_id\":\"t\",\"parent_id\":null,\"text\":\"x\",\"role\":\"assistant\"}";

  @Test
  void formatsHaveNamesAndDescriptions() {
    List<String> names = Formats.ALL.stream().map(Format::name).toList();
    assertEquals(names.stream().distinct().sorted().toList(), names);
    for (Format format : Formats.ALL) {
      assertEquals(format, Formats.named(format.name()).orElseThrow());
      assertFalse(format.description().isBlank());
    }
    assertTrue(Formats.named("Reddit").isEmpty());
  }

  @Test
  void contentTellsTheFormat() {
    assertEquals("reddit", detected(COMMENT));
    assertEquals("reddit", detected(SUBMISSION));
    assertEquals("messages", detected(CHAT));
    assertEquals("parley", detected(POST));
    assertEquals("sharegpt", detected(SHAREGPT));
    assertEquals("oasst", detected(TREE));
    assertEquals("oasst", detected(MESSAGE));
    for (String record : List.of(COMMENT, SUBMISSION, CHAT, POST, SHAREGPT, TREE, MESSAGE)) {
      assertEquals(detected(record), detected("[\n " + record + ",\n" + record + "]"));
      assertEquals(detected(record), detected("\uFEFF\r\n\r\n" + record + "\r\n"));
      assertEquals(detected(record), detected("{broken\n\n" + record + "\n{}"));
      assertEquals(1, Formats.ALL.stream().filter(f -> f.confidence(head(record)) > 0).count());
    }
  }

  @Test
  void textFormatsAreToldByTheirFirstLines() {
    assertEquals("irc", detected("=== a [~a@x] has joined #u\n[11:11] <a> hi\n"));
    assertEquals("irc", detected("\uFEFF[11:11:59] <@a> hi\r\n[11:12]  * b waves\r\n"));
    assertEquals(
        "mbox", detected("From a at b  Thu Jun  1 00:10:41 2000\nFrom: a at b (A)\n\nx\n"));
    assertEquals("mbox", detected("\n\nFrom 1@xxx Mon Jan 01 00:00:00 +0000 2020\r\nX-A: 1\r\n"));
    String mail = "Received: by a\n\tfor b\nDATE: today\r\nFrom: a at b (A)\n\nx\n";
    assertEquals("mbox", detected(mail));
    assertEquals("none", detected(mail.replace("From:", "To:")));
    assertEquals("none", detected("From: a recipe of yesterday\n\nDate: it is best fresh\n"));
    assertEquals("stackexchange", detected("<posts><row Id='1' PostTypeId='1' Body=''/></posts>"));
    assertEquals("warc", detected("WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n"));
  }

  @Test
  void textsTellTheFormat() {
    assertEquals("pairs", detected("How are you?\tFine\nAnd you?\tWell\n"));
    assertEquals("pairs", detected("{\"train\":[[\"a\",\"b\"],"));
    assertEquals("pairs", detected("{\"train\": [[\"a\"]], \"test\": [[\"b\"]]}"));
    assertEquals("pairs", detected("\uFEFF{\n\"valid\": [],\n\"test\": [\n[\n\"b\",\n\"c\"]\n]}"));
    assertEquals("pairs", detected("[\n[\"a\",\"b\"]]"));
    assertEquals("pairs", detected("{\"dialog\":[\"a\",\"b\"]}\n{\"dialog\":[\"c\"]}\n"));
    assertEquals("egret", detected("\uFEFF0 +++$+++ a +++$+++ b\nc\n1 +++$+++ a +++$+++ b\n"));
    assertEquals("egret", detected("0 +++$+++ a +++$+++ b +++$+++ c +++$+++ d +++$+++ [0, 1]\n"));
  }

  @Test
  void theMostRecordsDecide() {
    assertEquals("reddit", detected(String.join("\n", CHAT, COMMENT, COMMENT, POST)));
    assertEquals("parley", detected(String.join("\n", CHAT, POST, COMMENT, POST)));
  }

  @Test
  void aLongFirstRecordTellsByItsBeginning() {
    String text = "\u4F60".repeat(100_000);
    assertEquals("messages", detected(CHAT.replace("\"x\"", "\"" + text + "\"")));
    assertEquals("messages", detected("[" + CHAT.replace("\"x\"", "\"" + text + "\"")));
    assertEquals(
        "reddit", detected("{\"id\":\"c\",\"link_id\":\"t3_s\",\"body\":\"" + text + "\"}"));
  }

  @Test
  void otherContentIsNotTaken() {
    for (String other :
        List.of(
            "",
            "\n\n",
            "Dear all,\nhello\n",
            "From a@b Thu Jun  1 00:10:41 2000\n\n{}\n",
            "{}",
            "[]",
            "[1,2]",
            "[\"a\",\"b\"]\n[\"c\"]",
            "null",
            "{\"messages\":[]}",
            "{\"messages\":[{\"message\":\"x\"}],\"name\":\"n\"}",
            "{\"messages\":{\"role\":\"user\"}}",
            "[{\"from\":\"human\",\"value\":\"x\"}]",
            "{\"conversations\":[\"x\",\"y\"]}",
            "{\"conversations\":[]}",
            "{\"message_tree_id\":\"t\",\"prompt\":\"x\"}",
            "{\"message_id\":\"t\",\"role\":\"user\",\"text\":\"x\"}",
            "{\"tags\":[\"a\",\"b\"]}",
            "{\"train\":[[1,2]]}",
            "{\n  \"name\": \"x\",\n  \"keywords\": [\"a\", \"b\"]\n}\n",
            "{\n  \"keywords\": [\"a\", \"b\"]\n}\n",
            "{\"train\":[[\"a\"]],\"version\":1}",
            "[[1,2],[3]]",
            "word\t12\nother\t7\n",
            "a\tb\tc\nd\te\tf\n",
            "one pair\tonly\n",
            "L1 +++$+++ u0 +++$+++ m0 +++$+++ BIANCA +++$+++ They do not!\n",
            "{\"id\":1,\"type\":\"story\",\"title\":\"t\",\"by\":\"x\",\"text\":\"x\"}",
            "{\"id\":1,\"body\":\"b\",\"title\":\"t\",\"user\":{}}",
            "{\"conversation_id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"x\"}]}",
            "<posts><row Id=\"1\"/></posts>",
            "<comments><row Id=\"1\" PostId=\"1\" Text=\"x\"/></comments>",
            "WARC/1.0 is a format\nof archives\n",
            "Notes\n * one\n * two\n=== Heading\n",
            "[11:11] <a> hi\nis how IRC looks\nin our logs\n",
            "From now on Mon Jan 1 10:00:00 2024\nnothing\n")) {
      assertEquals("none", detected(other), other);
    }
  }

  @Test
  void randomBytesAreNotTaken() {
    Random random = new Random(11);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      if (round % 2 == 0) {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) "{}[]\":,\\ \nabid1".charAt(random.nextInt(15));
        }
      }
      Head head = Head.of(new ByteArrayInputStream(bytes));
      assertTrue(Formats.detect(head).isEmpty());
    }
  }

  private static String detected(String content) {
    return Formats.detect(head(content)).map(Format::name).orElse("none");
  }

  private static Head head(String content) {
    return Head.of(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }
}
