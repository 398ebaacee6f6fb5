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
    return judgeRest(new Evidence(withTurnsJudged(withFindings(conversation))));
  }

  /** The same conversation, judged by the rules on turns only. */
  Conversation withTurnsJudged(Conversation named) {
    List<Turn> left = new ArrayList<>(named.turns().size());
    Evidence evidence = new Evidence(named);
    for (int i = 0; i < named.turns().size(); i++) {
      left.add(reject(ofTurns, evidence, i));
    }
    return named.withTurns(left);
  }

  /** What the rules on turns have left. */
  private Conversation judgeRest(Evidence evidence) {
    Conversation conversation = evidence.conversation();
    int size = conversation.turns().size();
    Optional<Cause> ofAll = size == 0 ? Optional.empty() : cause(ofConversations, evidence, 0);
    List<Turn> judged = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Turn turn = evidence.turn(i);
      // What is wrong with a turn itself, or above it, says more than what is wrong with all.
      if (!evidence.readable().get(i)) {
        judged.add(turn.rejected() != null ? turn : turn.reject(context(judged, turn)));
      } else if (ofAll.isPresent()) {
        judged.add(turn.reject(ofAll.get()));
      } else {
        judged.add(evidence.target(i) ? reject(ofReplies, evidence, i) : turn);
      }
    }
    return conversation.withTurns(judged);
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
  private static Cause context(List<Turn> judged, Turn turn) {
    Cause cause = judged.get(turn.parent()).rejected();
    return cause.reason() == Reason.REJECTED_CONTEXT
        ? cause
        : new Cause(Reason.REJECTED_CONTEXT, cause.reason().label());
  }
}
