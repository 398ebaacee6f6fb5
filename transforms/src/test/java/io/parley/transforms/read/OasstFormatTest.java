package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OasstFormatTest {
  private static final String GOOD = "\"text\":\"x\",\"role\":\"prompter\"";

  @Test
  void treesAndMessages() throws IOException {
    Reading reading = Reading.ofResource("oasst", "oasst.jsonl");
    assertEquals(List.of(), reading.causes());
    assertEquals(
        List.of(
            "oasst:t1 t1 user: Why? | at 1675607030",
            "oasst:t1 m2 < t1 assistant: Because. | score -1",
            "oasst:t1 m3 < t1 assistant: It is so. | score 0",
            "oasst:t1 m4 < m3 user: spam | DELETED",
            "oasst:t1 m5 < m3 user: Thanks | at 1675607031 | DELETED",
            "oasst:t6 t6 user: 你好",
            "oasst:t6 m7 < t6 assistant: 你好！ | score 0"),
        reading.shown());
  }

  @Test
  void aBrokenMessageBreaksTheRecord() throws IOException {
    broken("{}", "missing_field: message_tree_id");
    broken("{\"message_tree_id\":\"t\"}", "missing_field: message_id");
    broken(
        "{\"message_tree_id\":\"t\",\"prompt\":[]}",
        "wrong_type: prompt: an array, expected an object");
    broken("{\"message_tree_id\":\"t\",\"prompt\":{}}", "missing_field: prompt.message_id");
    broken(
        "{\"message_id\":\"a\",\"parent_id\":\"p\"," + GOOD + "}",
        "missing_field: message_tree_id");
    broken("{\"message_id\":\"a\",\"role\":\"prompter\"}", "missing_field: text");
    broken("{\"message_id\":\"a\",\"text\":\"x\"}", "missing_field: role");
    broken(
        "{\"message_id\":\"a\",\"text\":5,\"role\":\"prompter\"}",
        "wrong_type: text: a whole number, expected a text");
    broken(
        "{\"message_id\":\"a\",\"text\":\"x\",\"role\":\"narrator\"}",
        "unsupported_content: role: none that is known");
    broken(
        "{\"message_id\":\"a\",\"rank\":0.5," + GOOD + "}",
        "wrong_type: rank: a number, expected a whole number");
    broken(
        "{\"message_id\":\"a\",\"deleted\":\"perhaps\"," + GOOD + "}",
        "wrong_type: deleted: a text, expected true or false");
    broken(
        "{\"message_id\":\"a\",\"created_date\":\"2023-02-05 14:23\"," + GOOD + "}",
        "bad_timestamp: created_date: not a time between 1970 and 2100, in seconds");
    broken(
        "{\"message_id\":\"a\"," + GOOD + ",\"replies\":[{\"message_id\":\"b\"," + GOOD + "},7]}",
        "wrong_type: replies[1]: a whole number, expected an object");
    broken(
        "{\"message_id\":\"a\"," + GOOD + ",\"replies\":[{" + GOOD + "}]}",
        "missing_field: replies[0].message_id");
  }

  private static void broken(String json, String cause) throws IOException {
    Reading reading = Reading.of("oasst", json);
    assertEquals(List.of(), reading.posts());
    assertEquals(List.of("0 " + cause), reading.causes());
  }
}
