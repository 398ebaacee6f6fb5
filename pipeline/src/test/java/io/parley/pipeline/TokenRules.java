package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.IntArrayList;
import io.parley.pipeline.Dataset.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Token rows read back with jtokkit itself, and compared with the rows they are made of. */
final class TokenRules {
  private static final int IGNORED = -100;
  private static final EncodingRegistry REGISTRY = Encodings.newLazyEncodingRegistry();

  private final Encoding encoding;
  private final int start;
  private final int end;
  private final int most;
  private final boolean lastOnly;

  /** Whether rows are not those of the other views, but cut or made harder. */
  private final boolean others;

  TokenRules(JsonNode manifest) {
    String name = manifest.at("/tokenizer/name").asText();
    encoding =
        REGISTRY
            .getEncoding(name.equals("gpt2") ? "r50k_base" : name)
            .orElseThrow(() -> new AssertionError("no encoding " + name));
    start = manifest.at("/tokenizer/<|im_start|>").asInt();
    end = manifest.at("/tokenizer/<|im_end|>").asInt();
    most = manifest.at("/recipe/tokenize/max_tokens").asInt();
    JsonNode tokenize = manifest.at("/recipe/tokenize");
    others =
        tokenize.path("overlong").asText().equals("cut")
            || tokenize.at("/mask/share").asDouble() > 0
            || tokenize.path("prompt_dropout").asDouble() > 0;
    lastOnly = manifest.at("/recipe/tokenize/loss").asText().equals("last");
  }

  /** A message as its tokens say it; {@code trained} is null where no token counts. */
  private record Decoded(String role, String content, String trained) {}

  void check(Dataset dataset) throws IOException {
    if (others) {
      return;
    }
    Map<String, List<Decoded>> chats = new HashMap<>();
    for (Row row : dataset.rows("chat")) {
      JsonNode targets = row.json().path("targets");
      int first = lastOnly ? targets.size() - 1 : 0;
      List<Decoded> messages = new ArrayList<>();
      for (JsonNode message : row.json().path("messages")) {
        int i = messages.size();
        messages.add(expected(message, i >= first && targets.get(i).asBoolean()));
      }
      chats.put(row.text("id"), messages);
    }
    Map<String, List<Decoded>> pairs = new HashMap<>();
    for (Row row : dataset.rows("pairs")) {
      List<Decoded> messages = new ArrayList<>();
      row.json().path("prompt").forEach(message -> messages.add(expected(message, false)));
      messages.add(expected(row.json().path("completion").get(0), true));
      pairs.put(row.text("id"), messages);
    }
    for (Row row : dataset.rows("tokens")) {
      List<Decoded> decoded = decode(row);
      List<Decoded> chat = chats.get(row.text("id"));
      List<Decoded> pair = pairs.get(row.text("id"));
      if (chat != null && pair != null) {
        assertTrue(decoded.equals(chat) || decoded.equals(pair), row::toString);
      } else if (chats.isEmpty() != pairs.isEmpty() && (chat != null || pair != null)) {
        assertNotNull(decoded.get(decoded.size() - 1).trained(), row::toString);
      }
    }
  }

  private static Decoded expected(JsonNode message, boolean trained) {
    String content = message.path("content").asText();
    return new Decoded(message.path("role").asText(), content, trained ? content : null);
  }

  private List<Decoded> decode(Row row) {
    int[] ids = ints(row.json().path("input_ids"));
    int[] labels = ints(row.json().path("labels"));
    assertEquals(ids.length, labels.length, row::toString);
    assertTrue(ids.length <= most, row::toString);
    List<Decoded> messages = new ArrayList<>();
    for (int at = 0; at < ids.length; ) {
      assertEquals(start, ids[at], row::toString);
      int stop = at + 1;
      while (ids[stop] != end) {
        stop++;
      }
      messages.add(message(ids, labels, at, stop));
      at = stop + 1;
      int line = at;
      while (at < ids.length && ids[at] != start) {
        assertEquals(IGNORED, labels[at++]);
      }
      assertEquals("\n", text(ids, line, at));
    }
    assertTrue(Arrays.stream(labels).anyMatch(label -> label != IGNORED), row::toString);
    assertEquals(IGNORED, labels[0]);
    return messages;
  }

  /** The message from its start token at {@code from} to its end token at {@code to}. */
  private Decoded message(int[] ids, int[] labels, int from, int to) {
    String text = text(ids, from + 1, to);
    int header = text.indexOf('\n');
    String role = text.substring(0, header);
    String content = text.substring(header + 1);
    if (labels[to] == IGNORED) {
      for (int i = from; i <= to; i++) {
        assertEquals(IGNORED, labels[i]);
      }
      return new Decoded(role, content, null);
    }
    int counted = from;
    while (labels[counted] == IGNORED) {
      counted++;
    }
    for (int i = counted; i <= to; i++) {
      assertEquals(ids[i], labels[i]);
    }
    // A token may hold the header's end and the content's beginning; it counts.
    int least = content.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes(ids, counted, to).length >= least, content);
    assertTrue(bytes(ids, counted + 1, to).length < least, content);
    return new Decoded(role, content, content);
  }

  private String text(int[] ids, int from, int to) {
    return new String(bytes(ids, from, to), StandardCharsets.UTF_8);
  }

  private byte[] bytes(int[] ids, int from, int to) {
    IntArrayList some = new IntArrayList();
    for (int i = from; i < to; i++) {
      some.add(ids[i]);
    }
    return encoding.decodeBytes(some);
  }

  private static int[] ints(JsonNode array) {
    int[] ints = new int[array.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = array.get(i).intValue();
    }
    return ints;
  }
}
