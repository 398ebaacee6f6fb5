package io.parley.transforms.assemble;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Post;
import io.parley.schemas.PostRef;
import io.parley.schemas.Reason;
import io.parley.schemas.Rejection;
import io.parley.schemas.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the posts of one thread, in any order, into conversations.
 *
 * <p>Every post ends in exactly one conversation or one rejection. The result depends on the posts
 * only, not on the order they come in.
 */
final class ThreadAssembler {
  private final Duration sessionGap;
  private final int maxThreadPosts;

  ThreadAssembler(AssembleConfig config) {
    this.sessionGap = config.sessionGap();
    this.maxThreadPosts = config.maxThreadPosts();
  }

  /** Conversations, and the copies of posts that gave way to another copy. */
  record Result(List<Draft> drafts, List<Rejection> rejected) {}

  Result assemble(Iterable<Post> posts) {
    Copies copies = new Copies();
    for (Post post : posts) {
      copies.add(post);
    }
    List<Post> kept = linked(withAnswersMarked(copies.kept()));
    boolean nsfw =
        kept.stream().anyMatch(post -> post.parent() == null && post.flags().contains(Flag.NSFW));
    List<ReplyTree> trees = ReplyTree.forest(kept);
    List<Draft> drafts = new ArrayList<>();
    boolean opened = false;
    for (ReplyTree tree : trees) {
      for (List<ReplyTree.Node> piece : tree.pieces(maxThreadPosts)) {
        Post first = piece.get(0).post();
        // The thread's own id goes to its opening post; what stands apart is named after its root.
        boolean opens = !opened && first.parent() == null;
        opened |= opens;
        Draft draft = draft(opens ? first.thread() : first.thread() + "/" + first.id(), piece);
        drafts.add(nsfw ? markedNsfw(draft) : draft);
      }
    }
    return new Result(drafts, copies.rejected());
  }

  /** With a parent where one is found for those that have none; chats seldom quote. */
  private List<Post> linked(List<Post> posts) {
    List<Post> stream = StreamReplies.link(posts, sessionGap);
    boolean chat = posts.stream().anyMatch(post -> post.flags().contains(Flag.STREAM));
    return chat ? stream : QuoteReplies.link(stream);
  }

  /** Some sources tell of the question which answer was accepted. */
  private static List<Post> withAnswersMarked(List<Post> posts) {
    Set<String> accepted = new HashSet<>();
    for (Post post : posts) {
      if (post.accepted() != null) {
        accepted.add(post.accepted());
      }
    }
    if (accepted.isEmpty()) {
      return posts;
    }
    return posts.stream()
        .map(post -> accepted.contains(post.id()) ? post.withFlag(Flag.ACCEPTED) : post)
        .toList();
  }

  /** One conversation of a tree's nodes in preorder, its root first. */
  private static Draft draft(String id, List<ReplyTree.Node> nodes) {
    Speakers speakers = new Speakers(nodes.get(0).post());
    List<TurnBuilder> turns = new ArrayList<>();
    Map<ReplyTree.Node, TurnBuilder> turnOf = new HashMap<>(nodes.size() * 2);
    for (int i = 0; i < nodes.size(); i++) {
      ReplyTree.Node node = nodes.get(i);
      TurnBuilder parent = i == 0 ? null : turnOf.get(node.parent());
      if (parent != null && node.parent().onlyChild() == node && parent.continuedBy(node.post())) {
        parent.add(node.post());
        turnOf.put(node, parent);
        continue;
      }
      TurnBuilder turn =
          new TurnBuilder(
              turns.size(),
              parent == null ? -1 : parent.index,
              speakers.numberOf(node.post()),
              node.post());
      turns.add(turn);
      turnOf.put(node, turn);
    }
    Post first = nodes.get(0).post();
    List<Markup> markups = turns.stream().map(turn -> turn.posts.get(0).markup()).toList();
    Conversation conversation =
        new Conversation(
            id,
            first.source(),
            first.community(),
            first.title(),
            null,
            turns.stream().map(TurnBuilder::build).toList(),
            first.origin().licence(),
            first.origin());
    return new Draft(conversation, markups, speakers.names());
  }

  /** The mark of the thread's opening post, which what stands apart is without. */
  private static Draft markedNsfw(Draft draft) {
    List<Turn> turns = new ArrayList<>(draft.conversation().turns());
    turns.set(0, turns.get(0).withFlag(Flag.NSFW));
    return new Draft(draft.conversation().withTurns(turns), draft.markups(), draft.authors());
  }

  /** The copies of each post: the latest stays, whatever order they come in. */
  private static final class Copies {
    private final Map<String, Post> best = new HashMap<>();
    private final List<Post> losers = new ArrayList<>();

    void add(Post post) {
      Post other = best.putIfAbsent(post.id(), post);
      if (other == null) {
        return;
      }
      boolean later = compare(post, other) > 0;
      losers.add(later ? other : post);
      if (later) {
        best.put(post.id(), post);
      }
    }

    List<Post> kept() {
      return List.copyOf(best.values());
    }

    List<Rejection> rejected() {
      List<Rejection> rejected = new ArrayList<>();
      for (Post loser : losers) {
        Post winner = best.get(loser.id());
        boolean same =
            loser.text().equals(winner.text())
                && String.valueOf(loser.title()).equals(String.valueOf(winner.title()));
        rejected.add(
            Rejection.ofCopy(
                loser,
                Cause.of(same ? Reason.REPEATED_POST : Reason.SUPERSEDED_EDIT),
                winner.origin()));
      }
      return rejected;
    }

    /** A total order of copies: the latest knowledge of a post, even that it is gone, wins. */
    private static int compare(Post a, Post b) {
      int byRevision = Long.compare(a.revision(), b.revision());
      if (byRevision != 0) {
        return byRevision;
      }
      int byLength = Integer.compare(a.text().length(), b.text().length());
      if (byLength != 0) {
        return byLength;
      }
      int byText = a.text().compareTo(b.text());
      return byText != 0 ? byText : b.origin().compareTo(a.origin());
    }
  }

  /**
   * Numbers speakers as they appear; posts of unknown authors are each somebody new. Who opens a
   * thread and answers it speaks as two: one who asks, and one who answers.
   */
  private static final class Speakers {
    private static final Set<Flag> ANSWERS = EnumSet.of(Flag.ACCEPTED, Flag.ANSWER);

    private final String opener;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    Speakers(Post first) {
      opener = identity(first);
    }

    int numberOf(Post post) {
      String key = identity(post);
      if (key != null && key.equals(opener) && !Collections.disjoint(post.flags(), ANSWERS)) {
        key = "answer of " + key;
      }
      Integer known = key == null ? null : numbers.get(key);
      if (known != null) {
        return known;
      }
      names.add(post.author() == null ? "" : post.author());
      if (key != null) {
        numbers.put(key, names.size());
      }
      return names.size();
    }

    List<String> names() {
      return names;
    }
  }

  /** What tells two speakers apart; null where nothing does. */
  private static String identity(Post post) {
    if (post.author() != null) {
      return "author " + post.author();
    }
    return post.role() == null ? null : "role " + post.role();
  }

  /** A turn while its posts come in. */
  private static final class TurnBuilder {
    private static final Set<Flag> APART =
        EnumSet.of(
            Flag.DELETED, Flag.BOT, Flag.SYSTEM, Flag.ACCEPTED, Flag.ANSWER, Flag.TAKEN_DOWN);

    private final int index;
    private final int parent;
    private final int speaker;
    private final List<Post> posts = new ArrayList<>();

    TurnBuilder(int index, int parent, int speaker, Post first) {
      this.index = index;
      this.parent = parent;
      this.speaker = speaker;
      posts.add(first);
    }

    /** Whether a post goes on where this turn ends: one speaker, one role, one way of writing. */
    boolean continuedBy(Post post) {
      Post last = posts.get(posts.size() - 1);
      return identity(post) != null
          && identity(post).equals(identity(last))
          && post.role() == last.role()
          && post.markup() == last.markup()
          && APART.stream().noneMatch(f -> post.flags().contains(f) || last.flags().contains(f));
    }

    void add(Post post) {
      posts.add(post);
    }

    Turn build() {
      Post first = posts.get(0);
      StringBuilder text = new StringBuilder();
      Set<Flag> flags = EnumSet.noneOf(Flag.class);
      List<PostRef> refs = new ArrayList<>(posts.size());
      for (Post post : posts) {
        text.append(refs.isEmpty() ? "" : Character.toString(Turn.POST_BREAK)).append(post.text());
        flags.addAll(post.flags());
        refs.add(new PostRef(post.id(), post.origin()));
      }
      return new Turn(
          refs,
          parent,
          first.role(),
          speaker,
          text.toString(),
          first.createdAt(),
          first.score(),
          flags,
          null);
    }
  }
}
