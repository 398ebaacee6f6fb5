package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.parley.schemas.Post;
import io.parley.transforms.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of its source a post is from. */
class CommunityTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/logs/2005/05/19/#ubuntu.txt, #ubuntu",
        "/logs/#Ubuntu-DE.log.gz, #ubuntu-de",
        "/logs/#ubuntu.2005-05-19.log, #ubuntu",
        "/logs/#ubuntu_20050519.log, #ubuntu",
        "/logs/2005-05-19-#ubuntu.log, #ubuntu",
        "/logs/irc.example.##c++.weechatlog, ##c++",
        "/logs/#node.js.log, #node.js",
        "/logs/#ubuntu, #ubuntu",
        "/logs/#.log, -",
        "/#ubuntu/2005-05-19.txt, -",
        "/logs/ann.log, -",
      })
  void channels(String path, String channel) throws IOException {
    assertEquals(channel, read("irc", path, "[11:11] <ann> first\n").get(0).community());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "List-Id: Help with X <X-Help.Lists.Example.org>, x-help.lists.example.org",
        "List-ID: <x.example.org>, x.example.org",
        "List-Id: no brackets, -",
        "X-Other: <x.example.org>, -",
      })
  void lists(String header, String list) throws IOException {
    String mail = "From a Fri Mar  1 09:12:41 2024\nFrom: a\n" + header + "\n\nHello\n";
    assertEquals(list, read("mbox", "/x.mbox", mail).get(0).community());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "https://www.Example.org/t/1, example.org",
        "http://bbs.example.org:8080/thread-1-2.html, bbs.example.org",
        "https://ann@example.org?x=1, example.org",
        "//example.org/, -",
        "https:///x, -",
        "'', -",
      })
  void hosts(String url, String host) {
    assertEquals(host, Hosts.of(url));
  }

  @Test
  void forumsInTwoFiles(@TempDir Path directory) throws IOException {
    String mark = " +++$+++ ";
    Files.writeString(
        directory.resolve("conversations.txt"),
        String.join(
                mark, "0", "a", "b", "2017-1-17 16:44", "http://bbs.example.org/1.html", "[0, 1]")
            + "\n");
    Path lines = directory.resolve("lines.txt");
    Files.writeString(
        lines,
        String.join(mark, "0", "a", "x")
            + "\n"
            + String.join(mark, "1", "b", "y")
            + "\n"
            + String.join(mark, "2", "c", "z")
            + "\n");
    List<String> sites = new ArrayList<>();
    Reading.ofFile("egret", lines.toString())
        .posts()
        .forEach(post -> sites.add(post.id() + " " + post.community()));
    assertEquals(List.of("0 bbs.example.org", "1 bbs.example.org", "2 null"), sites);
  }

  /** Files of private formats are named after people and their groups. */
  @Test
  void privateNamesAreHidden() throws IOException {
    Post post = read("irc", "/#Friends.log", "[11:11] <ann> first\n").get(0);
    Hiding hiding = new Hiding(Secret.of("a key of many letters"));
    String hidden = hiding.post(post, Privacy.PRIVATE).community();
    assertEquals(hiding.community("#friends"), hidden);
    assertEquals(hiding.community("#FRIENDS"), hidden);
    assertEquals(16, hidden.length());
    assertNotEquals(hidden, new Hiding(Secret.of("another key")).community("#friends"));
    assertEquals("#friends", hiding.post(post, Privacy.CONTENT).community());
    assertEquals(null, hiding.post(post.withCommunity(null), Privacy.PRIVATE).community());
  }

  private static List<Post> read(String format, String path, String text) throws IOException {
    InputFile file = new InputFile(path, "shown", format, format, null, null, 0, Long.MAX_VALUE);
    List<Post> posts = new ArrayList<>();
    new PostReader(file, posts::add, rejection -> {})
        .read(new Source(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    return posts;
  }
}
