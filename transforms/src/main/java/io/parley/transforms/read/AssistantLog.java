package io.parley.transforms.read;

import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Role;
import io.parley.transforms.ToolMarks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The messages of a chat with an assistant that may use tools. A call ends the assistant's message
 * that it stands in or follows; results that follow each other are one message of the user's side,
 * in the order of the calls where ids say which call each answers: the text has no ids.
 */
final class AssistantLog {
  private final String definitions;
  private final List<Chain.Message> messages = new ArrayList<>();

  /** The places of the calls that the next results may answer, by id. */
  private final Map<String, Integer> calls = new HashMap<>();

  /** Those that follow each other, up to now. */
  private final List<Result> results = new ArrayList<>();

  private record Result(String callId, String text) {}

  /**
   * @param definitions the tools that the assistant may use; null where there are none
   */
  AssistantLog(String definitions) {
    this.definitions = definitions;
  }

  void add(Role role, Markup markup, String text) {
    endResults();
    messages.add(new Chain.Message(role, null, markup, text));
  }

  /**
   * Adds calls as {@link ToolText#calls} writes them.
   *
   * @param ids of the calls, in order; empty texts, or none, where the log has none
   */
  void addCalls(String text, List<String> ids) {
    endResults();
    ids.forEach(id -> calls.putIfAbsent(id, calls.size()));
    Chain.Message last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
    if (last == null || last.role() != Role.ASSISTANT || last.markup() != Markup.PLAIN) {
      messages.add(new Chain.Message(Role.ASSISTANT, null, Markup.PLAIN, text));
      return;
    }
    String before = last.text().stripTrailing();
    String whole = before.isEmpty() ? text : before + "\n" + text;
    messages.set(messages.size() - 1, new Chain.Message(Role.ASSISTANT, null, Markup.PLAIN, whole));
  }

  /**
   * Adds what a tool answered.
   *
   * @param callId of the call; empty where the log does not say
   */
  void addResult(String callId, String content) {
    results.add(new Result(callId, ToolText.result(content)));
  }

  private void endResults() {
    if (results.isEmpty()) {
      return;
    }
    calls.remove("");
    if (results.stream().allMatch(result -> calls.containsKey(result.callId()))) {
      results.sort(Comparator.comparing(result -> calls.get(result.callId())));
    }
    String text = results.stream().map(Result::text).collect(Collectors.joining("\n"));
    messages.add(new Chain.Message(Role.USER, null, Markup.PLAIN, text));
    results.clear();
    calls.clear();
  }

  /** The posts of the messages; the arguments are those of {@link Chain#posts}. */
  List<Post> posts(String format, String key, Long created, String source, Origin origin) {
    endResults();
    Chain chain = new Chain(format);
    withDefinitions().forEach(chain::add);
    return chain.posts(key, created, source, origin);
  }

  /** The tools stand below what the log itself tells the assistant, if that has them not. */
  private List<Chain.Message> withDefinitions() {
    int systems = 0;
    boolean told = definitions == null;
    while (systems < messages.size() && messages.get(systems).role() == Role.SYSTEM) {
      told |= messages.get(systems++).text().contains(ToolMarks.TOOLS);
    }
    if (told) {
      return messages;
    }
    List<Chain.Message> all = new ArrayList<>(messages);
    String own = systems == 0 ? "" : all.remove(systems - 1).text().strip();
    String text = own.isEmpty() ? definitions : own + "\n\n" + definitions;
    int place = Math.max(0, systems - 1);
    all.add(place, new Chain.Message(Role.SYSTEM, null, Markup.PLAIN, text));
    return all;
  }
}
