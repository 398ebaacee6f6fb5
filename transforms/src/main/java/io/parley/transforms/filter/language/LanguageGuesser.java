package io.parley.transforms.filter.language;

import io.parley.schemas.Conversation;
import io.parley.schemas.Flag;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * The language that most of a conversation is in, and that of each turn. The script decides where
 * it can, the characters for the ways of writing Chinese, a model of character n-grams otherwise;
 * all see a bounded part of each turn ({@link Prose}). Names are BCP 47 ({@link Languages}). For
 * one thread.
 */
public final class LanguageGuesser {
  /** Fewer letters of a script that has one language say nothing. */
  private static final int LEAST_LETTERS = 2;

  /** Fewer letters of a script that has several languages say nothing: "ok", "lol". */
  private static final int LEAST_LETTERS_FOR_MODEL = 5;

  /**
   * A turn with fewer letters is in its conversation's language, unless its script is another's.
   */
  private static final int LEAST_LETTERS_OF_TURN = 30;

  /** The title speaks where turns have fewer letters in all. */
  private static final int LETTERS_ENOUGH = 4 * Prose.LETTERS;

  /**
   * By how much the best language must lead, in log-odds, where there are fewer letters than {@link
   * #LEAST_LETTERS_OF_TURN}: of so few, nothing is better than a guess.
   */
  private static final double LEAST_LEAD = Math.log(1.1);

  /**
   * The same for more letters. {@code LanguageMeasureTest} prints how many turns become
   * undetermined by it and how many are wrong: of its 270 sentences one each.
   */
  private static final double LEAST_LEAD_OF_LONGER = Math.log(1.03);

  private final TextJudge judge = new TextJudge();

  /**
   * What a conversation is in.
   *
   * @param conversation its language, or {@code und}
   * @param turns the language of each turn
   */
  public record Guess(String conversation, List<String> turns) {
    public Guess {
      turns = List.copyOf(turns);
    }
  }

  public Guess guess(Conversation conversation) {
    List<Tally> tallies = new ArrayList<>(conversation.turns().size());
    Tally all = new Tally();
    for (Turn turn : conversation.turns()) {
      Tally tally = judge.judge(turn.text());
      tallies.add(tally);
      if (speaks(turn)) {
        all.add(tally);
      }
    }
    if (conversation.title() != null && all.total() < LETTERS_ENOUGH) {
      all.add(judge.judge(conversation.title()));
    }
    String language = ofConversation(all);
    return new Guess(language, tallies.stream().map(tally -> ofTurn(tally, language)).toList());
  }

  /** A system prompt is often English whatever the conversation is in. */
  private static boolean speaks(Turn turn) {
    return turn.role() != Role.SYSTEM
        && !turn.flags().contains(Flag.TAKEN_DOWN)
        && !turn.flags().contains(Flag.DELETED)
        && !turn.flags().contains(Flag.SYSTEM)
        && !turn.flags().contains(Flag.BOT);
  }

  private static String ofConversation(Tally tally) {
    Script script = tally.mainScript();
    if (script == null) {
      return Languages.UNDETERMINED;
    }
    if (script == Script.HAN) {
      return EastAsian.ofConversation(tally);
    }
    int letters = tally.letters(script);
    if (script.language() != null) {
      return letters >= LEAST_LETTERS ? script.language() : Languages.UNDETERMINED;
    }
    int[] scores = tally.scores(script);
    if (scores == null || letters < LEAST_LETTERS_FOR_MODEL) {
      return Languages.UNDETERMINED;
    }
    Ranking ranking = Ranking.of(script, scores);
    return leads(ranking, letters) ? ranking.best() : Languages.UNDETERMINED;
  }

  /** A turn that says too little is in its conversation's language. */
  private static String ofTurn(Tally tally, String conversation) {
    Script script = tally.mainScript();
    if (script == null) {
      return conversation;
    }
    if (script == Script.HAN) {
      return EastAsian.ofTurn(tally, conversation);
    }
    int letters = tally.letters(script);
    if (script.language() != null) {
      return letters >= LEAST_LETTERS ? script.language() : conversation;
    }
    int[] scores = tally.scores(script);
    if (scores == null || letters < LEAST_LETTERS_FOR_MODEL) {
      return conversation;
    }
    Ranking ranking = Ranking.of(script, scores);
    boolean inherits = script == Script.LATIN || ranking.has(conversation);
    if (inherits
        && letters < LEAST_LETTERS_OF_TURN
        && !conversation.equals(Languages.UNDETERMINED)) {
      return conversation;
    }
    return leads(ranking, letters) ? ranking.best() : conversation;
  }

  private static boolean leads(Ranking ranking, int letters) {
    return ranking.lead() >= (letters < LEAST_LETTERS_OF_TURN ? LEAST_LEAD : LEAST_LEAD_OF_LONGER);
  }
}
