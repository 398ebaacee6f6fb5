package io.parley.transforms.takedown;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Post;
import io.parley.transforms.Sha256;
import io.parley.transforms.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What must never come back, one a line: a {@link TakedownKind} and a value.
 *
 * <pre>
 * # a comment
 * post t1_abc
 * post reddit:t3_xyz/t1_abc
 * conversation t3_xyz
 * conversation reddit:t3_xyz
 * author 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
 * author reddit:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
 * text 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824
 * </pre>
 *
 * <p>The hashes are those of {@link TakedownHash}; with a source in front, authors and threads are
 * of that one only.
 */
public final class TakedownList {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Ids have few slashes; a row's name may be split at each. */
  private static final int MOST_SLASHES = 8;

  private final String sha256;
  private final Map<Fingerprint, Match> matches = new HashMap<>();
  private final Map<TakedownKind, Integer> lines = new EnumMap<>(TakedownKind.class);

  /**
   * A line of the list that something matched.
   *
   * @param number of the line, from 1
   */
  public record Match(TakedownKind kind, int number) {}

  private TakedownList(String sha256) {
    this.sha256 = sha256;
  }

  /**
   * Reads a list. Where two lines name the same, the first stands for both.
   *
   * @param bytes of the file
   * @param name of the file, for messages
   * @throws TakedownException where it is not UTF-8, or a line is not one of the above
   */
  public static TakedownList parse(byte[] bytes, String name) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new TakedownException(name, "not UTF-8", e);
    }
    TakedownList list = new TakedownList(Sha256.of(bytes));
    int number = 0;
    for (String line : (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1)) {
      number++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#") && !list.add(stripped, number)) {
        throw new TakedownException(
            name + ":" + number,
            "not \"post ID\", \"conversation ID\", \"author [SOURCE:]SHA256\" or \"text SHA256\"");
      }
    }
    return list;
  }

  private boolean add(String line, int number) {
    String[] parts = line.split("[ \t]+", 2);
    if (parts.length < 2) {
      return false;
    }
    for (TakedownKind kind : TakedownKind.values()) {
      if (kind.label().equals(parts[0])) {
        return add(kind, parts[1], new Match(kind, number));
      }
    }
    return false;
  }

  private boolean add(TakedownKind kind, String value, Match match) {
    switch (kind) {
      case POST -> addAll(match, postKeys(value));
      case CONVERSATION -> addAll(match, conversationKeys(value));
      case AUTHOR -> {
        int colon = value.lastIndexOf(':');
        String hash = value.substring(colon + 1).toLowerCase(Locale.ROOT);
        if (colon == 0 || !SHA256.matcher(hash).matches()) {
          return false;
        }
        addAll(match, List.of(authorKey(colon < 0 ? "" : value.substring(0, colon), hash)));
      }
      case TEXT -> {
        String hash = value.toLowerCase(Locale.ROOT);
        if (!SHA256.matcher(hash).matches()) {
          return false;
        }
        addAll(match, List.of(textKey(hash)));
      }
    }
    return true;
  }

  private void addAll(Match match, List<Fingerprint> keys) {
    boolean added = false;
    for (Fingerprint key : keys) {
      added |= matches.putIfAbsent(key, match) == null;
    }
    if (added) {
      lines.merge(match.kind(), 1, Integer::sum);
    }
  }

  private static Fingerprint authorKey(String source, String hash) {
    return Fingerprint.of(List.of("author", source, hash));
  }

  private static Fingerprint textKey(String hash) {
    return Fingerprint.of(List.of("text", hash));
  }

  private static Fingerprint threadKey(String thread) {
    return Fingerprint.of(List.of("conversation", thread));
  }

  private static Fingerprint postKey(String id) {
    return Fingerprint.of(List.of("post", id));
  }

  private static Fingerprint postKey(String thread, String id) {
    return Fingerprint.of(List.of("post", thread, id));
  }

  /**
   * A row's name is that of the conversation and of the post; the conversation's may be the thread
   * alone or the thread and the post that opens a part of it. Ids may have slashes themselves.
   */
  private static List<Fingerprint> postKeys(String value) {
    List<Fingerprint> keys = new ArrayList<>();
    keys.add(postKey(value));
    List<Integer> slashes = slashes(value);
    for (int end = 0; end < slashes.size(); end++) {
      for (int start = end; start < slashes.size(); start++) {
        keys.add(
            postKey(value.substring(0, slashes.get(end)), value.substring(slashes.get(start) + 1)));
      }
    }
    return keys;
  }

  /** Of a part of a thread, the post that opens it: all others of the part depend on it. */
  private static List<Fingerprint> conversationKeys(String value) {
    List<Fingerprint> keys = new ArrayList<>();
    keys.add(threadKey(value));
    for (int slash : slashes(value)) {
      keys.add(postKey(value.substring(0, slash), value.substring(slash + 1)));
    }
    return keys;
  }

  private static List<Integer> slashes(String value) {
    List<Integer> slashes = new ArrayList<>();
    for (int at = value.indexOf('/');
        at >= 0 && slashes.size() < MOST_SLASHES;
        at = value.indexOf('/', at + 1)) {
      slashes.add(at);
    }
    return slashes;
  }

  /** The lines that a post matches; empty for nearly all. */
  public List<Match> matching(Post post) {
    List<Match> found = new ArrayList<>();
    if (lines.containsKey(TakedownKind.POST) || lines.containsKey(TakedownKind.CONVERSATION)) {
      List<String> threads = namesOf(post.thread());
      threads.forEach(thread -> addMatch(threadKey(thread), found));
      addMatch(postKey(post.id()), found);
      threads.forEach(thread -> addMatch(postKey(thread, post.id()), found));
    }
    if (lines.containsKey(TakedownKind.AUTHOR) && post.author() != null) {
      String hash = TakedownHash.ofAuthor(post.author());
      addMatch(authorKey("", hash), found);
      addMatch(authorKey(post.source(), hash), found);
    }
    found.addAll(matchingText(post.text()));
    return found;
  }

  /** A thread as rows name it, and as its source does: without the source in front. */
  private static List<String> namesOf(String thread) {
    int colon = thread.indexOf(':');
    return colon < 0 ? List.of(thread) : List.of(thread, thread.substring(colon + 1));
  }

  /** The line that a text matches, if any. */
  public List<Match> matchingText(String text) {
    List<Match> found = new ArrayList<>();
    if (lines.containsKey(TakedownKind.TEXT) && !Texts.isBlank(text)) {
      addMatch(textKey(TakedownHash.ofText(text)), found);
    }
    return found;
  }

  private void addMatch(Fingerprint key, List<Match> found) {
    Match match = matches.get(key);
    if (match != null) {
      found.add(match);
    }
  }

  /** Different lines by kind. */
  public Map<TakedownKind, Integer> lines() {
    return Map.copyOf(lines);
  }

  /** Of the file, hexadecimal. */
  public String sha256() {
    return sha256;
  }
}
