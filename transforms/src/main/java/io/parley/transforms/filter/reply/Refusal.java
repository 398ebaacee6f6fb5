package io.parley.transforms.filter.reply;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.Phrases;
import io.parley.transforms.Texts;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/**
 * An assistant that refuses, or says that it is a language model and therefore cannot. What people
 * say to excuse themselves refuses only where a reply begins with it, or a sentence of its first
 * ones; what only such models say does so anywhere. Silent where the source has no roles.
 */
final class Refusal implements Rule {
  private static final Phrases OPENINGS = Phrases.load(Refusal.class, "refusal-openings.txt");
  private static final Phrases ANYWHERE = Phrases.load(Refusal.class, "refusal-phrases.txt");

  /** How far the opening of a reply goes. */
  private static final int OPENING = 200;

  @Override
  public String key() {
    return ReplyKind.REFUSALS.key();
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    String text = evidence.turn(turn).text();
    return evidence.roles() && (opens(text) || ANYWHERE.within(text, 0, text.length()))
        ? Optional.of(Cause.of(Reason.REFUSAL))
        : Optional.empty();
  }

  private static boolean opens(String text) {
    boolean begins = true;
    for (int i = 0; i < Math.min(text.length(), OPENING); i++) {
      char c = text.charAt(i);
      if (begins && OPENINGS.match(text, i, text.length()) > 0) {
        return true;
      }
      begins = ".!?\n\u3002\uFF01\uFF1F".indexOf(c) >= 0 || begins && Texts.isSpace(c);
    }
    return false;
  }
}
