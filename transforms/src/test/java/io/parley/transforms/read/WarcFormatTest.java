package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WarcFormatTest {
  private static final byte[] A = response(page(forum("first")));
  private static final byte[] B = response(page(forum("second")));

  @Test
  void aDiscussion() throws IOException {
    Reading reading =
        Reading.of(
            "warc",
            response(
                page(
                    """
                    {"@context":"https://schema.org","@type":["DiscussionForumPosting","X"],
                     "headline":"T","url":"https://x.org/t/1","author":{"@type":"Person","name":"ann"},
                     "datePublished":"2024-01-07T08:30:00+01:00","dateModified":"2024-01-08","text":"q",
                     "interactionStatistic":[{"interactionType":"https://schema.org/LikeAction","userInteractionCount":3}],
                     "comment":[{"@type":"Comment","@id":"https://x.org/t/1#2","text":"<p>a</p>",
                       "author":[{"name":"bob"}],"datePublished":"2024-01-07T09:00:00.5",
                       "comment":{"@type":"Comment","text":"thanks","author":"ann"}},
                      {"@type":"Comment","creativeWorkStatus":"Deleted"}]}""")));
    assertEquals(List.of(), reading.causes());
    Origin origin = new Origin(Reading.PATH, 0, "CC0-1.0");
    String thread = "warc:https://x.org/t/1";
    Post first = reading.posts().get(0);
    assertEquals(
        new Post(
                "https://x.org/t/1",
                thread,
                null,
                "ann",
                null,
                Instant.parse("2024-01-07T07:30:00Z").getEpochSecond(),
                Instant.parse("2024-01-08T00:00:00Z").getEpochSecond(),
                3L,
                "T",
                Markup.PLAIN,
                "q",
                Set.of(),
                "warc",
                origin)
            .withCommunity("x.org"),
        first);
    Post answer = reading.posts().get(1);
    assertEquals("https://x.org/t/1#2", answer.id());
    assertEquals("bob", answer.author());
    assertEquals(Markup.HTML, answer.markup());
    assertEquals(Instant.parse("2024-01-07T09:00:00Z").getEpochSecond(), answer.createdAt());
    Post thanks = reading.posts().get(2);
    assertEquals("ann", thanks.author());
    assertEquals(answer.id(), thanks.parent());
    assertEquals(first.id(), reading.posts().get(3).parent());
    assertEquals(Set.of(Flag.DELETED), reading.posts().get(3).flags());
    assertEquals(4, reading.posts().stream().map(Post::id).distinct().count());
    assertEquals(Set.of(thread), Set.copyOf(reading.posts().stream().map(Post::thread).toList()));
  }

  @Test
  void questionsAndAnswers() throws IOException {
    Reading reading =
        Reading.of(
            "warc",
            response(
                page(
                    """
                    {"@graph":[{"@type":"WebSite"},{"@type":"https://schema.org/QAPage","mainEntity":[
                     {"@type":"Question","name":"T","text":"q","upvoteCount":7,
                      "acceptedAnswer":{"@type":"Answer","url":"u1","text":"a1","comment":[{"text":"c"}]},
                      "suggestedAnswer":[{"@type":"Answer","url":"u1","text":"a1"},{"@type":"Answer","url":"u1","text":"a2"}]}]}]}""")));
    assertEquals(List.of("q", "a1", "c", "a1", "a2"), reading.texts());
    assertEquals("warc:https://x.org/page", reading.posts().get(0).thread());
    assertEquals(7L, reading.posts().get(0).score());
    assertEquals(Set.of(Flag.ANSWER, Flag.ACCEPTED), reading.posts().get(1).flags());
    assertEquals("u1", reading.posts().get(2).parent());
    assertEquals("u1", reading.posts().get(3).id(), "listed twice");
    assertEquals(32, reading.posts().get(4).id().length(), "another text under the same key");
  }

  @Test
  void recordsWithoutAThread() throws IOException {
    String none = "no_post: no thread";
    between(response(""), none);
    between(response("<html><p>DiscussionForumPosting</p></html>"), none);
    between(
        response(page("{\"@type\":\"FAQPage\",\"mainEntity\":{\"@type\":\"Question\"}}")), none);
    between(response(page("{\"@type\":\"QAPage\"}")), none);
    between(response(page("[]")), none);
    between(response(page("\"DiscussionForumPosting\"")), none);
    between(http("404 Not Found", "text/html", "", page(forum("x"))), "no_post: HTTP status 404");
    between(http("200 OK", "image/png", "", "x"), "no_post: no HTML");
    between(record("revisit", "HTTP/1.1 200 OK\r\n\r\n"), "no_post: no response");
    between(record("conversion", "text"), "no_post: no response");
    for (String aside : List.of("warcinfo", "request", "metadata")) {
      Reading reading = Reading.of("warc", joined(A, record(aside, "x: y\r\n"), B));
      assertEquals(
          new Reading(Reading.of("warc", joined(A)).posts(), List.of()).texts(), List.of("first"));
      assertEquals(List.of("first", "second"), reading.texts());
      assertEquals(List.of(), reading.causes());
    }
  }

  @Test
  void brokenRecords() throws IOException {
    between(record("response", "no http"), "malformed: no HTTP status");
    between("garbage\r\nmore\r\n\r\n", "malformed: no WARC record begins here");
    between("WARC/x\r\n\r\n", "malformed: no WARC record begins here");
    between("WARC/1.0\r\nWARC-Type: response\r\n\r\n", "malformed: no Content-Length");
    between("WARC/1.0\r\nContent-Length: -1\r\n\r\n", "malformed: no Content-Length");
    between(
        "WARC/1.0\r\nContent-Length: " + "9".repeat(99) + "\r\n\r\n",
        "malformed: no Content-Length");
    between(
        "WARC/1.0\r\n" + "x".repeat(70_000) + "\r\n\r\n",
        "record_too_long: 70012 bytes, at most 65536 are read");
    between(response(page("{\"@type\":\"QAPage\"")), "invalid_json: JSON-LD");
    between(response(page("{DiscussionForumPosting")), "invalid_json: JSON-LD");
    String deep = "{\"@type\":\"DiscussionForumPosting\",\"comment\":";
    between(response(page(deep.repeat(100_000))), "nested_too_deeply: more than 200 levels");
    between(
        http("200 OK", "text/html", "Content-Encoding: br\r\n", "x"),
        "unsupported_content: another content encoding");
    between(
        http("200 OK", "text/html", "Content-Encoding: deflate\r\n", "x"),
        "malformed: the page's compression is damaged");
  }

  @Test
  void aRecordThatIsCutOff() throws IOException {
    byte[] file = joined(A, B);
    byte[] cut = Arrays.copyOf(file, file.length - 100);
    Reading reading = Reading.of("warc", cut);
    assertEquals(List.of("first"), reading.texts());
    assertEquals(
        List.of(A.length + " malformed: the file ends inside the record"), reading.causes());
  }

  @Test
  void aMemberARecord() throws IOException {
    byte[] file = joined(gzip(A), gzip(record("warcinfo", "x")), gzip(B));
    assertEquals(List.of("first", "second"), Reading.of("warc", file).texts());
    Reading cut = Reading.of("warc", Arrays.copyOf(file, file.length - 30));
    assertEquals(List.of("first"), cut.texts());
    assertEquals(1, cut.causes().size());
  }

  @Test
  void bodiesAsTheyWereSent() throws IOException {
    String page = page(forum("caf\u00E9"));
    byte[] utf8 = page.getBytes(StandardCharsets.UTF_8);
    List<byte[]> sent = new ArrayList<>();
    sent.add(http("200 OK", "text/html; charset=UTF-8", "", utf8));
    sent.add(http("200", "application/xhtml+xml;charset=\"utf-8\"", "", utf8));
    sent.add(http("200 OK", "text/html", "Transfer-Encoding: chunked\r\n", chunked(utf8)));
    sent.add(http("200 OK", "text/html", "Transfer-Encoding: chunked\r\n", utf8));
    sent.add(http("200 OK", "text/html", "Content-Encoding: gzip\r\n", gzip(utf8)));
    sent.add(http("200 OK", "text/html", "Content-Encoding: gzip\r\n", utf8));
    sent.add(http("200 OK", "text/html", "Content-Encoding: deflate\r\n", deflated(utf8)));
    sent.add(
        http(
            "200 OK",
            "text/html",
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            chunked(gzip(utf8))));
    sent.add(
        http(
            "200 OK",
            "text/html; charset=latin1",
            "",
            page.getBytes(Charset.forName("windows-1252"))));
    sent.add(http("200 OK", "text/html; charset=bogus", "", utf8));
    for (int i = 0; i < sent.size(); i++) {
      Reading reading = Reading.of("warc", sent.get(i));
      assertEquals(List.of("caf\u00E9"), reading.texts(), i + " " + reading.causes());
    }
  }

  @Test
  void pagesSayTheirEncodingThemselves() throws IOException {
    String page = "<meta charset='gb2312'>" + page(forum("\u4F60\u9555"));
    byte[] gbk = http("200 OK", "text/html", "", page.getBytes(Charset.forName("GB18030")));
    assertEquals(List.of("\u4F60\u9555"), Reading.of("warc", gbk).texts());
    byte[] marked =
        http(
            "200 OK",
            "text/html; charset=latin1",
            "",
            ("\uFEFF" + page).getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("\u4F60\u9555"), Reading.of("warc", marked).texts());
  }

  @Test
  void scriptsAsPagesWriteThem() throws IOException {
    String json = forum("x");
    for (String script :
        List.of(
            "<SCRIPT data-x='1' TYPE=application/ld+json>" + json + "</SCRIPT >",
            "<script>var a = '<p';</script><script type=\"application/ld+json\">" + json,
            page(json.replace("\"", "&quot;")),
            page(json.replace("\"text\":\"x\"", "\"a\":\"line\nend\\'s\",\"text\":\"x\",")),
            page("{broken QAPage") + page(json),
            page("[[" + json + "]]"))) {
      assertEquals(List.of("x"), Reading.of("warc", response(script)).texts(), script);
    }
  }

  @Test
  void hostilePagesTakeLinearTime() {
    for (String html :
        List.of(
            "<script".repeat(500_000),
            "<script>".repeat(500_000),
            "<".repeat(3_000_000),
            "<script type=application/ld+json>QAPage</script>".repeat(50_000),
            page("[" + "{\"@type\":\"QAPage\"},".repeat(100_000) + "0]"))) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> assertEquals(List.of(), Reading.of("warc", response(html)).posts()));
    }
  }

  private static void between(String record, String cause) throws IOException {
    between(record.getBytes(StandardCharsets.UTF_8), cause);
  }

  /** A record between two good ones. */
  private static void between(byte[] record, String cause) throws IOException {
    Reading reading = Reading.of("warc", joined(A, record, B));
    assertEquals(List.of("first", "second"), reading.texts());
    assertEquals(List.of(A.length + " " + cause), reading.causes());
  }

  private static String forum(String text) {
    return "{\"@type\":\"DiscussionForumPosting\",\"text\":\"" + text + "\"}";
  }

  private static String page(String json) {
    return "<html><script type=\"application/ld+json\">" + json + "</script></html>";
  }

  private static byte[] response(String html) {
    return http("200 OK", "text/html; charset=utf-8", "", html);
  }

  private static byte[] http(String status, String type, String headers, String body) {
    return http(status, type, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] http(String status, String type, String headers, byte[] body) {
    String head = "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + headers + "\r\n";
    return record("response", joined(head.getBytes(StandardCharsets.UTF_8), body));
  }

  private static byte[] record(String type, String block) {
    return record(type, block.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] record(String type, byte[] block) {
    String head =
        "WARC/1.0\r\nWARC-Type: "
            + type
            + "\r\nWARC-Target-URI: <https://x.org/page#p5>\r\nContent-Length: "
            + block.length
            + "\r\n\r\n";
    return joined(
        head.getBytes(StandardCharsets.UTF_8), block, "\r\n\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] chunked(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < body.length; i += 10) {
      int size = Math.min(10, body.length - i);
      out.writeBytes((Integer.toHexString(size) + ";x=y\r\n").getBytes(StandardCharsets.UTF_8));
      out.write(body, i, size);
      out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(out)) {
      deflate.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
