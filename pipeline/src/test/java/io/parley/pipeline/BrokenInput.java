package io.parley.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** Conversations of every format, from a seed, many of them broken the way real dumps are. */
final class BrokenInput {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final int FRAME_BYTES = 2000;

  private static final List<String> AUTHORS =
      List.of("ada", "grace_h", "Linus-T", "ken.t", "AutoModerator", "[deleted]", "Dennis R");

  /** Lines that are no record of anything. */
  private static final List<String> GARBAGE =
      List.of(
          "not json",
          "42",
          "null",
          "\"text\"",
          "{}",
          "[]",
          "{\"messages\": \"none\"}",
          "{\"id\": ",
          "[".repeat(5000),
          "{\"a\":".repeat(5000),
          "  \t ",
          "");

  private final Random random;
  private final RandomText texts;
  private final Path directory;
  private final Map<String, NavigableSet<Long>> records = new HashMap<>();
  private final TreeSet<String> damaged = new TreeSet<>();
  private int keys;

  private BrokenInput(Path directory, long seed) {
    this.random = new Random(seed);
    this.texts = new RandomText(random);
    this.directory = directory;
  }

  /** Writes files of all formats and compressions below a directory. */
  static BrokenInput write(Path directory, long seed) throws IOException {
    BrokenInput input = new BrokenInput(directory, seed);
    input.writeMessages();
    input.writeReddit();
    input.writeParley();
    return input;
  }

  /** Addresses that stand somewhere in the input and must not stand anywhere in the output. */
  Set<String> addresses() {
    return texts.addresses();
  }

  /** Where records begin in each file's decompressed lines, those that were cut off included. */
  Map<String, NavigableSet<Long>> records() {
    return Collections.unmodifiableMap(records);
  }

  /** Files whose compressed stream ends early. */
  Set<String> damaged() {
    return damaged;
  }

  private void writeMessages() throws IOException {
    List<ObjectNode> chats = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      chats.add(chance(15) && i > 0 ? copyOf(chats.get(random.nextInt(i))) : chat());
    }
    write("messages/plain.jsonl", concat(BYTE_ORDER_MARK, lines(chats.subList(0, 15))));
    write("messages/packed.jsonl.gz", lines(chats.subList(15, 30)));
    ArrayNode array = JSON.createArrayNode();
    chats.subList(30, 40).forEach(chat -> array.add(chance(10) ? broken(chat) : chat));
    Path file = Files.createDirectories(directory.resolve("messages")).resolve("array.json");
    Files.writeString(file, array.toPrettyString());
  }

  private ObjectNode chat() {
    ObjectNode chat = JSON.createObjectNode();
    if (chance(50)) {
      chat.put("id", key("chat"));
    }
    if (chance(50)) {
      chat.put("created", 1_500_000_000 + random.nextInt(100_000_000));
    }
    chat.put("model", "x");
    ArrayNode messages = chat.putArray("messages");
    if (chance(20)) {
      message(messages, "system");
    }
    if (chance(10)) {
      message(messages, "assistant");
    }
    for (int turns = 1 + random.nextInt(6); turns > 0; turns--) {
      message(messages, "user");
      if (chance(10)) {
        message(messages, "user");
      }
      if (chance(95)) {
        message(messages, chance(2) ? "tool" : "assistant");
      }
    }
    return chat;
  }

  private void message(ArrayNode messages, String role) {
    ObjectNode message = messages.addObject().put("role", role);
    if (chance(10)) {
      message.putArray("content").addObject().put("type", "text").put("text", texts.next());
    } else {
      message.put("content", texts.next());
    }
  }

  /** The same words under another key. */
  private ObjectNode copyOf(ObjectNode chat) {
    return chat.deepCopy().put("id", key("copy"));
  }

  private void writeReddit() throws IOException {
    List<ObjectNode> submissions = new ArrayList<>();
    List<ObjectNode> comments = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      thread(submissions, comments);
    }
    Collections.shuffle(comments, random);
    int third = comments.size() / 3;
    write("reddit/RS.jsonl.zst", lines(submissions));
    write("reddit/RC.jsonl", lines(comments.subList(0, third)));
    write("reddit/RC_more.jsonl.gz", lines(comments.subList(third, 2 * third)));
    writeCut("reddit/RC_cut.zst", lines(comments.subList(2 * third, comments.size())));
  }

  private void thread(List<ObjectNode> submissions, List<ObjectNode> comments) {
    String submission = key("s");
    if (chance(85)) {
      submissions.add(reddit(submission).put("title", texts.next()).put("selftext", texts.next()));
    }
    List<String> parents = new ArrayList<>(List.of("t3_" + submission));
    for (int left = random.nextInt(14); left > 0; left--) {
      String id = key("c");
      ObjectNode comment =
          reddit(id)
              .put("body", texts.next())
              .put("link_id", "t3_" + submission)
              .put(
                  "parent_id", chance(6) ? "t1_gone" : parents.get(random.nextInt(parents.size())));
      parents.add("t1_" + id);
      comments.add(comment);
      if (chance(10)) {
        comments.add(comment.deepCopy());
      }
      if (chance(10)) {
        comments.add(comment.deepCopy().put("body", texts.next()).put("edited", 1_690_000_000));
      }
    }
    if (chance(20) && parents.size() > 2) {
      circle(comments);
    }
  }

  /** Makes the latest two comments answer each other. */
  private static void circle(List<ObjectNode> comments) {
    ObjectNode one = comments.get(comments.size() - 1);
    ObjectNode other = comments.get(comments.size() - 2);
    one.set("link_id", other.get("link_id"));
    one.put("parent_id", "t1_" + other.get("id").asText());
    other.put("parent_id", "t1_" + one.get("id").asText());
  }

  private ObjectNode reddit(String id) {
    long created = 1_500_000_000L + random.nextInt(100_000_000);
    ObjectNode post = JSON.createObjectNode().put("id", id).put("subreddit", "x");
    post.put("author", chance(10) ? texts.address() : any(AUTHORS));
    if (chance(50)) {
      post.put("created_utc", created).put("score", random.nextInt(50) - 5);
    } else {
      post.put("created_utc", Long.toString(created)).put("score", "7");
    }
    return post.put("over_18", chance(5));
  }

  private void writeParley() throws IOException {
    List<ObjectNode> posts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String thread = key("thread");
      String parent = null;
      for (int left = 1 + random.nextInt(7); left > 0; left--) {
        String id = key("p");
        posts.add(parley(id, thread, parent));
        parent = chance(80) ? id : parent;
      }
    }
    int half = posts.size() / 2;
    write("parley/posts.zst", lines(posts.subList(0, half)));
    writeCut("parley/cut.gz", lines(posts.subList(half, posts.size())));
  }

  private ObjectNode parley(String id, String thread, String parent) {
    ObjectNode post =
        JSON.createObjectNode().put("id", id).put("thread", thread).put("parent", parent);
    post.put("author", any(AUTHORS)).put("source", "forum").put("text", texts.next());
    post.put("markup", any(List.of("plain", "markdown", "html")));
    if (parent == null && chance(50)) {
      post.put("title", texts.next());
    }
    if (chance(20)) {
      post.putArray("flags").add(any(List.of("deleted", "bot", "system", "accepted", "nsfw")));
    }
    if (chance(30)) {
      post.put("licence", any(List.of("CC0-1.0", "CC-BY-4.0")));
    }
    return post;
  }

  /** Records as lines; the first one whole, so that the format can be told. */
  private byte[] lines(List<ObjectNode> nodes) throws JsonProcessingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ObjectNode node : nodes) {
      byte[] line = texts.encode(chance(8) ? broken(node).toString() : node.toString());
      if (out.size() == 0) {
        line = texts.encode(node.toString());
      } else if (chance(8)) {
        line = broken(line);
      }
      out.writeBytes(line);
      out.write('\n');
      if (chance(4)) {
        out.writeBytes(line);
        out.write('\n');
      }
      if (chance(5)) {
        out.writeBytes(any(GARBAGE).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    }
    return out.toByteArray();
  }

  /** Takes a field away or gives it a value of another kind. */
  private ObjectNode broken(ObjectNode node) {
    ObjectNode broken = node.deepCopy();
    ObjectNode part = broken;
    JsonNode messages = broken.path("messages");
    if (messages.size() > 0 && chance(70)) {
      part = (ObjectNode) messages.get(random.nextInt(messages.size()));
    }
    List<String> names = new ArrayList<>();
    part.fieldNames().forEachRemaining(names::add);
    String name = any(names);
    switch (random.nextInt(9)) {
      case 0 -> part.remove(name);
      case 1 -> part.putNull(name);
      case 2 -> part.put(name, random.nextLong());
      case 3 -> part.put(name, true);
      case 4 -> part.putArray(name).add(1).addNull();
      case 5 -> part.putObject(name).put("text", "x");
      case 6 -> part.put(name, -1e300);
      case 7 -> part.put(any(List.of("created", "created_utc", "created_at")), 99_999_999_999L);
      default -> part.put(name + "_", texts.address());
    }
    return broken;
  }

  private byte[] broken(byte[] line) {
    int at = random.nextInt(line.length);
    int end = Math.min(line.length, at + 1 + random.nextInt(20));
    byte[] before = Arrays.copyOf(line, at);
    byte[] behind = Arrays.copyOfRange(line, end, line.length);
    byte[] inside =
        switch (random.nextInt(6)) {
          case 0 -> new byte[] {(byte) random.nextInt(256)};
          case 1 -> new byte[] {(byte) 0xC0, (byte) 0xFF};
          case 2 -> new byte[] {'\n'};
          case 3 -> new byte[] {0};
          case 4 -> "\"}],".getBytes(StandardCharsets.UTF_8);
          default -> new byte[0];
        };
    return concat(concat(before, inside), chance(20) ? new byte[0] : behind);
  }

  private void write(String path, byte[] content) throws IOException {
    write(path, content, compressed(path, content));
  }

  /** Writes a compressed file without its end. */
  private void writeCut(String path, byte[] content) throws IOException {
    byte[] whole = compressed(path, content);
    damaged.add(path);
    write(path, content, Arrays.copyOf(whole, whole.length * 3 / 4));
  }

  private void write(String path, byte[] content, byte[] stored) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, stored);
    records.put(path, beginnings(content));
  }

  /** Where the lines begin that are not blank. */
  private static NavigableSet<Long> beginnings(byte[] content) {
    TreeSet<Long> beginnings = new TreeSet<>();
    int start = Arrays.mismatch(content, BYTE_ORDER_MARK) == 3 ? 3 : 0;
    boolean blank = true;
    for (int i = start; i < content.length; i++) {
      if (content[i] == '\n') {
        start = i + 1;
        blank = true;
      } else if (blank && " \t\r".indexOf(content[i]) < 0) {
        blank = false;
        beginnings.add((long) start);
      }
    }
    return beginnings;
  }

  private static byte[] compressed(String path, byte[] content) throws IOException {
    if (path.endsWith(".zst")) {
      // Many frames: of one that is cut off, nothing can be read.
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      for (int from = 0; from < content.length; from += FRAME_BYTES) {
        int to = Math.min(content.length, from + FRAME_BYTES);
        frames.writeBytes(Zstd.compress(Arrays.copyOfRange(content, from, to)));
      }
      return frames.toByteArray();
    }
    if (!path.endsWith(".gz")) {
      return content;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private String key(String prefix) {
    return prefix + keys++;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
