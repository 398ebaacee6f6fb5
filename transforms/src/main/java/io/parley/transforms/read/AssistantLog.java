package io.parley.transforms.read;

import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Role;
import io.parley.transforms.ToolMarks;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of a chat with an assistant that may use tools. A call ends the assistant's message
 * that it stands in or follows; results that follow each other are one message of the user's side.
 */
final class AssistantLog {
  private final String definitions;
  private final List<Chain.Message> messages = new ArrayList<>();
  private boolean afterResult;

  /**
   * @param definitions the tools that the assistant may use; null where there are none
   */
  AssistantLog(String definitions) {
    this.definitions = definitions;
  }

  void add(Role role, Markup markup, String text) {
    messages.add(new Chain.Message(role, null, markup, text));
    afterResult = false;
  }

  /** Adds calls as {@link ToolText#calls} writes them. */
  void addCalls(String calls) {
    extend(Role.ASSISTANT, calls, last() != null && last().role() == Role.ASSISTANT);
    afterResult = false;
  }

  /** Adds what a tool answered. */
  void addResult(String content) {
    extend(Role.USER, ToolText.result(content), afterResult);
    afterResult = true;
  }

  /** The posts of the messages; the arguments are those of {@link Chain#posts}. */
  List<Post> posts(String format, String key, Long created, String source, Origin origin) {
    Chain chain = new Chain(format);
    withDefinitions().forEach(chain::add);
    return chain.posts(key, created, source, origin);
  }

  private Chain.Message last() {
    return messages.isEmpty() ? null : messages.get(messages.size() - 1);
  }

  private void extend(Role role, String text, boolean goesOn) {
    if (!goesOn || last().markup() != Markup.PLAIN) {
      messages.add(new Chain.Message(role, null, Markup.PLAIN, text));
      return;
    }
    String before = last().text().stripTrailing();
    String whole = before.isEmpty() ? text : before + "\n" + text;
    messages.set(messages.size() - 1, new Chain.Message(role, null, Markup.PLAIN, whole));
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
