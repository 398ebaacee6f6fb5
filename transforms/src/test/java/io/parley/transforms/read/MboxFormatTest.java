package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Fingerprint;
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
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MboxFormatTest {
  private static final String FROM = "From ann at example.org  Thu Jun  1 00:10:41 2000\n";
  private static final String A = mail("a", "Subject: One", "first");
  private static final String B = mail("b", "Subject: Two", "second");

  @Test
  void aMessage() throws IOException {
    Reading reading =
        Reading.of(
            "mbox",
            FROM
                + """
                From: ann at example.org (Ann Other)
                Date: Thu, 1 Jun 2000 00:10:41 -0230 (NDT)
                Subject: [Rd] A question
                  that is long
                Message-ID: <a1@example.org>

                Hello,
                >From here on.
                > From there.
                """);
    assertEquals(
        List.of(
            new Post(
                Fingerprint.of("a1@example.org").hex(),
                "mbox:" + Fingerprint.of("aquestionthatislong").hex(),
                null,
                "Ann Other",
                null,
                Instant.parse("2000-06-01T02:40:41Z").getEpochSecond(),
                Instant.parse("2000-06-01T02:40:41Z").getEpochSecond(),
                null,
                "A question  that is long",
                Markup.MAIL,
                "Hello,\nFrom here on.\n> From there.",
                Set.of(),
                "mbox",
                new Origin(Reading.PATH, 0, "CC0-1.0"))),
        reading.posts());
    assertEquals(List.of(), reading.causes());
  }

  @Test
  void repliesNameWhatTheyAnswer() throws IOException {
    List<Post> posts =
        Reading.of(
                "mbox",
                mail("a", "Subject: Q", "x")
                    + mail("b", "Subject: Re: Q\nIn-Reply-To: Your message of <a@x>", "x")
                    + mail("c", "Subject: RE: [l] AW: q\nReferences: <a@x>\n <b@x>", "x")
                    + mail("d", "Subject: other\nIn-Reply-To: <gone@x>", "x"))
            .posts();
    assertNull(posts.get(0).parent());
    assertEquals("Q", posts.get(0).title());
    assertEquals(posts.get(0).id(), posts.get(1).parent());
    assertNull(posts.get(1).title());
    assertEquals(posts.get(1).id(), posts.get(2).parent());
    assertEquals(posts.get(0).thread(), posts.get(1).thread());
    assertEquals(posts.get(0).thread(), posts.get(2).thread());
    assertEquals(Fingerprint.of("gone@x").hex(), posts.get(3).parent());
    assertNotEquals(posts.get(0).thread(), posts.get(3).thread());
  }

  @Test
  void repliesWithoutHeadersFollowTheirTopic() throws IOException {
    List<Post> posts =
        Reading.of(
                "mbox",
                mail("a", "Subject: Q\nDate: 1 Jun 2000 10:00:00 +0000", "x")
                    + mail(
                        "b", "Subject: \u56DE\u590D\uFF1A q\nDate: 2 Jun 2000 10:00:00 +0000", "x")
                    + mail("c", "Subject: Q\nDate: 3 Jun 2000 10:00:00 +0000", "x")
                    + mail("d", "Subject: Re[2]: Q\nDate: 4 Jul 2000 10:00:00 +0000", "x")
                    + mail("e", "Subject: Re: Q\nDate: 5 Aug 2000 10:00:00 +0000", "x")
                    + mail("f", "Subject: Re: new\nDate: 5 Aug 2000 10:00:00 +0000", "x"))
            .posts();
    assertEquals(posts.get(0).id(), posts.get(1).parent());
    assertNull(posts.get(2).parent(), "no reply by its subject");
    assertEquals("Q", posts.get(2).title());
    assertEquals(posts.get(2).id(), posts.get(3).parent(), "31 days later");
    assertNull(posts.get(4).parent(), "32 days later");
    assertNull(posts.get(4).title());
    assertNull(posts.get(5).parent(), "first of its topic");
  }

  @ParameterizedTest
  @CsvSource({
    "'Re: x', x, true",
    "'RE : Re:x', x, true",
    "'Re[12]: x', x, true",
    "'Re^2: x', x, true",
    "'[List-1] Re: [other] x', x, true",
    "'Aw: SV: x', x, true",
    "'\u7B54\u590D: x', x, true",
    "'Fwd: x', x, false",
    "'Fw: Re: x', x, true",
    "'Regarding: x', 'Regarding: x', false",
    "'re x', 're x', false",
    "'[x]', '', false",
    "'', '', false",
    "'[ x', '[ x', false",
    "'RE\u0130: x', 'RE\u0130: x', false",
  })
  void subjects(String written, String topic, boolean reply) {
    assertEquals(new MailSubject(topic, reply), MailSubject.of(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "ann@example.org (Ann Other) | Ann Other",
        "ann at example.org (Ann (A.) Other) | Ann (A.) Other",
        "Ann Other <ann@example.org> | Ann Other",
        "\"Other, Ann \\\"A\\\"\" <ann@example.org> | Other, Ann \"A\"",
        "=?iso-8859-1?Q?Jos=E9_Ruiz?= <j@example.org> | Jos\u00E9 Ruiz",
        "=?gb2312?B?zrrD9w==?= <w@example.cn> | \u9B4F\u660E",
        "=?bogus?B?zrrD9w==?= <w@example.cn> | =?bogus?B?zrrD9w==?=",
        "ann@example.org | ann",
        "<ann@example.org> | ann",
        "ann at example.org | ann",
        "Ann | Ann",
        "\"\" <@> | null",
      })
  void authors(String from, String name) throws IOException {
    String message = mail("a", "From: " + from, "x");
    assertEquals(name, Reading.of("mbox", message).posts().get(0).author());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "Thu, 1 Jun 2000 00:10:41 -0230 (NDT) | 2000-06-01T02:40:41Z",
        "01 June 2000 00:10 EST | 2000-06-01T05:10:00Z",
        "1 Jun 00 00:10:60 GMT | 2000-06-01T00:10:59Z",
        "1 Jun 99 00:10:00 | 1999-06-01T00:10:00Z",
        "Thu,  1  jun 2000 00:10:41 +0000 | 2000-06-01T00:10:41Z",
        "31 Feb 2000 00:00:00 | 2000-06-01T00:10:41Z",
        "1 Jun 2000 00:00:00 +9900 | 2000-06-01T00:10:41Z",
        "1 Jun 1900 00:00:00 +0000 | 2000-06-01T00:10:41Z",
        "yesterday | 2000-06-01T00:10:41Z",
      })
  void dates(String date, String time) throws IOException {
    String message = FROM + "Date: " + date + "\n\nx\n";
    assertEquals(
        Instant.parse(time).getEpochSecond(),
        Reading.of("mbox", message).posts().get(0).createdAt());
    assertNull(Reading.of("mbox", "Date: never\n\nx\n").posts().get(0).createdAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From ann@example.org Thu Jun  1 00:10:41 2000",
        "From ann@example.org Thu Jun 01 00:10 2000\r",
        "From h95mr at mun.ca  Thu Jun  1 00:10:41 2000",
        "From r@|@@pere|r@@br @end|ng |rom gm@||@com  Fri Mar  1 10:40:02 2024",
        "From 1234@xxx Mon Jan 01 00:00:00 +0000 2020",
        "From - Mon Jan  1 00:00:00 EST 2020",
        "From ann Mon Jan  1 00:00:00 2020 +0100",
      })
  void separators(String line) throws IOException {
    assertEquals(
        List.of("x", "y"),
        Reading.of("mbox", FROM + "Subject: a\n\nx\n" + line + "\nSubject: b\n\ny").texts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From here on",
        "From Thu Jun 1",
        "From ann, written Thu Jun  1 00:10:41 2000 in a hurry",
        " From ann@example.org Thu Jun  1 00:10:41 2000",
        "Fromage Thu Jun  1 00:10:41 2000",
      })
  void linesThatAreNone(String line) throws IOException {
    String text = "x\n\n" + line + "\nmore";
    assertEquals(List.of(text), Reading.of("mbox", FROM + "Subject: a\n\n" + text).texts());
  }

  @Test
  void transferEncodingsAndCharsets() throws IOException {
    assertEquals("caf\u00E9 = soft", body("iso-8859-1", "quoted-printable", "caf=E9 =3D=\n soft"));
    assertEquals("\u4F60\u597D", body("gb2312", "base64", base64("\u4F60\u597D", "GB18030")));
    assertEquals("\u00E6", body("cp936", "base64", base64("\u00E6", "GB18030")));
    assertEquals(
        "\u20AC\u201C", body("ISO-8859-1", "base64", base64("\u20AC\u201C", "windows-1252")));
    assertEquals("\uD55C", body("ks_c_5601-1987", "base64", base64("\uD55C", "x-windows-949")));
    assertEquals("\u3042", body("iso-2022-jp", "7bit", "\u001B$B$\"\u001B(B"));
    assertEquals("\u0436", body("koi8-r", "base64", base64("\u0436", "KOI8-R")));
    for (String unknown : List.of("default", "default_charset", "us-ascii", "\"\"", "x\u0000y")) {
      assertEquals("\u00E9", body(unknown, "base64", base64("\u00E9", "UTF-8")), unknown);
      assertEquals("\u00E9", body(unknown, "base64", base64("\u00E9", "windows-1252")), unknown);
    }
    assertEquals("a\uFFFDb", body("utf-8", "quoted-printable", "a=FFb"));
    assertEquals("not base64!", body("utf-8", "8bit", "not base64!"));
  }

  @Test
  void bytesWithoutACharset() throws IOException {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
      Reading reading =
          Reading.of(
              "mbox",
              (FROM + "From: Jos\u00E9 <j@x>\nSubject: \u00E9\n\ncaf\u00E9").getBytes(charset));
      assertEquals("caf\u00E9", reading.texts().get(0));
      assertEquals("Jos\u00E9", reading.posts().get(0).author());
      assertEquals("\u00E9", reading.posts().get(0).title());
    }
  }

  @Test
  void partsOfAMessage() throws IOException {
    String plain = part("text/plain", "plain");
    String html = part("text/html", "<p>html</p>");
    String file = part("text/plain\nContent-Disposition: attachment; filename=a.txt", "file");
    String image = part("image/png", "png");
    assertEquals("MAIL plain", parts("alternative", plain, html));
    assertEquals("MAIL plain", parts("alternative", html, plain));
    assertEquals("HTML <p>html</p>", parts("alternative", part("text/plain", " "), html));
    assertEquals("HTML <p>html</p>", parts("alternative", image, html));
    assertEquals("MAIL a b", parts("mixed", part("text/plain; Format=Flowed", "a \nb")));
    assertEquals("MAIL plain", parts("mixed", file, plain, part("text/plain", "footer")));
    String nested =
        part("multipart/alternative; boundary=c", "--c\n\nnested\n--c--").strip() + "\n";
    assertEquals("MAIL nested", parts("mixed", image, nested, plain));
    Reading none = Reading.of("mbox", A + multipart("mixed", image, file) + B);
    assertEquals(List.of("first", "second"), none.texts());
    assertEquals(List.of(A.length() + " unsupported_content: no part is text"), none.causes());
  }

  @Test
  void brokenMessages() throws IOException {
    between(FROM + "\nno header\n", "malformed: no header of a message");
    between(FROM + "X-Other: x\n\ntext\n", "malformed: no header of a message");
    between(FROM, "malformed: no header of a message");
    between(
        FROM + "Subject: x\nContent-Type: image/png\n\nx\n",
        "unsupported_content: no part is text");
    StringBuilder deep = new StringBuilder(FROM + "Subject: x\n");
    for (int i = 0; i < 20_000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b")
          .append(i)
          .append("\n\n--b")
          .append(i)
          .append('\n');
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> between(deep.toString(), "nested_too_deeply: more than 32 levels of parts"));
  }

  @Test
  void oddMessagesAreRead() throws IOException {
    assertEquals(List.of("x"), Reading.of("mbox", "Subject: no separator\n\nx").texts());
    assertEquals(List.of(""), Reading.of("mbox", FROM + "Subject: no text\n").texts());
    assertEquals(List.of(""), Reading.of("mbox", FROM + "Subject: cut of").texts());
    assertEquals(
        List.of("x"), Reading.of("mbox", FROM + "Subject: a\nno colon here\nDate: b\n\nx").texts());
    assertEquals(
        List.of("x"),
        Reading.of(
                "mbox",
                FROM + "Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n")
            .texts());
  }

  @Test
  void headersOfMegabytesTakeLinearTime() {
    for (String header :
        List.of(
            "=?utf-8?q?".repeat(500_000),
            "Re: ".repeat(500_000),
            "[".repeat(1_000_000),
            "<".repeat(1_000_000),
            "(".repeat(1_000_000),
            "1 ".repeat(1_000_000),
            "\\".repeat(1_000_000))) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () -> {
            Reading reading =
                Reading.of(
                    "mbox",
                    FROM
                        + "Subject: "
                        + header
                        + "\nFrom: "
                        + header
                        + "\nReferences: "
                        + header
                        + "\nDate: "
                        + header
                        + "\n\nx");
            assertEquals(List.of("x"), reading.texts());
          });
    }
  }

  @Test
  void whatAProgramWroteSaysSo() throws IOException {
    for (String how : List.of("auto-generated", "Auto-Replied; x")) {
      assertEquals(
          Set.of(Flag.BOT),
          Reading.of("mbox", mail("a", "Auto-Submitted: " + how, "x")).posts().get(0).flags());
    }
    assertEquals(
        Set.of(), Reading.of("mbox", mail("a", "Auto-Submitted: no", "x")).posts().get(0).flags());
  }

  @Test
  void idsShowNoAddress() throws IOException {
    Post post = Reading.of("mbox", mail("ann.other", "Subject: x", "x")).posts().get(0);
    assertFalse((post.id() + post.thread()).contains("ann"));
    Post other = Reading.of("mbox", FROM + "Subject: x\n\nx").posts().get(0);
    assertTrue(other.id().matches("[0-9a-f]{32}"));
  }

  private static String body(String charset, String encoding, String body) throws IOException {
    return Reading.of(
            "mbox",
            FROM
                + "Subject: x\nContent-Type: text/plain; charset="
                + charset
                + "\nContent-Transfer-Encoding: "
                + encoding
                + "\n\n"
                + body)
        .texts()
        .get(0);
  }

  private static String base64(String text, String charset) {
    return Base64.getEncoder().encodeToString(text.getBytes(Charset.forName(charset)));
  }

  private static String part(String type, String body) {
    return "Content-Type: " + type + "\n\n" + body + "\n";
  }

  private static String multipart(String subtype, String... parts) {
    return FROM
        + "Subject: x\nContent-Type: multipart/"
        + subtype
        + "; boundary=\"b\"\n\npreamble\n--b\n"
        + String.join("--b\n", parts)
        + "--b--\nepilogue\n";
  }

  private static String parts(String subtype, String... parts) throws IOException {
    Post post = Reading.of("mbox", multipart(subtype, parts)).posts().get(0);
    return post.markup() + " " + post.text().strip();
  }

  /** A broken message between two good ones. */
  private static void between(String message, String cause) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes((A + message + B).getBytes(StandardCharsets.UTF_8));
    Reading reading = Reading.of("mbox", file.toByteArray());
    assertEquals(List.of("first", "second"), reading.texts());
    assertEquals(List.of(A.length() + " " + cause), reading.causes());
  }

  private static String mail(String id, String headers, String text) {
    return FROM + "Message-ID: <" + id + "@x>\n" + headers + "\n\n" + text + "\n";
  }
}
