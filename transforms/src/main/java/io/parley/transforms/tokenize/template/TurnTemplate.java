package io.parley.transforms.tokenize.template;

import io.parley.schemas.Message;
import io.parley.schemas.Role;
import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A template that is a row of data: what stands around each role's content, and around the row. */
final class TurnTemplate implements Template {
  private static final String BLANK_LINE = "\n\n";

  private final String name;
  private final Map<Role, Turn> turns;
  private final SystemPlace systemPlace;
  private final Optional<String> defaultSystem;
  private final boolean trims;
  private final List<Part> opening;
  private final List<Part> between;
  private final List<Part> lastReply;
  private final List<Part> closing;
  private final List<Part> cue;

  private TurnTemplate(Builder row) {
    name = row.name;
    turns = new EnumMap<>(row.turns);
    systemPlace = row.systemPlace;
    defaultSystem = Optional.ofNullable(row.defaultSystem);
    trims = row.trims;
    opening = row.opening;
    between = row.between;
    lastReply = row.lastReply;
    closing = row.closing;
    cue = row.cue;
  }

  /** A row while it is written. */
  static final class Builder {
    private final String name;
    private final Map<Role, Turn> turns = new EnumMap<>(Role.class);
    private SystemPlace systemPlace = SystemPlace.TURN;
    private String defaultSystem;
    private boolean trims;
    private List<Part> opening = List.of();
    private List<Part> between = List.of();
    private List<Part> lastReply = List.of();
    private List<Part> closing = List.of();
    private List<Part> cue = List.of();

    /**
     * @param name in recipes
     */
    Builder(String name) {
      this.name = name;
    }

    Builder system(Turn turn) {
      turns.put(Role.SYSTEM, turn);
      return this;
    }

    /** The system message is read in a user's turn. */
    Builder systemIn(SystemPlace place) {
      systemPlace = place;
      return system(new Turn(List.of(), List.of(Part.text(BLANK_LINE))));
    }

    /** The system message of rows that have none. */
    Builder systemElse(String text) {
      defaultSystem = text;
      return this;
    }

    Builder user(Turn turn) {
      turns.put(Role.USER, turn);
      return this;
    }

    /** Its header also ends prompts. */
    Builder assistant(Turn turn) {
      turns.put(Role.ASSISTANT, turn);
      cue = turn.header();
      return this;
    }

    /** White space around content is left out. */
    Builder trimmed() {
      trims = true;
      return this;
    }

    /** The vocabulary's own token stands before all. */
    Builder begun() {
      opening = List.of(Part.begin());
      return this;
    }

    /** The vocabulary's own token stands after all. */
    Builder closed() {
      closing = List.of(Part.end());
      return this;
    }

    Builder between(String text) {
      between = List.of(Part.text(text));
      return this;
    }

    /** Before the content of a reply that ends a row, and at the end of prompts. */
    Builder lastReply(Part... parts) {
      lastReply = List.of(parts);
      cue = Stream.of(cue, lastReply).flatMap(List::stream).toList();
      return this;
    }

    /** How prompts end. */
    Builder cue(Part... parts) {
      cue = List.of(parts);
      return this;
    }

    TurnTemplate build() {
      return new TurnTemplate(this);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Part> render(List<Message> messages, List<Boolean> targets) {
    List<Part> parts = rendered(messages, targets);
    parts.addAll(closing);
    return parts;
  }

  @Override
  public List<Part> prompt(List<Message> messages) {
    List<Part> parts = rendered(messages, Collections.nCopies(messages.size(), false));
    parts.addAll(between);
    parts.addAll(cue);
    return parts;
  }

  private List<Part> rendered(List<Message> messages, List<Boolean> targets) {
    List<Part> parts = new ArrayList<>(6 * messages.size() + 8);
    parts.addAll(opening);
    boolean hasSystem = !messages.isEmpty() && messages.get(0).role() == Role.SYSTEM;
    if (!hasSystem && defaultSystem.isPresent()) {
      parts.addAll(message(Role.SYSTEM, defaultSystem.get()));
    }
    int reader = hasSystem ? readerOfSystem(messages) : -1;
    int last = messages.size() - 1;
    for (int i = 0; i <= last; i++) {
      Message message = messages.get(i);
      if (i == 0 && reader > 0) {
        continue;
      }
      Turn turn = turns.get(reader == 0 && i == 0 ? Role.USER : message.role());
      parts.addAll(turn.header());
      if (i == reader && i > 0) {
        parts.add(Part.text(messages.get(0).content() + BLANK_LINE));
      }
      boolean ends = i == last && message.role() == Role.ASSISTANT && !lastReply.isEmpty();
      if (ends) {
        parts.addAll(lastReply);
      }
      String content = content(message.content());
      boolean target = targets.get(i) && message.role() == Role.ASSISTANT;
      parts.addAll(ToolParts.of(messages, i, ends ? withoutLineEnds(content) : content, target));
      addFooter(parts, turn, target);
      if (i < last) {
        parts.addAll(between);
      }
    }
    return parts;
  }

  /**
   * The message in whose turn the system message is read; 0 where no user says anything, and it is
   * written as a user's; -1 where it has a turn of its own.
   */
  private int readerOfSystem(List<Message> messages) {
    if (systemPlace == SystemPlace.TURN) {
      return -1;
    }
    int reader = 0;
    for (int i = 1; i < messages.size(); i++) {
      if (messages.get(i).role() == Role.USER) {
        reader = i;
        if (systemPlace == SystemPlace.FIRST_USER) {
          break;
        }
      }
    }
    return reader;
  }

  private String content(String content) {
    return trims ? Texts.strip(content) : content;
  }

  private static String withoutLineEnds(String content) {
    int start = 0;
    while (start < content.length() && content.charAt(start) == '\n') {
      start++;
    }
    return content.substring(start);
  }

  private static void addFooter(List<Part> parts, Turn turn, boolean target) {
    for (int i = 0; i < turn.footer().size(); i++) {
      parts.add(turn.footer().get(i).asTrained(target && i == 0));
    }
  }

  @Override
  public List<Part> message(Role role, String content) {
    Turn turn = turns.get(role);
    List<Part> parts = new ArrayList<>(turn.header());
    parts.add(Part.text(content(content)));
    parts.addAll(turn.footer());
    parts.addAll(between);
    return parts;
  }

  @Override
  public List<Part> frame() {
    List<Part> parts = new ArrayList<>(opening);
    defaultSystem.ifPresent(text -> parts.addAll(message(Role.SYSTEM, text)));
    parts.addAll(closing);
    parts.addAll(lastReply);
    return parts;
  }

  @Override
  public Part turnEnd() {
    return turns.get(Role.ASSISTANT).footer().get(0).asTrained(true);
  }

  @Override
  public List<String> controls() {
    return names(Part.Kind.CONTROL);
  }

  @Override
  public List<String> marks() {
    return names(Part.Kind.MARK);
  }

  private List<String> names(Part.Kind kind) {
    Stream<List<Part>> around =
        turns.values().stream().flatMap(turn -> Stream.of(turn.header(), turn.footer()));
    return Stream.of(Stream.of(opening), around, Stream.of(between, lastReply, closing, cue))
        .flatMap(lists -> lists)
        .flatMap(Collection::stream)
        .filter(part -> part.kind() == kind)
        .map(Part::text)
        .distinct()
        .toList();
  }
}
