package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StackExchangeFormatTest {
  private static final String HEAD =
      "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<posts>\r\n";
  private static final int HEAD_BYTES = HEAD.getBytes(StandardCharsets.UTF_8).length;
  private static final String A = row("1", "first");
  private static final String B = row("2", "second");

  @Test
  void aQuestionAndItsAnswer() throws IOException {
    Reading reading =
        Reading.of(
            "stackexchange",
            HEAD
                + """
                  <row Id="1" PostTypeId="1" AcceptedAnswerId="4" CreationDate="2014-01-21T20:26:05.383" \
                Score="18" ViewCount="795" Body="&lt;p&gt;What are &quot;hops&quot; &amp;amp; malt?&lt;/p&gt;&#xA;" \
                OwnerUserId="7" LastEditDate="2014-01-22T00:00:00.000" Title="Hops &amp; malt?" Tags="&lt;hops&gt;" />
                  <row Id="4" PostTypeId="2" ParentId="1" CreationDate="2014-01-21T20:31:18" Score="-3" \
                Body="" OwnerDisplayName="user12" ContentLicense="CC BY-SA 4.0"/>
                </posts>
                """);
    assertEquals(List.of(), reading.causes());
    assertEquals(
        List.of(
            new Post(
                    "1",
                    "stackexchange:file/1",
                    null,
                    "user7",
                    null,
                    1390335965L,
                    1390348800L,
                    18L,
                    "Hops & malt?",
                    Markup.HTML,
                    "<p>What are \"hops\" &amp; malt?</p>\n",
                    Set.of(),
                    "stackexchange",
                    new Origin(Reading.PATH, HEAD_BYTES + 2, "CC0-1.0"))
                .withAccepted("4")
                .withCommunity("file"),
            new Post(
                    "4",
                    "stackexchange:file/1",
                    "1",
                    "user12",
                    null,
                    1390336278L,
                    1390336278L,
                    -3L,
                    null,
                    Markup.HTML,
                    "",
                    Set.of(Flag.ANSWER),
                    "stackexchange",
                    new Origin(
                        Reading.PATH, reading.posts().get(1).origin().offset(), "CC BY-SA 4.0"))
                .withCommunity("file")),
        reading.posts());
  }

  @Test
  void otherKindsOfRowsAreNoPosts() throws IOException {
    for (int type : new int[] {3, 4, 5, 6, 7, 8, 99}) {
      String row = "<row Id=\"3\" PostTypeId=\"" + type + "\" Body=\"x\" />";
      between(row, "no_post: PostTypeId: " + type);
    }
  }

  @Test
  void brokenRows() throws IOException {
    between("<row />", "missing_field: Id");
    between("<row>", "missing_field: Id");
    between("<row Id=\"3\"/>", "missing_field: PostTypeId");
    between("<row Id=\"3\" PostTypeId=\"2\" Body=\"x\"/>", "missing_field: ParentId");
    between("<row Id=\"3\" PostTypeId=\"1\"/>", "missing_field: Body");
    between(
        "<row Id=\"3\" PostTypeId=\"one\" Body=\"x\"/>",
        "wrong_type: PostTypeId: a text, expected a whole number");
    between(
        "<row Id=\"3\" PostTypeId=\"1\" Body=\"x\" Score=\"many\"/>",
        "wrong_type: Score: a text, expected a whole number");
    for (String date : List.of("yesterday", "", "2014-13-01T00:00:00", "0001-01-01T00:00:00")) {
      between(
          "<row Id=\"3\" PostTypeId=\"1\" Body=\"x\" CreationDate=\"" + date + "\"/>",
          "bad_timestamp: CreationDate: not a date and time between 1970 and 2100");
    }
    between("<row Id=\"3\" PostTypeId=\"1\" Body=\"x", "malformed: the element ends early");
    between("<row Id=\"3\" PostTypeId=\"1\" Body", "malformed: the element ends early");
    between("<row Id=3 />", "malformed: no XML, at character 8");
    between("<row Id=\"3\"PostTypeId=\"1\"/>", "malformed: no XML, at character 11");
    between("<row Id=\"3\" Id=\"4\"/>", "malformed: no XML, at character 18");
    between("<row =\"3\"/>", "malformed: no XML, at character 5");
  }

  @Test
  void noEntityIsExpandedOrFetched() throws IOException {
    String attack =
        "<!DOCTYPE posts [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"&x;&x;\">]><posts>";
    Reading reading =
        Reading.of(
            "stackexchange",
            attack + "<row Id=\"3\" PostTypeId=\"1\" Body=\"a&x;\"/>" + A + "</posts>");
    assertEquals(List.of("first"), reading.texts());
    assertEquals(
        List.of(attack.length() + " malformed: no XML, at character 34"), reading.causes());
    for (String entity :
        List.of("&y;", "&", "& ", "&#;", "&#x;", "&#xG;", "&#x110000;", "&nbsp;")) {
      between(
          "<row Id=\"3\" PostTypeId=\"1\" Body=\"" + entity + "\"/>",
          "malformed: no XML, at character 33");
    }
  }

  /** Which XML 1.0 forbids, and a parser would refuse the rest of the file for. */
  @Test
  void referencesToForbiddenCharactersAreTaken() throws IOException {
    assertEquals(
        List.of("\u001F\u0000\uFFFD\uFFFF\uD83D\uDE00 < \t\n   "),
        Reading.of(
                "stackexchange",
                row("1", "&#x1F;&#0;&#xD800;&#65535;&#x1f600; &lt; &#9;&#10; \n\t"))
            .texts());
  }

  @Test
  void nothingIsNothing() throws IOException {
    for (String empty :
        List.of("", "\n", "<posts/>", HEAD + "</posts>", "<rows/>", "<", "<ro", "no")) {
      assertEquals(new Reading(List.of(), List.of()), Reading.of("stackexchange", empty));
    }
    assertEquals(
        List.of("0 malformed: the element ends early"),
        Reading.of("stackexchange", "<row").causes());
  }

  @Test
  void nestingCostsNothing() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> between("<a>".repeat(1_000_000) + "<row Id=\"3\"/>", "missing_field: PostTypeId"));
  }

  /** However a file is cut, each row is read once. */
  @Test
  void everyRowIsInOnePart() throws IOException {
    Random random = new Random(3);
    StringBuilder xml = new StringBuilder(HEAD);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String row = row(Integer.toString(i), "&lt;row " + "x".repeat(random.nextInt(40)) + ">/>");
      expected.add(xml.toString().getBytes(StandardCharsets.UTF_8).length + " " + row);
      xml.append(row).append(random.nextBoolean() ? "\r\n" : "");
    }
    byte[] bytes = xml.append("</posts>").toString().getBytes(StandardCharsets.UTF_8);
    for (int size = 1; size < 300; size++) {
      List<String> rows = new ArrayList<>();
      for (int start = 0; start < bytes.length; start += size) {
        int from = Math.max(0, start - 1);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes, from, bytes.length - from);
        rows.addAll(
            RecordLists.of(RowElements.open(new ByteReader(in, from), start, start + size)));
      }
      assertEquals(expected, rows);
    }
  }

  @Test
  void theDirectoryOrTheNameTellsTheSite() throws IOException {
    for (String[] site :
        new String[][] {
          {"/dumps/beer/Posts.xml", "beer"},
          {"/dumps/beer/Posts.xml.zst", "beer"},
          {"/dumps/stackoverflow.com-Posts.xml", "stackoverflow.com"},
          {"/dumps/coffee.xml", "coffee.xml"},
          {"Posts.xml", ""},
        }) {
      InputFile file =
          new InputFile(site[0], "x", "stackexchange", "se", null, null, 0, Long.MAX_VALUE);
      Reading reading = new Reading(new ArrayList<>(), new ArrayList<>());
      new PostReader(file, reading.posts()::add, reading.rejected()::add)
          .read(new Source(new ByteArrayInputStream(A.getBytes(StandardCharsets.UTF_8))));
      assertEquals("se:" + site[1] + "/1", reading.posts().get(0).thread());
    }
  }

  /** A broken row between two good ones. */
  private static void between(String row, String cause) throws IOException {
    Reading reading = Reading.of("stackexchange", A + row + B);
    assertEquals(List.of("first", "second"), reading.texts());
    int offset = A.length() + row.lastIndexOf("<row");
    assertEquals(List.of(offset + " " + cause), reading.causes());
  }

  private static String row(String id, String body) {
    return "<row Id=\"" + id + "\" PostTypeId=\"1\" Body=\"" + body + "\" />";
  }
}
