package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parley.schemas.Post;
import io.parley.schemas.Role;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesFormatTest {
  private static final String CHAT =
      """
      {"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"},\
      {"role":"assistant","content":"Hello"}]""";

  @Test
  void aChatIsAChainOfPosts() throws IOException {
    List<Post> posts = posts(CHAT + ",\"id\":\"x1\",\"created\":1700000000}");
    assertEquals(List.of("Be brief.", "Hi", "Hello"), posts.stream().map(Post::text).toList());
    assertEquals(
        List.of(Role.SYSTEM, Role.USER, Role.ASSISTANT), posts.stream().map(Post::role).toList());
    assertNull(posts.get(0).parent());
    assertEquals(posts.get(0).id(), posts.get(1).parent());
    assertEquals(posts.get(1).id(), posts.get(2).parent());
    for (Post post : posts) {
      assertEquals("messages:x1", post.thread());
      assertEquals(1700000000L, post.createdAt());
      assertEquals(0, post.origin().offset());
    }
  }

  @Test
  void idsAreFixedForEver() throws IOException {
    assertEquals(
        List.of(
            "0a4e4d3d281c2eeb05d6c4943c5be395",
            "196b1fb2f2ef88ce1b2101102ae7ac1d",
            "1e220fef108d60bb10b651ae5e7b846c"),
        posts(CHAT + "}").stream().map(Post::id).toList());
  }

  @Test
  void twoLengthsOfAChatShareTheirBeginning() throws IOException {
    String begin = "{\"id\":\"a\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},";
    List<Post> one = posts(begin + "{\"role\":\"assistant\",\"content\":\"Hello\"}]}");
    List<Post> other = posts(begin + "{\"role\":\"assistant\",\"content\":\"Good day\"}]}");
    assertEquals(one.get(0), other.get(0));
    assertEquals(one.get(1).parent(), other.get(1).parent());
    assertNotEquals(one.get(1).id(), other.get(1).id());
  }

  @Test
  void theThreadsKeyIsFoundOrMade() throws IOException {
    assertEquals("messages:c", thread(CHAT + ",\"conversation_id\":\"c\"}"));
    assertEquals("messages:h", thread(CHAT + ",\"conversation_hash\":\"h\",\"id\":null}"));
    assertEquals("messages:12", thread(CHAT + ",\"id\":12}"));
    String made = thread(CHAT + "}");
    assertEquals(made, thread(CHAT + ",\"id\":\"\",\"language\":\"English\"}"));
    assertNotEquals(made, thread(CHAT.replace("Hello", "hello") + "}"));
  }

  @Test
  void textComesInParts() throws IOException {
    String parts =
        "[{\"type\":\"text\",\"text\":\"one\"},\"two\",{\"type\":\"input_text\",\"text\":\"\\ud800\"}]";
    assertEquals(
        "one\ntwo\n\uFFFD",
        posts("{\"messages\":[{\"role\":\"developer\",\"content\":" + parts + "}]}").get(0).text());
  }

  @Test
  void timesMayBeDates() throws IOException {
    assertEquals(
        1673014945L,
        posts(CHAT + ",\"created_at\":\"2023-01-06T14:22:25.25+00:00\"}").get(0).createdAt());
    assertEquals(
        List.of("0 bad_timestamp: created_at: not a time between 1970 and 2100, in seconds"),
        causes(CHAT + ",\"created_at\":\"yesterday\"}"));
    assertEquals(
        List.of("0 bad_timestamp: created: not a time between 1970 and 2100, in seconds"),
        causes(CHAT + ",\"created\":1700000000000}"));
  }

  @Test
  void aBrokenMessageBreaksTheChat() throws IOException {
    assertEquals(List.of("0 missing_field: messages"), causes("{\"messages\":[]}"));
    assertEquals(List.of("0 missing_field: messages"), causes("{\"messages\":null}"));
    assertEquals(List.of("0 missing_field: messages"), causes("{}"));
    assertEquals(
        List.of("0 wrong_type: messages: a text, expected an array"),
        causes("{\"messages\":\"\"}"));
    assertEquals(
        List.of("0 wrong_type: messages[1]: a text, expected an object"), broken("\"text\""));
    assertEquals(List.of("0 missing_field: messages[1].role"), broken("{\"content\":\"x\"}"));
    assertEquals(
        List.of("0 missing_field: messages[1].content"),
        broken("{\"role\":\"user\",\"content\":null}"));
    assertEquals(
        List.of("0 wrong_type: messages[1].content: a whole number, expected a text"),
        broken("{\"role\":\"user\",\"content\":5}"));
  }

  @Test
  void whatIsNotTextIsUnsupported() throws IOException {
    assertEquals(
        List.of("0 unsupported_content: messages[1].role: none that is known"),
        broken("{\"role\":\"narrator\",\"content\":\"x\"}"));
    assertEquals(
        List.of("0 wrong_type: messages[1].tool_calls: expected calls of tools by name"),
        broken("{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{}]}"));
    assertEquals(
        List.of("0 wrong_type: messages[1].function_call: expected calls of tools by name"),
        broken("{\"role\":\"assistant\",\"content\":null,\"function_call\":{}}"));
    assertEquals(
        List.of("0 unsupported_content: messages[1].content: a part that is not text"),
        broken("{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{}}]}"));
    assertEquals(
        2,
        posts(
                "{\"messages\":[{\"role\":\"user\",\"content\":\"\"},"
                    + "{\"role\":\"assistant\",\"content\":\"x\",\"tool_calls\":[]}]}")
            .size());
  }

  /** A result bears no id in the text: its place says which call it answers. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, one two",
    "2, 1, two one",
    "2, x, one two",
    "2, , one two",
    "1, 1, one two",
  })
  void resultsFollowTheOrderOfTheCalls(String first, String second, String order)
      throws IOException {
    String log =
        """
        {"messages":[{"role":"user","content":"?"},{"role":"assistant","tool_calls":[\
        {"id":"1","function":{"name":"f"}},{"id":"2","function":{"name":"g"}}]},\
        {"role":"tool","content":"one"%s},{"role":"tool","content":"two"%s},\
        {"role":"assistant","content":"Done"}]}
        """
            .formatted(id(first), id(second));
    List<String> results = List.of(order.split(" "));
    assertEquals(
        "<tool_response>\n%s\n</tool_response>\n<tool_response>\n%s\n</tool_response>"
            .formatted(results.toArray()),
        posts(log).get(2).text());
  }

  private static String id(String id) {
    return id == null ? "" : ",\"tool_call_id\":\"" + id + "\"";
  }

  @Test
  void toolsAreText() throws IOException {
    List<Post> posts =
        posts(
            """
            {"tools":[{"type":"function","function":{"name":"f"}}],"messages":[\
            {"role":"user","content":"Go"},\
            {"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function",\
            "function":{"name":"f","arguments":"{\\"b\\":1,\\"a\\":\\"\\u597d\\"}"}},\
            {"id":"2","type":"function","function":{"name":"g","arguments":""}}]},\
            {"role":"tool","tool_call_id":"1","content":[{"type":"text","text":"one"}]},\
            {"role":"tool","tool_call_id":"2","content":"two"},\
            {"role":"assistant","content":"Done","function_call":{"name":"h","arguments":{}}},\
            {"role":"function","name":"h","content":"three"},\
            {"role":"user","content":"Thanks"}]}""");
    assertEquals(
        List.of(
            ToolTextTest.definitions("{\"type\": \"function\", \"function\": {\"name\": \"f\"}}"),
            "Go",
            """
            <tool_call>
            {"name": "f", "arguments": {"b": 1, "a": "好"}}
            </tool_call>
            <tool_call>
            {"name": "g", "arguments": {}}
            </tool_call>""",
            "<tool_response>\none\n</tool_response>\n<tool_response>\ntwo\n</tool_response>",
            "Done\n<tool_call>\n{\"name\": \"h\", \"arguments\": {}}\n</tool_call>",
            "<tool_response>\nthree\n</tool_response>",
            "Thanks"),
        posts.stream().map(Post::text).toList());
    assertEquals(
        List.of(
            Role.SYSTEM,
            Role.USER,
            Role.ASSISTANT,
            Role.USER,
            Role.ASSISTANT,
            Role.USER,
            Role.USER),
        posts.stream().map(Post::role).toList());
  }

  @Test
  void ourOwnChatRowsAreMessages() throws IOException {
    String row = CHAT + ",\"id\":\"r1\",\"targets\":[false,false,true],\"language\":\"en\"}";
    assertEquals(3, posts(row).size());
  }

  private static List<String> broken(String second) throws IOException {
    return causes("{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}," + second + "]}");
  }

  private static String thread(String json) throws IOException {
    return posts(json).get(0).thread();
  }

  private static List<Post> posts(String json) throws IOException {
    Reading reading = Reading.of("messages", json);
    assertEquals(List.of(), reading.causes());
    return reading.posts();
  }

  private static List<String> causes(String json) throws IOException {
    Reading reading = Reading.of("messages", json);
    assertEquals(List.of(), reading.posts());
    return reading.causes();
  }
}
