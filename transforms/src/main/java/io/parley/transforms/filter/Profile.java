package io.parley.transforms.filter;

import io.parley.schemas.Conversation;
import io.parley.schemas.Signal;
import io.parley.schemas.Turn;
import io.parley.transforms.TokenCounter;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lists what the rules of a filter would look at: every measured number, and every objection. Rules
 * are asked one by one, whatever others have found, so that each can be judged for itself. Turns
 * that cleaning has rejected are left out. For one thread.
 */
final class Profile {
  private final Filter filter;
  private final List<Rule> rules;
  private final List<Measure> measures;

  Profile(FilterConfig config, TokenCounter tokens) {
    filter = new Filter(config, tokens);
    rules = FilterRules.of(config, tokens);
    measures = FilterRules.measures(tokens);
  }

  /** Tells all that there is to count in a conversation. */
  void observe(Conversation conversation, Consumer<Observation> out) {
    Conversation found = filter.withFindings(conversation);
    Evidence evidence = new Evidence(found);
    Observer observer = new Observer(evidence, found.source(), found.language(), out);
    if (!found.turns().isEmpty()) {
      observer.observe(Scope.CONVERSATION, 0);
    }
    for (int i = 0; i < found.turns().size(); i++) {
      Turn turn = found.turns().get(i);
      if (turn.rejected() == null) {
        observer.observe(Scope.TURN, i);
        for (Signal signal : turn.findings().signals()) {
          observer.tell(Observation.Kind.SIGNAL, signal.label(), 0);
        }
        if (evidence.target(i)) {
          observer.observe(Scope.REPLY, i);
        }
      }
    }
  }

  private final class Observer {
    private final Evidence evidence;
    private final String source;
    private final String language;
    private final Consumer<Observation> out;

    Observer(Evidence evidence, String source, String language, Consumer<Observation> out) {
      this.evidence = evidence;
      this.source = source;
      this.language = language;
      this.out = out;
    }

    void observe(Scope scope, int turn) {
      tell(Observation.Kind.UNIT, scope.name(), 0);
      for (Measure measure : measures) {
        if (measure.scope() == scope) {
          measure
              .of(evidence, turn)
              .ifPresent(
                  value ->
                      tell(Observation.Kind.NUMBER, measure.key(), Observation.rounded(value)));
        }
      }
      List<String> objections = new ArrayList<>();
      for (Rule rule : rules) {
        if (rule.scope() == scope) {
          rule.judge(evidence, turn)
              .ifPresent(
                  cause -> objections.add(scope + " " + rule.key() + " " + cause.reason().label()));
        }
      }
      for (String objection : objections) {
        tell(Observation.Kind.OBJECTION, objection, objections.size() == 1 ? 1 : 0);
      }
    }

    void tell(Observation.Kind kind, String name, double value) {
      out.accept(new Observation(source, language, kind, name, value));
    }
  }
}
