package io.parley.transforms.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamRepliesTest {
  private static final Duration GAP = Duration.ofMinutes(30);

  @Test
  void whoIsNamedIsAnswered() {
    assertEquals(
        """
        0 ann: is there a driver?
        1 bob: hello
        2>0 cleo: which card?
        3>1 ann: hi
        """,
        linked("ann: is there a driver?", "bob: hello", "cleo: ann: which card?", "ann: bob, hi"));
  }

  @Test
  void whoeverWasSpokenToAnswersThat() {
    assertEquals(
        """
        0 ann: is there a driver?
        1>0 bob: which card?
        2>1 ann: a GTX
        3>2 ann: an old one
        4>3 bob: then no
        """,
        linked(
            "ann: is there a driver?",
            "bob: ann: which card?",
            "ann: a GTX",
            "ann: an old one",
            "bob: then no"));
  }

  @Test
  void linesToOnePersonGoOn() {
    assertEquals(
        """
        0 ann: how?
        1>0 bob: sudo first
        2>1 bob: then reboot
        3>2 bob: done
        4>3 ann: thanks
        """,
        linked(
            "ann: how?",
            "bob: ann: sudo first",
            "bob: ann: then reboot",
            "bob: done",
            "ann: thanks"));
  }

  @Test
  void aNameInBracketsIsAnsweredToo() {
    assertEquals(
        """
        0 ann: is there a driver?
        1>0 bob: which card?
        2>1 ann: a GTX
        3 cleo: <nobody> hello
        4>2 bob: right
        """,
        linked(
            "ann: is there a driver?",
            "bob: <ann> which card?",
            "ann: <bob>a GTX",
            "cleo: <nobody> hello",
            "bob: ann>> right"));
  }

  /** Else all that follows would rest on what a bot said, and be rejected with it. */
  @Test
  void nothingAnswersABot() {
    List<Post> posts =
        List.of(
            line(0, 0L, "ann", "how?"),
            line(1, 0L, "bob", "!wiki | ann"),
            line(2, 0L, "bot", "ann: see the wiki").withFlag(Flag.BOT),
            line(3, 0L, "ann", "i did"),
            line(4, 0L, "bob", "bot: thanks"));
    assertEquals(
        """
        0 ann: how?
        1 bob: !wiki | ann
        2>0 bot: see the wiki
        3>0 ann: i did
        4>1 bob: bot: thanks
        """,
        show(StreamReplies.link(posts, GAP)));
  }

  @Test
  void conversationsInParallelStayApart() {
    assertEquals(
        """
        0 ann: q1
        1 bob: q2
        2>0 cleo: a1
        3>1 dan: a2
        4>3 bob: more
        5>2 ann: fine
        """,
        linked("ann: q1", "bob: q2", "cleo: ann: a1", "dan: bob: a2", "bob: more", "ann: fine"));
  }

  @Test
  void namesAreFoundInAnyCaseAndOnlyWhereKnown() {
    assertEquals(
        """
        0 Iann|: one
        1>0 bob: two
        2>1 bob: note: three
        3>2 bob: four
        4>3 bob: bob: five
        5>4 bob: iann|:
        6>5 bob: six
        """,
        linked(
            "Iann|: one",
            "bob: IANN|, two",
            "bob: note: three",
            "bob: four",
            "bob: bob: five",
            "bob: iann|:",
            "bob: Iann|\uFF1Asix"));
  }

  @Test
  void namesNeedNoMarkWhereTheyAreLong() {
    assertEquals(
        """
        0 cleo: one
        1 bob: two
        2>0 ann: try this
        3>2 ann: bob is right
        4>1 ann: ask
        5>0 dan: yes
        6>5 dan: cleo
        7>6 dan: cleopatra, no
        """,
        linked(
            "cleo: one",
            "bob: two",
            "ann: Cleo try this",
            "ann: bob is right",
            "ann: bob : ask",
            "dan: @cleo;yes",
            "dan: cleo",
            "dan: cleopatra, no"));
  }

  @Test
  void nothingOlderThanTheGapIsAnswered() {
    List<Post> posts =
        List.of(
            line(0, 0L, "ann", "q"),
            line(1, 1800L, "bob", "ann: just in time"),
            line(2, 3601L, "ann", "too late"),
            line(3, 3602L, "cleo", "bob: too late"),
            line(4, null, "cleo", "bob: when?"));
    assertEquals(
        """
        0 ann: q
        1>0 bob: just in time
        2 ann: too late
        3 cleo: bob: too late
        4>1 cleo: when?
        """,
        show(StreamReplies.link(posts, GAP)));
  }

  @Test
  void otherPostsStayAsTheyAre() {
    List<Post> posts = List.of(line(0, 0L, "ann", "q").withoutFlag(Flag.STREAM));
    assertSame(posts, StreamReplies.link(posts, GAP));
    Post unknown = line(0, 0L, null, "ann: q");
    assertEquals(
        List.of(unknown.withoutFlag(Flag.STREAM)), StreamReplies.link(List.of(unknown), GAP));
  }

  /** What is known of who is spoken to: {@code @} where a line names them, {@code ?} where not. */
  @Test
  void saysWhichLinesNameWhomTheyAnswer() {
    List<Post> posts =
        List.of(
            line(0, 0L, "ann", "is there a driver?"),
            line(1, 0L, "ann", "for my card"),
            line(2, 0L, "bob", "ann: which card?"),
            line(3, 0L, "ann", "a GTX"),
            line(4, 0L, "ann", "bob: an old one"),
            line(5, 0L, "cleo", "nobody: hello"),
            line(6, 0L, "bob", "ann:"));
    List<String> found = new ArrayList<>();
    for (Post post : StreamReplies.link(posts, GAP)) {
      found.add(
          post.id()
              + (post.flags().contains(Flag.ADDRESSED) ? "@" : "")
              + (post.flags().contains(Flag.GUESSED) ? "?" : ""));
    }
    assertEquals(List.of("00", "01", "02@", "03?", "04@", "05", "06@"), found);
  }

  /** Parents stand before their replies, nothing is lost, and the order of arrival is nothing. */
  @Test
  void randomTalk() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      List<Post> posts = new ArrayList<>();
      for (int i = 0; i < random.nextInt(60); i++) {
        String to = random.nextInt(3) == 0 ? "" : "p" + random.nextInt(5) + ": ";
        posts.add(line(i, i * 60L * random.nextInt(3), "p" + random.nextInt(4), to + "t" + i));
      }
      List<Post> linked = StreamReplies.link(posts, GAP);
      assertEquals(posts.size(), linked.size());
      List<String> before = new ArrayList<>();
      for (Post post : linked) {
        assertEquals(false, post.flags().contains(Flag.STREAM));
        assertEquals(true, post.flags().isEmpty() || post.parent() != null);
        assertEquals(true, post.parent() == null || before.contains(post.parent()));
        before.add(post.id());
      }
      List<Post> shuffled = new ArrayList<>(posts);
      Collections.shuffle(shuffled, random);
      assertEquals(linked, StreamReplies.link(shuffled, GAP));
    }
  }

  private static String linked(String... lines) {
    List<Post> posts = new ArrayList<>();
    for (String line : lines) {
      int colon = line.indexOf(": ");
      posts.add(line(posts.size(), 60L, line.substring(0, colon), line.substring(colon + 2)));
    }
    return show(StreamReplies.link(posts, GAP));
  }

  private static String show(List<Post> posts) {
    StringBuilder out = new StringBuilder();
    for (Post post : posts) {
      out.append(post.id()).append(post.parent() == null ? "" : ">" + post.parent());
      out.append(' ').append(post.author()).append(": ").append(post.text()).append('\n');
    }
    return out.toString().replaceAll("(?m)(^|>)0(?=\\d)", "$1");
  }

  private static Post line(int index, Long time, String author, String text) {
    return new Post(
        String.format(Locale.ROOT, "%02d", index),
        "stream",
        null,
        author,
        null,
        time,
        0,
        null,
        null,
        Markup.PLAIN,
        text,
        Set.of(Flag.STREAM),
        "irc",
        new Origin("log", index, null));
  }
}
