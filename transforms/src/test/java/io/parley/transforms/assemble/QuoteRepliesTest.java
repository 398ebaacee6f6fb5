package io.parley.transforms.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuoteRepliesTest {
  private static Post post(int number, String parent, String author, Markup markup, String text) {
    return new Post(
        "p" + number,
        "thread",
        parent,
        author,
        null,
        (long) number,
        0,
        null,
        null,
        markup,
        text,
        Set.of(),
        "s",
        new Origin("file", number, null));
  }

  private static Post plain(int number, String text) {
    return post(number, null, "a" + number, Markup.PLAIN, text);
  }

  private static String parents(Post... posts) {
    List<Post> shuffled = new ArrayList<>(List.of(posts));
    Collections.shuffle(shuffled, new Random(posts.length));
    StringBuilder out = new StringBuilder();
    QuoteReplies.link(shuffled).stream()
        .sorted(ReplyTree.ORDER)
        .forEach(post -> out.append(out.isEmpty() ? "" : " ").append(post.parent()));
    return out.toString();
  }

  @Test
  void findsTheQuotedPost() {
    assertEquals(
        "null p1 p1 p2",
        parents(
            plain(1, "The leaves of my tomatoes turn yellow since last week."),
            plain(2, "> The leaves of my tomatoes\n> turn yellow\nToo much water, I should say."),
            plain(3, "> the leaves of my Tomatoes turn yellow since\n\nOr too little light."),
            plain(4, ">> The leaves of my tomatoes\n> Too much water, I should say.\nIt was.")));
  }

  @Test
  void readsMarkdownAndHtml() {
    assertEquals(
        "null p1 p2",
        parents(
            post(1, null, "a", Markup.HTML, "<p>Which pump is quiet <b>enough</b> for a flat?</p>"),
            post(
                2,
                null,
                "b",
                Markup.HTML,
                "<blockquote>Which pump is quiet enough for a flat?</blockquote>None of them at all is."),
            post(
                3,
                null,
                "c",
                Markup.MARKDOWN,
                "&gt; None of *them* at all is.\n\nTwo of mine are.")));
  }

  @Test
  void takesTheNamedAuthorsLastPost() {
    assertEquals(
        "null null p2",
        parents(
            plain(1, "One thing"),
            post(2, null, "Ann Lee", Markup.PLAIN, "Another thing"),
            plain(3, "Ann Lee wrote:\n> what was lost\nIndeed.")));
  }

  @Test
  void leavesWhatQuotesNobody() {
    assertEquals(
        "null null null p1",
        parents(
            plain(1, "The leaves of my tomatoes turn yellow since last week."),
            plain(2, "> An article says something quite different about plants\nSee?"),
            plain(3, "2 > 1"),
            post(4, "p1", "d", Markup.PLAIN, "> See? quite different\nNo.")));
  }

  @Test
  void keepsThreadsWithoutQuotesAsTheyAre() {
    List<Post> posts = List.of(plain(1, "a"), plain(2, "b"));
    assertSame(posts, QuoteReplies.link(posts));
    List<Post> one = List.of(plain(1, "> a"));
    assertSame(one, QuoteReplies.link(one));
    assertNull(one.get(0).parent());
  }

  @Test
  void isLinear() {
    String quotes = "> a b c d\n".repeat(50_000);
    String open = "<blockquote>a ".repeat(50_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          parents(plain(1, quotes), plain(2, quotes), plain(3, "X wrote:\n".repeat(50_000) + ">"));
          parents(
              post(1, null, null, Markup.HTML, open), post(2, null, null, Markup.HTML, open + "<"));
        });
  }
}
