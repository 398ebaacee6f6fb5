package io.parley.transforms.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Draft;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.PostRef;
import io.parley.schemas.Reason;
import io.parley.schemas.Rejection;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThreadAssemblerTest {
  /** One line a turn: index, posts, parent, speaker, text. */
  private static String show(List<Post> posts) {
    return show(posts, 100_000);
  }

  private static String show(List<Post> posts, int maxThreadPosts) {
    StringBuilder out = new StringBuilder();
    ThreadAssembler.Result result =
        new ThreadAssembler(new AssembleConfig(Duration.ofMinutes(30), maxThreadPosts))
            .assemble(posts);
    for (Draft draft : result.drafts()) {
      out.append(draft.conversation().id()).append(' ').append(draft.authors()).append('\n');
      List<Turn> turns = draft.conversation().turns();
      for (int i = 0; i < turns.size(); i++) {
        Turn turn = turns.get(i);
        out.append(i)
            .append(turn.posts().stream().map(PostRef::id).toList())
            .append(" to ")
            .append(turn.parent())
            .append(" by ")
            .append(turn.speaker())
            .append(": ")
            .append(turn.text().replace(Turn.POST_BREAK, '|'))
            .append('\n');
      }
    }
    for (Rejection rejection : result.rejected()) {
      out.append(rejection.cause().reason().label()).append(' ').append(rejection.id());
      out.append(" at ").append(rejection.origin().offset()).append('\n');
    }
    return out.toString();
  }

  private static Post post(String id, String parent, String author, long time) {
    return post(id, parent, author, time, 0, "text of " + id, Set.of());
  }

  private static Post post(
      String id,
      String parent,
      String author,
      long time,
      long revision,
      String text,
      Set<Flag> flags) {
    return new Post(
        id,
        "thread",
        parent,
        author,
        null,
        time,
        revision,
        1L,
        null,
        Markup.PLAIN,
        text,
        flags,
        "test",
        new Origin("f", time, null));
  }

  /** What stands apart from a marked opening post is in a marked thread all the same. */
  @Test
  void everyPieceOfAThreadHasTheMarkOfItsOpening() {
    for (boolean marked : new boolean[] {true, false}) {
      Set<Flag> flags = marked ? Set.of(Flag.NSFW) : Set.of();
      List<Post> posts =
          List.of(
              post("a", null, "ann", 0, 0, "q", flags),
              post("b", "a", "bob", 1),
              post("c", "a", "cleo", 2),
              post("d", "gone", "dan", 3),
              post("e", "d", "eve", 4));
      List<String> found =
          new ThreadAssembler(new AssembleConfig(Duration.ofMinutes(30), 2))
              .assemble(posts).drafts().stream()
                  .flatMap(draft -> draft.conversation().turns().stream())
                  .filter(turn -> turn.flags().contains(Flag.NSFW))
                  .map(turn -> turn.posts().get(0).id())
                  .sorted()
                  .toList();
      assertEquals(marked ? List.of("a", "c", "d") : List.of(), found);
    }
  }

  @Test
  void repliesFormATreeInPreorderByTime() {
    List<Post> posts =
        List.of(
            post("c", "a", "cleo", 3),
            post("a", null, "ann", 1),
            post("d", "b", "ann", 4),
            post("b", "a", "bob", 2));
    assertEquals(
        """
        thread [ann, bob, cleo]
        0[a] to -1 by 1: text of a
        1[b] to 0 by 2: text of b
        2[d] to 1 by 1: text of d
        3[c] to 0 by 3: text of c
        """,
        show(posts));
  }

  @Test
  void orphansBecomeRootsNamedAfterThemselves() {
    List<Post> posts = List.of(post("b", "gone", "bob", 2), post("c", "b", "cleo", 3));
    assertEquals(
        """
        thread/b [bob, cleo]
        0[b] to -1 by 1: text of b
        1[c] to 0 by 2: text of c
        """,
        show(posts));
  }

  @Test
  void circlesBreakAtTheirEarliestPost() {
    List<Post> posts =
        List.of(
            post("c", "b", "cleo", 3),
            post("b", "a", "bob", 2),
            post("a", "c", "ann", 1),
            post("e", "b", "eve", 5),
            post("self", "self", "sid", 9));
    assertEquals(
        """
        thread/a [ann, bob, cleo, eve]
        0[a] to -1 by 1: text of a
        1[b] to 0 by 2: text of b
        2[c] to 1 by 3: text of c
        3[e] to 1 by 4: text of e
        thread/self [sid]
        0[self] to -1 by 1: text of self
        """,
        show(posts));
  }

  @Test
  void theLatestCopyOfAPostStays() {
    List<Post> posts =
        List.of(
            post("a", null, "ann", 1, 10, "first", Set.of()),
            post("a", null, "ann", 2, 30, "[deleted]", Set.of(Flag.DELETED)),
            post("a", null, "ann", 3, 20, "second", Set.of()),
            post("a", null, "ann", 4, 30, "[deleted]", Set.of(Flag.DELETED)));
    String expected =
        """
        thread [ann]
        0[a] to -1 by 1: [deleted]
        superseded_edit a at 1
        superseded_edit a at 3
        repeated_post a at 4
        """;
    assertEquals(sorted(expected), sorted(show(posts)));
  }

  @Test
  void postsOfOneSpeakerMergeWhereNobodyElseAnswered() {
    List<Post> posts =
        List.of(
            post("a", null, "ann", 1),
            post("b", "a", "bob", 2),
            post("c", "b", "bob", 3),
            post("d", "c", "bob", 4),
            post("e", "d", "bob", 5),
            post("f", "d", "ann", 6));
    assertEquals(
        """
        thread [ann, bob]
        0[a] to -1 by 1: text of a
        1[b, c, d] to 0 by 2: text of b|text of c|text of d
        2[e] to 1 by 2: text of e
        3[f] to 1 by 1: text of f
        """,
        show(posts));
  }

  @Test
  void deletedPostsStandAloneAndUnknownAuthorsAreEachSomebodyNew() {
    List<Post> posts =
        List.of(
            post("a", null, null, 1),
            post("b", "a", null, 2),
            post("c", "b", "cleo", 3),
            post("d", "c", "cleo", 4, 0, "[removed]", Set.of(Flag.DELETED)));
    assertEquals(
        """
        thread [, , cleo]
        0[a] to -1 by 1: text of a
        1[b] to 0 by 2: text of b
        2[c] to 1 by 3: text of c
        3[d] to 2 by 3: [removed]
        """,
        show(posts));
  }

  /** Who asks and then answers has answered, and not gone on asking. */
  @ParameterizedTest
  @EnumSource(names = {"ACCEPTED", "ANSWER"})
  void anAnswerToOnesOwnQuestionIsAnothersWords(Flag flag) {
    List<Post> posts =
        List.of(
            post("a", null, "ann", 1),
            post("b", "a", "ann", 2, 0, "ah", Set.of(flag)),
            post("c", "b", "bob", 3),
            post("d", "c", "ann", 4));
    assertEquals(
        """
        thread [ann, ann, bob]
        0[a] to -1 by 1: text of a
        1[b] to 0 by 2: ah
        2[c] to 1 by 3: text of c
        3[d] to 2 by 1: text of d
        """,
        show(posts));
  }

  @Test
  void rolesAreSpeakers() {
    List<Post> posts = new ArrayList<>();
    Role[] roles = {Role.SYSTEM, Role.USER, Role.USER, Role.ASSISTANT, Role.USER};
    for (int i = 0; i < roles.length; i++) {
      posts.add(
          new Post(
              "p" + i,
              "thread",
              i == 0 ? null : "p" + (i - 1),
              null,
              roles[i],
              null,
              0,
              null,
              null,
              Markup.PLAIN,
              "text " + i,
              Set.of(),
              "test",
              new Origin("f", i, null)));
    }
    assertEquals(
        """
        thread [, , ]
        0[p0] to -1 by 1: text 0
        1[p1, p2] to 0 by 2: text 1|text 2
        2[p3] to 1 by 3: text 3
        3[p4] to 2 by 2: text 4
        """,
        show(posts));
  }

  @Test
  void aTreeOverTheLimitIsCutAtTopLevelReplies() {
    List<Post> posts =
        List.of(
            post("a", null, "ann", 1),
            post("b", "a", "bob", 2),
            post("b2", "b", "ann", 3),
            post("c", "a", "cleo", 4),
            post("c2", "c", "ann", 5));
    assertEquals(
        """
        thread [ann, bob]
        0[a] to -1 by 1: text of a
        1[b] to 0 by 2: text of b
        2[b2] to 1 by 1: text of b2
        thread/c [cleo, ann]
        0[c] to -1 by 1: text of c
        1[c2] to 0 by 2: text of c2
        """,
        show(posts, 3));
  }

  /** A chain far deeper than any stack. */
  @Test
  void aDeepChainIsOneConversation() {
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      posts.add(post("p" + i, i == 0 ? null : "p" + (i - 1), "author " + i % 2, i));
    }
    Collections.shuffle(posts, new Random(3));
    List<Draft> drafts = new ThreadAssembler(AssembleConfig.defaults()).assemble(posts).drafts();
    assertEquals(1, drafts.size());
    assertEquals(100_000, drafts.get(0).conversation().turns().size());
    assertEquals(99_998, drafts.get(0).conversation().turns().get(99_999).parent());
  }

  /** Random graphs, circles and copies included: nothing is lost, and order does not matter. */
  @Test
  void everyPostEndsInOnePlaceWhateverTheOrder() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      List<Post> posts = new ArrayList<>();
      int size = 1 + random.nextInt(30);
      for (int i = 0; i < size; i++) {
        String id = "p" + random.nextInt(size);
        String parent = random.nextInt(4) == 0 ? null : "p" + random.nextInt(size + 3);
        String author = random.nextInt(5) == 0 ? null : "author " + random.nextInt(3);
        Set<Flag> flags = random.nextInt(6) == 0 ? Set.of(Flag.DELETED) : Set.of();
        posts.add(
            post(id, parent, author, random.nextInt(5), random.nextInt(3), "text " + i, flags));
      }
      ThreadAssembler assembler =
          new ThreadAssembler(new AssembleConfig(Duration.ofMinutes(30), 1 + random.nextInt(40)));
      ThreadAssembler.Result result = assembler.assemble(posts);
      int inDrafts = result.drafts().stream().mapToInt(d -> d.conversation().postCount()).sum();
      assertEquals(size, inDrafts + result.rejected().size());
      Set<String> ids = new TreeSet<>();
      result.drafts().forEach(d -> ids.add(d.conversation().id()));
      assertEquals(result.drafts().size(), ids.size(), "ids are unique");
      result.rejected().forEach(r -> assertEquals(Reason.SUPERSEDED_EDIT, r.cause().reason()));

      List<Post> shuffled = new ArrayList<>(posts);
      Collections.shuffle(shuffled, random);
      assertEquals(result.drafts(), assembler.assemble(shuffled).drafts());
    }
  }

  private static String sorted(String lines) {
    return String.join("\n", lines.lines().sorted().toList());
  }
}
