package io.parley.schemas;

import static io.parley.schemas.Stage.ASSEMBLE;
import static io.parley.schemas.Stage.CLEAN;
import static io.parley.schemas.Stage.DEDUPLICATE;
import static io.parley.schemas.Stage.FILTER;
import static io.parley.schemas.Stage.READ;
import static io.parley.schemas.Stage.SEGMENT;
import static io.parley.schemas.Stage.TOKENIZE;

import java.util.Locale;

/**
 * Why something was left out. Each reason belongs to one stage; {@link Reach} says what falls with
 * the turn that bears it.
 */
public enum Reason {
  /** The record is whole and holds no post: a page without a thread, a tag's description. */
  NO_POST(READ, Reach.TURN),
  /** The record is not JSON. */
  INVALID_JSON(READ, Reach.TURN),
  /** The record is not written as its format asks. */
  MALFORMED(READ, Reach.TURN),
  /** The record's bytes are not UTF-8. */
  INVALID_UTF8(READ, Reach.TURN),
  /** The record is longer than a reader holds in memory. */
  RECORD_TOO_LONG(READ, Reach.TURN),
  /** The record nests deeper than any real one. */
  NESTED_TOO_DEEPLY(READ, Reach.TURN),
  /** A field that the format needs is absent. */
  MISSING_FIELD(READ, Reach.TURN),
  /** A known field holds another type than the format allows. */
  WRONG_TYPE(READ, Reach.TURN),
  /** A time before 1970 or after 2100. */
  BAD_TIMESTAMP(READ, Reach.TURN),
  /** Content that is not text, such as images and tool calls. */
  UNSUPPORTED_CONTENT(READ, Reach.TURN),
  /** The compressed stream ends early or is damaged; what follows in the file cannot be read. */
  DAMAGED_STREAM(READ, Reach.TURN),

  /** Another copy of the same post has the same content. */
  REPEATED_POST(ASSEMBLE, Reach.TURN),
  /** A later edit of the same post exists. */
  SUPERSEDED_EDIT(ASSEMBLE, Reach.TURN),

  /** Nothing was left of the text after cleaning. */
  EMPTY_TEXT(CLEAN, Reach.REPLIES),

  /** Deleted by its author or removed by a moderator. */
  DELETED(FILTER, Reach.REPLIES),
  /** Written by a bot. */
  BOT(FILTER, Reach.REPLIES),
  /** A service notice, nobody's words. */
  SERVICE_NOTICE(FILTER, Reach.REPLIES),
  /** Answers its own author. */
  SELF_REPLY(FILTER, Reach.TARGET),
  /** By the one who opened the thread: thanks or a further question rather than an answer. */
  OPENER_REPLY(FILTER, Reach.TARGET),
  /** Fewer characters or words than the recipe asks of a reply. */
  TOO_SHORT(FILTER, Reach.TARGET),
  /** More characters or words than the recipe allows a reply. */
  TOO_LONG(FILTER, Reach.TARGET),
  /** The conversation's language is not in the allow-list. */
  LANGUAGE(FILTER, Reach.REPLIES),
  /** The conversation's licence is not in the allow-list. */
  LICENCE(FILTER, Reach.REPLIES),
  /** Depends on a turn that was rejected. */
  REJECTED_CONTEXT(FILTER, Reach.REPLIES),

  /** The conversation equals another one. */
  DUPLICATE_CONVERSATION(DEDUPLICATE, Reach.REPLIES),
  /** The reply and everything before it equal another pair. */
  DUPLICATE_PAIR(DEDUPLICATE, Reach.TARGET),
  /** The conversation says nearly the same as another one. */
  NEAR_DUPLICATE_CONVERSATION(DEDUPLICATE, Reach.REPLIES),

  /** Nobody answered, and it answers nobody. */
  NO_REPLY(SEGMENT, Reach.TARGET),
  /** The reply has no turn of another side before it. */
  NO_PROMPT(SEGMENT, Reach.TARGET),
  /** In no row of any view, though nothing is wrong with it. */
  UNUSED(SEGMENT, Reach.TARGET),
  /** The reply and the message it answers do not fit the token budget. */
  OVER_BUDGET(TOKENIZE, Reach.TARGET),
  /** The loss would count no token of the row, or every one. */
  BAD_MASK(TOKENIZE, Reach.TARGET);

  /** What falls with a turn. */
  public enum Reach {
    /** The turn may not be trained on, but may be read as context. */
    TARGET,
    /** The turn is unreadable or absent as a whole; it never became part of a conversation. */
    TURN,
    /** The turn, and every reply that would need it as context. */
    REPLIES
  }

  private final Stage stage;
  private final Reach reach;

  Reason(Stage stage, Reach reach) {
    this.stage = stage;
    this.reach = reach;
  }

  public Stage stage() {
    return stage;
  }

  public Reach reach() {
    return reach;
  }

  /** True where the text was a copy of another, kept elsewhere. */
  public boolean duplicate() {
    return this == REPEATED_POST || stage == DEDUPLICATE;
  }

  /** Whether a rejection may show a piece of the text: only text that cleaning has redacted. */
  public boolean excerpt() {
    return stage.compareTo(CLEAN) > 0 && this != DELETED;
  }

  /** The name used in books and rejections, such as {@code too_short}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
