package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Findings;
import io.parley.schemas.Reason;
import io.parley.schemas.Signal;
import io.parley.schemas.Turn;
import io.parley.transforms.TokenCounter;
import io.parley.transforms.filter.language.LanguageGuesser;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import io.parley.transforms.filter.safety.SignalFinder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the language of a conversation and of its turns, and what to look out for in them, and
 * marks the turns that may not be used. Nothing is taken away, and judging again changes nothing.
 * Not for several threads at once.
 */
final class Filter {
  private final LanguageGuesser guesser = new LanguageGuesser();
  private final SignalFinder signals;
  private final List<Rule> ofConversations;
  private final List<Rule> ofTurns;
  private final List<Rule> ofReplies;

  /** For a configuration that limits no tokens. */
  Filter(FilterConfig config) {
    this(config, null);
  }

  /**
   * For any configuration.
   *
   * @param tokens asked where the configuration limits them; else may be null
   */
  Filter(FilterConfig config, TokenCounter tokens) {
    signals = new SignalFinder(config.safety().classifiers());
    List<Rule> rules = FilterRules.of(config, tokens);
    ofConversations = with(Scope.CONVERSATION, rules);
    ofTurns = with(Scope.TURN, rules);
    ofReplies = with(Scope.REPLY, rules);
  }

  private static List<Rule> with(Scope scope, List<Rule> rules) {
    return rules.stream().filter(rule -> rule.scope() == scope).toList();
  }

  /** The same conversation with its language and every turn judged. */
  Conversation judge(Conversation conversation) {
    Conversation named = withFindings(conversation);
    Evidence evidence = new Evidence(named);
    Optional<Cause> ofAll =
        named.turns().isEmpty() ? Optional.empty() : cause(ofConversations, evidence, 0);
    List<Turn> judged = new ArrayList<>(named.turns().size());
    BitSet cutOff = new BitSet(); // unreadable, or below a turn that is
    for (int i = 0; i < named.turns().size(); i++) {
      Turn turn = reject(ofTurns, evidence, i);
      // What is wrong with a turn itself says more than what is wrong with all.
      turn = ofAll.map(turn::reject).orElse(turn);
      int parent = turn.parent();
      boolean below = parent >= 0 && cutOff.get(parent);
      if (below) {
        turn = turn.reject(rejectedContext(judged.get(parent)));
      } else if (turn.rejected() == null && evidence.target(i)) {
        turn = reject(ofReplies, evidence, i);
      }
      cutOff.set(i, below || !turn.readable());
      judged.add(turn);
    }
    return named.withTurns(judged);
  }

  /** The same conversation with languages and signals, and nothing judged. */
  Conversation withFindings(Conversation conversation) {
    return withSignals(named(conversation));
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

  /** What cleaning found stays. */
  private Conversation withSignals(Conversation conversation) {
    List<Turn> turns = new ArrayList<>(conversation.turns().size());
    for (Turn turn : conversation.turns()) {
      String own = turn.findings().language();
      String language = own == null ? conversation.language() : own;
      Set<Signal> found = signals.find(turn.text(), language);
      turns.add(found.isEmpty() ? turn : turn.withFindings(turn.findings().withSignals(found)));
    }
    return conversation.withTurns(turns);
  }

  private static Turn reject(List<Rule> rules, Evidence evidence, int index) {
    Turn turn = evidence.turn(index);
    return turn.rejected() != null
        ? turn
        : cause(rules, evidence, index).map(turn::reject).orElse(turn);
  }

  private static Optional<Cause> cause(List<Rule> rules, Evidence evidence, int index) {
    for (Rule rule : rules) {
      Optional<Cause> cause = rule.judge(evidence, index);
      if (cause.isPresent()) {
        return cause;
      }
    }
    return Optional.empty();
  }

  /** The detail names what is wrong further up, not the links between. */
  private static Cause rejectedContext(Turn parent) {
    Cause cause = parent.rejected();
    return cause.reason() == Reason.REJECTED_CONTEXT
        ? cause
        : new Cause(Reason.REJECTED_CONTEXT, cause.reason().label());
  }
}
