package io.parley.transforms.assemble;

import io.parley.schemas.Post;
import io.parley.transforms.Attribution;
import io.parley.transforms.WordRuns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds what a post answers by what it quotes, where its source does not say: in flat forums, and
 * in mail whose headers are lost.
 *
 * <p>It answers the earlier post of its thread that holds the most of its quote, by runs of three
 * words, if that is more than half of it; of equals, the latest. A quote that repeats none answers
 * the last post of who is named above it.
 */
final class QuoteReplies {
  private static final int RUN = 3;

  /** Shorter quotes are found anywhere. */
  private static final int MIN_RUNS = 3;

  private static final double MOST = 0.5;

  /** Words of a post or quote that are looked at. */
  private static final int MAX_WORDS = 2_000;

  /** Runs of one thread: about 200 MB. Quotes past it, in its order, are not looked for. */
  private static final int MAX_RUNS = 1_000_000;

  /** Posts that share a run: the latest of more are enough. */
  private static final int MAX_SHARING = 8;

  private final Map<Long, List<Integer>> postsByRun = new HashMap<>();
  private final Map<String, Integer> lastBy = new HashMap<>();
  private final List<Post> posts;

  private QuoteReplies(List<Post> posts) {
    this.posts = posts;
  }

  /** The posts of a thread, with a parent for those that quote an earlier one and have none. */
  static List<Post> link(List<Post> posts) {
    if (posts.size() < 2 || posts.stream().noneMatch(QuoteReplies::mayBeLinked)) {
      return posts;
    }
    List<Post> ordered = new ArrayList<>(posts);
    ordered.sort(ReplyTree.ORDER);
    QuoteReplies replies = new QuoteReplies(ordered);
    replies.wantQuotes();
    for (int i = 0; i < ordered.size(); i++) {
      replies.linkAndRead(i);
    }
    return ordered;
  }

  /** Only runs that somebody quotes are looked for. */
  private void wantQuotes() {
    for (Post post : posts) {
      if (mayBeLinked(post)) {
        for (long run : runs(words(QuotedText.of(post).quoted()))) {
          if (postsByRun.size() < MAX_RUNS) {
            postsByRun.put(run, new ArrayList<>(1));
          }
        }
      }
    }
  }

  private static boolean mayBeLinked(Post post) {
    return post.parent() == null && post.role() == null && QuotedText.maybeIn(post);
  }

  private void linkAndRead(int index) {
    Post post = posts.get(index);
    QuotedText text = QuotedText.of(post);
    if (index > 0 && mayBeLinked(post)) {
      int answered = answered(text, index);
      if (answered >= 0) {
        posts.set(index, post.withParent(posts.get(answered).id()));
      }
    }
    long[] words = words(text.own());
    for (long run : runs(words)) {
      List<Integer> sharing = postsByRun.get(run);
      if (sharing != null) {
        if (sharing.size() == MAX_SHARING) {
          sharing.remove(0);
        }
        sharing.add(index);
      }
    }
    if (post.author() != null) {
      lastBy.put(post.author().toLowerCase(Locale.ROOT), index);
    }
  }

  /** The index of the post that is answered; -1 where none is found. */
  private int answered(QuotedText text, int index) {
    Set<Long> runs = runs(words(text.quoted()));
    Map<Integer, Integer> shared = new HashMap<>();
    for (long run : runs) {
      postsByRun.getOrDefault(run, List.of()).forEach(i -> shared.merge(i, 1, Integer::sum));
    }
    int best = -1;
    int most = 0;
    for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
      int count = entry.getValue();
      if (count > most || count == most && entry.getKey() > best) {
        best = entry.getKey();
        most = count;
      }
    }
    if (most >= MIN_RUNS && most > MOST * runs.size()) {
      return best;
    }
    String author = posts.get(index).author();
    for (Attribution attribution : text.attributions()) {
      String name = attribution.name().toLowerCase(Locale.ROOT);
      if (lastBy.containsKey(name) && !name.equalsIgnoreCase(author)) {
        return lastBy.get(name);
      }
    }
    return -1;
  }

  private static long[] words(String text) {
    long[] words = WordRuns.words(text);
    return words.length <= MAX_WORDS ? words : Arrays.copyOf(words, MAX_WORDS);
  }

  private static Set<Long> runs(long[] words) {
    Set<Long> runs = new HashSet<>();
    for (int i = 0; i + RUN <= words.length; i++) {
      runs.add(WordRuns.run(words, i, RUN));
    }
    return runs;
  }
}
