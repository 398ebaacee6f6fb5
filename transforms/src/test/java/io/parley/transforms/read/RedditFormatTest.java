package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedditFormatTest {
  @Test
  void aCommentOfToday() throws IOException {
    assertEquals(
        new Post(
            "t1_c1",
            "reddit:t3_s1",
            "t1_c0",
            "ann",
            null,
            1700000000L,
            1700000500L,
            -3L,
            null,
            Markup.MARKDOWN,
            "a > b, &lt;",
            Set.of(),
            "reddit",
            new Origin(Reading.PATH, 0, "CC0-1.0")),
        post(
            """
            {"id":"c1","name":"t1_c1","link_id":"t3_s1","parent_id":"t1_c0","author":"ann",
             "body":"a &gt; b, &amp;lt;","created_utc":1700000000,"retrieved_on":1700000100,
             "edited":1700000500,"score":-3,"over_18":false,"media_metadata":{"x":[{}]},
             "_meta":{"retrieved_2nd_on":1700000300,"note":"no_2nd_retrieval"},"gilded":0}"""));
  }

  @Test
  void aCommentOfOldWithEverythingAsText() throws IOException {
    Post post =
        post(
            """
            {"id":"c13","link_id":"t3_17863","parent_id":"t3_17863","author":"[deleted]",
             "body":"x","created_utc":"1134365188","retrieved_on":"1473738411","edited":"false",
             "score":"7","name":null,"distinguished":null}""");
    assertEquals("t3_17863", post.parent());
    assertNull(post.author());
    assertEquals(1134365188L, post.createdAt());
    assertEquals(1473738411L, post.revision());
    assertEquals(7L, post.score());
  }

  @Test
  void aSubmission() throws IOException {
    assertEquals(
        new Post(
                "t3_s1",
                "reddit:t3_s1",
                null,
                null,
                null,
                1700000000L,
                1700000000L,
                null,
                "Q &amp; A",
                Markup.MARKDOWN,
                "",
                Set.of(Flag.NSFW),
                "reddit",
                new Origin(Reading.PATH, 0, "CC0-1.0"))
            .withCommunity("x"),
        post(
            """
            {"id":"s1","title":"Q &amp; A","selftext":"","subreddit":"x","over_18":true,
             "created_utc":1700000000.0,"edited":false,"score":null,"is_self":false}"""));
    assertEquals("t3_s1", post("{\"name\":\"t3_s1\",\"title\":\"T\"}").id());
    assertEquals("", post("{\"id\":\"s1\",\"title\":\"T\"}").text());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "\"t1_b\", t1_b",
        "\"t3_s\", t3_s",
        "\"t3_other\", t3_other",
        "\"t2_id-A\", t1_id-A",
        "\"b\", t1_b",
        "\"s\", t3_s",
        "\"top-level\", t3_s",
        "\"tx_b\", t1_tx_b",
        "36, t1_10",
        "28, t3_s",
        "null, t3_s",
        "\"\", t3_s",
      })
  void parentsOfEveryKind(String written, String parent) throws IOException {
    String json =
        "{\"id\":\"c\",\"body\":\"x\",\"link_id\":\"t3_s\",\"parent_id\":" + written + "}";
    assertEquals(parent, post(json).parent());
    assertEquals("reddit:t3_s", post(json).thread());
  }

  @Test
  void goneTextsAreDeleted() throws IOException {
    for (String body :
        List.of("[deleted]", "[removed]", " [removed]\\n", "[ Removed by Reddit ]")) {
      assertEquals(Set.of(Flag.DELETED), comment("\"body\":\"" + body + "\"").flags(), body);
    }
    assertEquals(Set.of(), comment("\"body\":\"he wrote [deleted]\"").flags());
    for (String later :
        List.of(
            "\"removed_by_category\":\"moderator\"",
            "\"removal_reason\":\"legal\"",
            "\"_meta\":{\"removal_type\":\"deleted\"}",
            "\"_meta\":{\"was_deleted_later\":true}")) {
      assertEquals(Set.of(Flag.DELETED), comment("\"body\":\"x\"," + later).flags(), later);
    }
    assertEquals(
        Set.of(),
        comment("\"body\":\"x\",\"removed_by_category\":null,\"_meta\":{\"is_edited\":true}")
            .flags());
    assertEquals(
        Set.of(Flag.DELETED),
        post("{\"id\":\"s\",\"title\":\"[deleted by user]\",\"selftext\":\"\"}").flags());
  }

  @Test
  void brokenFieldsAreNamed() throws IOException {
    String rest = "\"link_id\":\"t3_s\",\"parent_id\":\"t3_s\"}";
    assertEquals(List.of("0 missing_field: body or title"), causes("{\"id\":\"c\"," + rest));
    assertEquals(List.of("0 missing_field: id"), causes("{\"body\":\"x\"," + rest));
    assertEquals(List.of("0 missing_field: link_id"), causes("{\"id\":\"c\",\"body\":\"x\"}"));
    String good = "{\"id\":\"c\",\"body\":\"x\",";
    assertEquals(
        List.of("0 wrong_type: score: an object, expected a number"),
        causes(good + "\"score\":{}," + rest));
    assertEquals(
        List.of("0 wrong_type: score: a number, expected a whole number"),
        causes(good + "\"score\":1.5," + rest));
    assertEquals(
        List.of("0 wrong_type: score: a text, expected a whole number"),
        causes(good + "\"score\":\"many\"," + rest));
    assertEquals(
        List.of("0 wrong_type: author: a whole number, expected a text"),
        causes(good + "\"author\":7," + rest));
    assertEquals(
        List.of("0 wrong_type: over_18: a whole number, expected true or false"),
        causes(good + "\"over_18\":1," + rest));
    assertEquals(
        List.of("0 wrong_type: _meta: an array, expected an object"),
        causes(good + "\"_meta\":[]," + rest));
    assertEquals(
        List.of("0 wrong_type: _meta.retrieved_2nd_on: an array, expected a number"),
        causes(good + "\"_meta\":{\"retrieved_2nd_on\":[]}," + rest));
    assertEquals(
        List.of("0 wrong_type: edited: an array, expected a number"),
        causes(good + "\"edited\":[]," + rest));
    assertEquals(
        List.of("0 wrong_type: body: an array, expected a text"),
        causes("{\"id\":\"c\",\"body\":[]," + rest));
    assertEquals(
        List.of("0 wrong_type: id: true or false, expected a text or a whole number"),
        causes("{\"id\":true,\"body\":\"x\"," + rest));
    assertEquals(
        List.of("0 wrong_type: parent_id: an object, expected a text or a whole number"),
        causes("{\"id\":\"c\",\"body\":\"x\",\"link_id\":\"t3_s\",\"parent_id\":{}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "4102444801",
        "1700000000000",
        "1e300",
        "9223372036854775808",
        "1520550110.5",
        "\"-5\"",
        "\"99999999999\"",
        "\"1520550110.5\"",
        "\"yesterday\"",
        "\"\"",
        "\"\u0661\"",
        "\"NaN\""
      })
  void absurdTimes(String time) throws IOException {
    for (String field : List.of("created_utc", "edited", "retrieved_on")) {
      List<String> causes = causes(commentJson("\"body\":\"x\",\"" + field + "\":" + time));
      assertEquals(
          List.of("0 bad_timestamp: " + field + ": not a time between 1970 and 2100, in seconds"),
          causes);
    }
  }

  private static Post comment(String fields) throws IOException {
    return post(commentJson(fields));
  }

  private static String commentJson(String fields) {
    return "{\"id\":\"c\",\"link_id\":\"t3_s\",\"parent_id\":\"t3_s\"," + fields + "}";
  }

  private static Post post(String json) throws IOException {
    Reading reading = Reading.of("reddit", json.replace("\n", ""));
    assertEquals(List.of(), reading.causes());
    assertEquals(1, reading.posts().size());
    return reading.posts().get(0);
  }

  private static List<String> causes(String json) throws IOException {
    Reading reading = Reading.of("reddit", json);
    assertEquals(List.of(), reading.posts());
    return reading.causes();
  }
}
