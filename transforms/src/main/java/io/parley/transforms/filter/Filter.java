package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Findings;
import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.schemas.Turn;
import io.parley.transforms.filter.language.LanguageGuesser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Tells the language of a conversation and of its turns, and marks the turns that may not be used.
 * Nothing is taken away, and judging again changes nothing. Not for several threads at once.
 */
final class Filter {
  private final LanguageGuesser guesser = new LanguageGuesser();
  private final List<Rule> ofTurns;
  private final List<Rule> ofTargets;

  Filter(FilterConfig config) {
    ofTurns = rulesOfTurns(config);
    ofTargets = rulesOfTargets(config);
  }

  /** Rules on what may not even be read: replies fall with the turn. The first one counts. */
  private static List<Rule> rulesOfTurns(FilterConfig config) {
    List<Rule> rules = new ArrayList<>();
    rules.add(new Flagged(Flag.DELETED, Reason.DELETED));
    rules.add(new Flagged(Flag.SYSTEM, Reason.SERVICE_NOTICE));
    if (!config.bots()) {
      rules.add(new Flagged(Flag.BOT, Reason.BOT));
    }
    if (!config.licences().isEmpty()) {
      rules.add(new LicenceAllowed(config.licences()));
    }
    if (!config.languages().isEmpty()) {
      rules.add(new LanguageAllowed(config.languages()));
    }
    return List.copyOf(rules);
  }

  /** Rules on what may be read but not learnt. The first one counts. */
  private static List<Rule> rulesOfTargets(FilterConfig config) {
    List<Rule> rules = new ArrayList<>();
    if (!config.selfReplies()) {
      rules.add(new SelfReply());
    }
    rules.add(new OpenerReply(config.openerReplies()));
    rules.add(ReplyLength.inCharacters(config.replyChars()));
    rules.add(ReplyLength.inWords(config.replyWords()));
    return List.copyOf(rules);
  }

  /** The same conversation with its language and every turn judged. */
  Conversation judge(Conversation conversation) {
    Conversation named = named(conversation);
    Evidence evidence = new Evidence(named);
    List<Turn> judged = new ArrayList<>(named.turns().size());
    BitSet cutOff = new BitSet(); // unreadable, or below a turn that is
    for (int i = 0; i < named.turns().size(); i++) {
      Turn turn = reject(ofTurns, evidence, i);
      int parent = turn.parent();
      boolean below = parent >= 0 && cutOff.get(parent);
      if (below) {
        turn = turn.reject(rejectedContext(judged.get(parent)));
      } else if (turn.rejected() == null) {
        turn = reject(ofTargets, evidence, i);
      }
      cutOff.set(i, below || !turn.readable());
      judged.add(turn);
    }
    return named.withTurns(judged);
  }

  private Conversation named(Conversation conversation) {
    LanguageGuesser.Guess guess = guesser.guess(conversation);
    List<Turn> turns = new ArrayList<>(conversation.turns().size());
    for (Turn turn : conversation.turns()) {
      String language = guess.turns().get(turns.size());
      turns.add(turn.withFindings(new Findings(language, turn.findings().signals())));
    }
    return conversation.withLanguage(guess.conversation()).withTurns(turns);
  }

  private static Turn reject(List<Rule> rules, Evidence evidence, int index) {
    Turn turn = evidence.turn(index);
    if (turn.rejected() != null) {
      return turn;
    }
    for (Rule rule : rules) {
      Optional<Cause> cause = rule.judge(evidence, index);
      if (cause.isPresent()) {
        return turn.reject(cause.get());
      }
    }
    return turn;
  }

  /** The detail names what is wrong further up, not the links between. */
  private static Cause rejectedContext(Turn parent) {
    Cause cause = parent.rejected();
    return cause.reason() == Reason.REJECTED_CONTEXT
        ? cause
        : new Cause(Reason.REJECTED_CONTEXT, cause.reason().label());
  }
}
