package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Markup;
import io.parley.schemas.Post;
import io.parley.schemas.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadPostsTest {
  @TempDir Path dir;

  @Test
  void filesBecomePostsAndRejections() throws IOException {
    write("a/comments.jsonl", comment("c1", "first") + "\n{broken\n" + comment("c2", "second"));
    Files.write(dir.resolve("a/more"), gzip(comment("c3", "third") + "\n"));
    Pipeline pipeline = Pipeline.create();
    InputPlan plan =
        InputPlan.of(List.of(new InputSpec(dir + "/**", null, null, "CC0-1.0", null)), null);
    ReadPosts.Result read = pipeline.apply(plan.list()).apply(ReadPosts.of(plan));
    PAssert.that(shown(read.posts()))
        .containsInAnyOrder(
            "t1_c1 first a/comments.jsonl:0 CC0-1.0 reddit",
            "t1_c2 second a/comments.jsonl:"
                + (comment("c1", "first").length() + 9)
                + " CC0-1.0 reddit",
            "t1_c3 third a/more:0 CC0-1.0 reddit");
    PAssert.that(
            read.rejected()
                .apply(
                    "Show rejections",
                    MapElements.into(TypeDescriptors.strings())
                        .via((Rejection r) -> r.id() + " " + r.cause().reason())))
        .containsInAnyOrder(
            "a/comments.jsonl:" + (comment("c1", "first").length() + 1) + " INVALID_JSON");
    PAssert.that(read.records()).containsInAnyOrder(3L, 1L);
    PAssert.that(read.taken()).containsInAnyOrder(2L, 1L);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void anEmptyPlanGivesNothing() {
    Pipeline pipeline = Pipeline.create();
    InputPlan plan = InputPlan.of(List.of(), null);
    ReadPosts.Result read = pipeline.apply(plan.list()).apply(ReadPosts.of(plan));
    PAssert.that(read.posts()).empty();
    PAssert.that(read.rejected()).empty();
    pipeline.run().waitUntilFinish();
  }

  @Test
  void partsOfAFileAreReadOnce() throws IOException {
    StringBuilder content = new StringBuilder("\uFEFF");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      expected.add("t1_c" + i + " " + "x".repeat(i % 50));
      content.append(comment("c" + i, "x".repeat(i % 50))).append(i % 3 == 0 ? "\r\n" : "\n");
    }
    write("big.jsonl", content.toString());
    InputPlan plan =
        InputPlan.of(
            List.of(new InputSpec(dir + "/big.jsonl", null, null, null, null)), null, 1000);
    assertEquals(
        (content.toString().getBytes(StandardCharsets.UTF_8).length + 999) / 1000,
        plan.files().size());
    Pipeline pipeline = Pipeline.create();
    ReadPosts.Result read = pipeline.apply(plan.list()).apply(ReadPosts.of(plan));
    PAssert.that(
            read.posts()
                .apply(
                    "Show posts",
                    MapElements.into(TypeDescriptors.strings())
                        .via((Post p) -> p.id() + " " + p.text())))
        .containsInAnyOrder(expected);
    PAssert.that(read.rejected()).empty();
    PAssert.that(read.records().apply(Sum.longsGlobally())).containsInAnyOrder(200L);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void filesHaveACoder() throws Exception {
    InputFileCoder coder = InputFileCoder.of();
    InputFile file = new InputFile("/a", "a", "reddit", "r", null, null, 0, Long.MAX_VALUE);
    CoderProperties.coderDecodeEncodeEqual(coder, file);
    CoderProperties.coderDecodeEncodeEqual(
        coder, new InputFile("", "", "", "", "\u0000\uD83D\uDE00", Markup.SLACK, 1, 2));
    CoderProperties.coderSerializable(coder);
  }

  private static PCollection<String> shown(PCollection<Post> posts) {
    return posts
        .apply(
            MapElements.into(TypeDescriptors.strings())
                .via(
                    (Post p) ->
                        String.join(
                            " ",
                            p.id(),
                            p.text(),
                            p.origin().path() + ":" + p.origin().offset(),
                            p.origin().licence(),
                            p.source())))
        .setCoder(StringUtf8Coder.of());
  }

  private void write(String name, String content) throws IOException {
    Files.createDirectories(dir.resolve(name).getParent());
    Files.writeString(dir.resolve(name), content);
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(stored)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return stored.toByteArray();
  }

  private static String comment(String id, String body) {
    return "{\"id\":\""
        + id
        + "\",\"link_id\":\"t3_s\",\"parent_id\":\"t3_s\",\"body\":\""
        + body
        + "\"}";
  }
}
