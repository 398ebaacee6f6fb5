package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Markup;
import io.parley.schemas.Post;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostReaderTest {
  private static List<Markup> markups(String format, Markup markup, String record)
      throws IOException {
    InputFile file = new InputFile("/x", "x", format, "s", null, markup, 0, Long.MAX_VALUE);
    List<Post> posts = new ArrayList<>();
    new PostReader(file, posts::add, rejection -> {})
        .read(new Source(new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8))));
    return posts.stream().map(Post::markup).toList();
  }

  @Test
  void theInputNamesTheMarkupThatTheFormatLeavesOpen() throws IOException {
    String chat = "{\"messages\": [{\"role\": \"user\", \"content\": \"*x*\"}]}";
    assertEquals(List.of(Markup.PLAIN), markups("messages", null, chat));
    assertEquals(List.of(Markup.SLACK), markups("messages", Markup.SLACK, chat));
  }

  /** Else the marks of calls and results, and what stands between them, were read as tags. */
  @Test
  void textOfToolsStaysPlain() throws IOException {
    String chat =
        """
        {"messages": [{"role": "user", "content": "*x*"},
         {"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": "{}"}}]},
         {"role": "tool", "content": "<b>1</b>"},
         {"role": "assistant", "content": "*y*"}]}"""
            .replace("\n", "");
    assertEquals(
        List.of(Markup.HTML, Markup.PLAIN, Markup.PLAIN, Markup.HTML),
        markups("messages", Markup.HTML, chat));
  }

  @Test
  void whatATextShowsStays() throws IOException {
    String chat =
        "{\"conversations\": [{\"from\": \"human\", \"value\": \"x\"},"
            + " {\"from\": \"gpt\", \"value\": \"<div class=\\\"markdown\\\">y</div>\"}]}";
    assertEquals(List.of(Markup.MARKDOWN, Markup.HTML), markups("sharegpt", Markup.MARKDOWN, chat));
  }
}
