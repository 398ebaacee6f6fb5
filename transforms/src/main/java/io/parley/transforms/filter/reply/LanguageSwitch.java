package io.parley.transforms.filter.reply;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.schemas.Turn;
import io.parley.transforms.Phrases;
import io.parley.transforms.Texts;
import io.parley.transforms.filter.language.Languages;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/**
 * Replies in another language than what they answer, where both are long enough to be sure of. Not
 * where a turn above is in the reply's language too, or speaks of languages and translating; all
 * ways of writing Chinese are one. The detail is both languages.
 */
final class LanguageSwitch implements Rule {
  private static final Phrases ASKS = Phrases.load(LanguageSwitch.class, "language-words.txt");

  /** Fewer letters of words are names, commands and loanwords. */
  private static final int LEAST_LETTERS = 60;

  /** Characters of Chinese and Japanese say more each. */
  private static final int LETTERS_A_CHARACTER = 3;

  /** A line with one of these is code. */
  private static final String CODE = "{};=_\\<>";

  /** A path is followed upwards so far, which keeps a long chain cheap. */
  private static final int MOST_ABOVE = 32;

  @Override
  public String key() {
    return ReplyKind.LANGUAGE_SWITCHES.key();
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    Turn reply = evidence.turn(turn);
    Turn prompt = evidence.turn(reply.parent());
    String ofReply = language(reply);
    String ofPrompt = language(prompt);
    if (ofReply.equals(ofPrompt)
        || ofReply.equals(Languages.UNDETERMINED)
        || ofPrompt.equals(Languages.UNDETERMINED)
        || !isLong(reply.text())
        || !isLong(prompt.text())) {
      return Optional.empty();
    }
    int steps = 0;
    for (int i = reply.parent(); i >= 0 && steps < MOST_ABOVE; i = evidence.turn(i).parent()) {
      String text = evidence.turn(i).text();
      if (language(evidence.turn(i)).equals(ofReply) || ASKS.within(text, 0, text.length())) {
        return Optional.empty();
      }
      steps++;
    }
    return Optional.of(new Cause(Reason.LANGUAGE_SWITCH, ofPrompt + " to " + ofReply));
  }

  private static String language(Turn turn) {
    String language = turn.findings().language();
    return language == null ? Languages.UNDETERMINED : Languages.inGeneral(language);
  }

  /** Whether a text has words enough in lines that are no code. */
  private static boolean isLong(String text) {
    int letters = 0;
    for (int start = 0; start < text.length() && letters < LEAST_LETTERS; ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (!isCode(text, start, end)) {
        letters += letters(text, start, end);
      }
      start = end + 1;
    }
    return letters >= LEAST_LETTERS;
  }

  private static boolean isCode(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (CODE.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Of words with small letters only, and of characters that have none: names are written large.
   */
  private static int letters(String text, int start, int end) {
    int letters = 0;
    for (int i = start; i < end; ) {
      int word = i;
      int found = 0;
      boolean small = true;
      while (i < end && !Texts.isSpace(text.charAt(i))) {
        char c = text.charAt(i++);
        found += Texts.isCjk(c) ? LETTERS_A_CHARACTER : Character.isLetter(c) ? 1 : 0;
        small &= !Character.isUpperCase(c) && "/@#".indexOf(c) < 0;
      }
      letters += small ? found : 0;
      i = Math.max(i, word + 1);
    }
    return letters;
  }
}
