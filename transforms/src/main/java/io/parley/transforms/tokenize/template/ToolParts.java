package io.parley.transforms.tokenize.template;

import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.ToolMarks;
import java.util.ArrayList;
import java.util.List;

/**
 * The content of a message in parts: where an assistant calls tools, where their results follow a
 * call, and where they are defined, {@link ToolMarks} are tokens in the vocabularies that have
 * them, as models with tools were taught. Whoever else writes such marks has written text.
 */
final class ToolParts {
  private final String content;
  private final boolean trained;
  private final List<Part> parts = new ArrayList<>();
  private int done;

  private ToolParts(String content, boolean trained) {
    this.content = content;
    this.trained = trained;
  }

  /**
   * The parts of a message.
   *
   * @param messages all of the row
   * @param index which one
   * @param content its content, as the template wants it
   * @param trained whether the loss counts it
   */
  static List<Part> of(List<Message> messages, int index, String content, boolean trained) {
    if (!ToolMarks.in(content)) {
      return List.of(Part.text(content, trained));
    }
    ToolParts parts = new ToolParts(content, trained);
    switch (messages.get(index).role()) {
      case SYSTEM -> parts.definitions();
      case ASSISTANT -> parts.calls();
      case USER -> {
        if (index > 0 && calls(messages.get(index - 1))) {
          parts.results();
        }
      }
    }
    parts.textTo(content.length());
    return parts.parts;
  }

  private static boolean calls(Message message) {
    return message.role() == Role.ASSISTANT && new ToolParts(message.content(), false).call(0) >= 0;
  }

  /** The instructions that end the system message show how a call is written. */
  private void definitions() {
    int at = content.indexOf(ToolMarks.DEFINITIONS);
    while (at >= 0) {
      int begin = content.indexOf(ToolMarks.CALL, at);
      int end = content.indexOf(ToolMarks.CALL_END, Math.max(at, begin));
      if (begin < 0 || end < 0) {
        return;
      }
      mark(begin, ToolMarks.CALL);
      mark(end, ToolMarks.CALL_END);
      at = done;
    }
  }

  private void calls() {
    for (int at = call(0); at >= 0; at = call(done)) {
      int end = line(ToolMarks.CALL_END, at);
      if (end < 0) {
        return;
      }
      mark(at, ToolMarks.CALL);
      mark(end, ToolMarks.CALL_END);
    }
  }

  /** Where the next call begins, an object on the line after the mark; -1 where none does. */
  private int call(int from) {
    int at = line(ToolMarks.CALL, from);
    while (at >= 0 && !content.startsWith("\n{", at + ToolMarks.CALL.length())) {
      at = line(ToolMarks.CALL, at + 1);
    }
    return at;
  }

  /** What tools answered may look like a mark itself: a result goes as far as it can. */
  private void results() {
    int at = 0;
    while (content.startsWith(ToolMarks.RESPONSE + "\n", at)) {
      int next = line(ToolMarks.RESPONSE, at + 1);
      int limit = next < 0 ? content.length() : next;
      int end = -1;
      for (int i = line(ToolMarks.RESPONSE_END, at);
          i >= 0 && i < limit;
          i = line(ToolMarks.RESPONSE_END, i + 1)) {
        end = i;
      }
      if (end < 0) {
        return;
      }
      mark(at, ToolMarks.RESPONSE);
      mark(end, ToolMarks.RESPONSE_END);
      at = limit;
    }
  }

  /** Where a mark is next the whole of a line; -1 where it is none. */
  private int line(String mark, int from) {
    int at = content.indexOf(mark, from);
    while (at >= 0 && !isLine(at, at + mark.length())) {
      at = content.indexOf(mark, at + 1);
    }
    return at;
  }

  private boolean isLine(int from, int to) {
    return (from == 0 || content.charAt(from - 1) == '\n')
        && (to == content.length() || content.charAt(to) == '\n');
  }

  private void mark(int at, String mark) {
    textTo(at);
    parts.add(Part.mark(mark).asTrained(trained));
    done = at + mark.length();
  }

  private void textTo(int end) {
    if (end > done) {
      parts.add(Part.text(content.substring(done, end), trained));
      done = end;
    }
  }
}
