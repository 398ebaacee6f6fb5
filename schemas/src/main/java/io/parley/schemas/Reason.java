package io.parley.schemas;

import static io.parley.schemas.Stage.ASSEMBLE;
import static io.parley.schemas.Stage.CLEAN;
import static io.parley.schemas.Stage.DEDUPLICATE;
import static io.parley.schemas.Stage.EMIT;
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
  NO_POST(
      READ,
      Reach.TURN,
      "The record is whole and holds no post: a page without a thread, a tag's description"),
  INVALID_JSON(READ, Reach.TURN, "The record is not JSON"),
  MALFORMED(READ, Reach.TURN, "The record is not written as its format asks"),
  INVALID_UTF8(READ, Reach.TURN, "The record's bytes are not UTF-8"),
  RECORD_TOO_LONG(READ, Reach.TURN, "The record is longer than a reader holds in memory"),
  NESTED_TOO_DEEPLY(READ, Reach.TURN, "The record nests deeper than any real one"),
  MISSING_FIELD(READ, Reach.TURN, "A field that the format needs is absent"),
  WRONG_TYPE(READ, Reach.TURN, "A known field holds another type than the format allows"),
  BAD_TIMESTAMP(READ, Reach.TURN, "A time before 1970 or after 2100"),
  UNSUPPORTED_CONTENT(READ, Reach.TURN, "Content that is not text, such as images"),
  DAMAGED_STREAM(
      READ,
      Reach.TURN,
      "The compressed stream ends early or is damaged; what follows in the file cannot be read"),

  REPEATED_POST(ASSEMBLE, Reach.TURN, "Another copy of the same post has the same content"),
  SUPERSEDED_EDIT(ASSEMBLE, Reach.TURN, "A later edit of the same post exists"),

  EMPTY_TEXT(CLEAN, Reach.REPLIES, "Nothing was left of the text after cleaning"),
  GARBLED(
      CLEAN,
      Reach.REPLIES,
      "A quarter of the text or more was lost to a wrong character set before it was read"),
  PRIVATE(
      CLEAN,
      Reach.REPLIES,
      "Has private data of a kind for which the recipe drops the turn or the conversation"),

  TAKEN_DOWN(FILTER, Reach.REPLIES, "On the list of what must never come back (dedup.takedown)"),
  DELETED(FILTER, Reach.REPLIES, "Deleted by its author or removed by a moderator"),
  BOT(FILTER, Reach.REPLIES, "Written by a bot"),
  SERVICE_NOTICE(FILTER, Reach.REPLIES, "A service notice, nobody's words"),
  SELF_REPLY(FILTER, Reach.TARGET, "Answers its own author"),
  OPENER_REPLY(
      FILTER,
      Reach.TARGET,
      "By the one who opened the thread: thanks or a further question rather than an answer"),
  TOO_SHORT(
      FILTER, Reach.TARGET, "Fewer characters, words or tokens than the recipe asks of a reply"),
  TOO_LONG(FILTER, Reach.TARGET, "More characters, words or tokens than the recipe allows a reply"),
  ECHO(FILTER, Reach.TARGET, "Says what the turn it answers says"),
  REPETITIVE(FILTER, Reach.TARGET, "Says the same again and again"),
  GENERIC(
      FILTER, Reach.TARGET, "Only agreement, thanks, laughter or a bump: it would fit anywhere"),
  LINK_ONLY(
      FILTER,
      Reach.TARGET,
      "Links, images, attachments or tags of private data and no word about them"),
  REFUSAL(FILTER, Reach.TARGET, "The assistant refuses, or says what language models cannot do"),
  TRUNCATED(FILTER, Reach.TARGET, "Ends where a crawler or a limit has cut it"),
  LANGUAGE_SWITCH(FILTER, Reach.TARGET, "In another language than the turn it answers"),
  LANGUAGE(FILTER, Reach.REPLIES, "The conversation's language is not in the allow-list"),
  LICENCE(FILTER, Reach.REPLIES, "The conversation's licence is not in the allow-list"),
  UNSAFE(FILTER, Reach.REPLIES, "Has a signal that the recipe does not want"),
  CONTAMINATED(FILTER, Reach.REPLIES, "Has an item of a benchmark that the recipe names"),
  NSFW(FILTER, Reach.REPLIES, "Marked by its source as not safe for work"),
  COMMUNITY(FILTER, Reach.REPLIES, "The conversation's community is blocked or not allowed"),
  OUT_OF_PERIOD(
      FILTER, Reach.REPLIES, "The conversation was opened outside of the recipe's period"),
  OFF_TOPIC(FILTER, Reach.REPLIES, "The conversation is on none of the recipe's topics"),
  SAMPLED_OUT(FILTER, Reach.REPLIES, "The recipe asks for a share of the conversations only"),
  TOO_FEW_TURNS(FILTER, Reach.REPLIES, "The conversation has fewer turns than the recipe asks"),
  TOO_MANY_TURNS(FILTER, Reach.REPLIES, "The conversation has more turns than the recipe allows"),
  TOO_FEW_SPEAKERS(FILTER, Reach.REPLIES, "Fewer people take part than the recipe asks"),
  TOO_MANY_SPEAKERS(FILTER, Reach.REPLIES, "More people take part than the recipe allows"),
  MONOLOGUE(FILTER, Reach.REPLIES, "Only one speaks, in several turns"),
  NO_ANSWER(FILTER, Reach.REPLIES, "Nothing in the conversation that may be read answers anybody"),
  OLDER_THAN_PROMPT(FILTER, Reach.TARGET, "Written before what it is said to answer"),
  LOW_SCORE(FILTER, Reach.TARGET, "Fewer votes than the recipe asks of a reply"),
  NOT_ACCEPTED(FILTER, Reach.TARGET, "Not the answer that was accepted"),
  UNADDRESSED(
      FILTER, Reach.TARGET, "A line of a chat that names nobody: whom it answers is a guess"),
  OVERHEARD(FILTER, Reach.TARGET, "A line of a chat that answers what was said to somebody else"),
  REJECTED_CONTEXT(FILTER, Reach.REPLIES, "Depends on a turn that was rejected"),

  DUPLICATE_CONVERSATION(
      DEDUPLICATE, Reach.REPLIES, "The conversation equals another one, which is kept"),
  DUPLICATE_PAIR(
      DEDUPLICATE, Reach.TARGET, "The reply and its prompt equal another pair, which is kept"),
  NEAR_DUPLICATE_CONVERSATION(
      DEDUPLICATE,
      Reach.REPLIES,
      "The conversation says nearly the same as another one, which is kept"),
  NEAR_DUPLICATE_PAIR(
      DEDUPLICATE,
      Reach.TARGET,
      "The reply and the turn it answers say nearly the same as another pair, which is kept"),
  KNOWN_CONVERSATION(
      DEDUPLICATE,
      Reach.REPLIES,
      "An earlier dataset (dedup.against) has a conversation that says the same or nearly so"),
  KNOWN_PAIR(
      DEDUPLICATE,
      Reach.TARGET,
      "An earlier dataset (dedup.against) has a pair that says the same or nearly so"),
  CAPPED_SOURCE(
      DEDUPLICATE,
      Reach.REPLIES,
      "Its source has as many conversations as the recipe allows without it"),
  CAPPED_PROMPT(
      DEDUPLICATE, Reach.TARGET, "The same prompt has as many better replies as the recipe allows"),
  CAPPED_RESPONSE(
      DEDUPLICATE, Reach.TARGET, "The same words have as many better prompts as the recipe allows"),

  NO_REPLY(SEGMENT, Reach.TARGET, "Nobody answered, and it answers nobody"),
  NO_PROMPT(SEGMENT, Reach.TARGET, "The reply has no turn of another side before it"),
  UNJUDGED(
      SEGMENT,
      Reach.TARGET,
      "No votes, acceptance or ranks say that the reply is wanted, or better than another"),
  UNUSED(SEGMENT, Reach.TARGET, "In no row of any view, though nothing is wrong with it"),
  DOCUMENT_QUALITY(
      SEGMENT,
      Reach.TARGET,
      "The text fails a rule for web pages, of the preset that the recipe names"),
  OVER_BUDGET(
      TOKENIZE, Reach.TARGET, "The reply and the message it answers do not fit the token budget"),
  BAD_MASK(TOKENIZE, Reach.TARGET, "The loss would count no token of the row, or every one"),

  NO_FORMAT(
      EMIT,
      Reach.TARGET,
      "Of the formats that the recipe names for the row none can say it: it has replies that are"
          + " context only");

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
  private final String explanation;

  Reason(Stage stage, Reach reach, String explanation) {
    this.stage = stage;
    this.reach = reach;
    this.explanation = explanation;
  }

  public Stage stage() {
    return stage;
  }

  public Reach reach() {
    return reach;
  }

  /** The reason in words, for people who read the books. */
  public String explanation() {
    return explanation;
  }

  /** True where the text was a copy of another, kept elsewhere or in an earlier dataset. */
  public boolean duplicate() {
    return switch (this) {
      case REPEATED_POST,
          DUPLICATE_CONVERSATION,
          DUPLICATE_PAIR,
          NEAR_DUPLICATE_CONVERSATION,
          NEAR_DUPLICATE_PAIR,
          KNOWN_CONVERSATION,
          KNOWN_PAIR ->
          true;
      default -> false;
    };
  }

  /**
   * Whether a rejection may show a piece of the text: only text that cleaning has redacted, and
   * nothing that its author, a moderator or the recipe does not want to be read; nor of a
   * benchmark.
   */
  public boolean excerpt() {
    return stage.compareTo(CLEAN) > 0
        && this != TAKEN_DOWN
        && this != DELETED
        && this != UNSAFE
        && this != CONTAMINATED
        && this != NSFW;
  }

  /** The name used in books and rejections, such as {@code too_short}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
