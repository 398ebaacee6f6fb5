package io.parley.transforms.filter.thread;

import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Limit;
import io.parley.transforms.filter.rules.Measure;
import io.parley.transforms.filter.rules.Range;
import io.parley.transforms.filter.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules on who speaks to whom and on how others received it, in the order in which their causes
 * count.
 */
public final class ThreadRules {
  private ThreadRules() {}

  /** All but those on how others received a reply. */
  public static List<Rule> of(ThreadConfig config) {
    List<Rule> rules = new ArrayList<>();
    rules.add(new Flagged("takedown", Flag.TAKEN_DOWN, Reason.TAKEN_DOWN));
    rules.add(new Flagged("deleted", Flag.DELETED, Reason.DELETED));
    rules.add(new Flagged("system", Flag.SYSTEM, Reason.SERVICE_NOTICE));
    if (!config.bots()) {
      rules.add(new Flagged("bots", Flag.BOT, Reason.BOT));
    }
    if (!config.nsfw()) {
      rules.add(new Flagged("nsfw", Flag.NSFW, Reason.NSFW));
    }
    addShape(rules, config.shape());
    if (!config.selfReplies()) {
      rules.add(new SelfReply());
    }
    rules.add(new OpenerReply(config.openerReplies()));
    if (config.chatReplies() != ThreadConfig.ChatReplies.ALL) {
      rules.add(new Addressed(config.chatReplies() == ThreadConfig.ChatReplies.DIRECT));
    }
    if (!config.olderReplies()) {
      rules.add(new OlderReply());
    }
    return List.copyOf(rules);
  }

  private static void addShape(List<Rule> rules, Shape shape) {
    addRange(rules, new Turns(), shape.turns(), Reason.TOO_FEW_TURNS, Reason.TOO_MANY_TURNS);
    addRange(
        rules, new Speakers(), shape.speakers(), Reason.TOO_FEW_SPEAKERS, Reason.TOO_MANY_SPEAKERS);
    if (!shape.monologues()) {
      rules.add(new Monologue());
    }
    if (!shape.unanswered()) {
      rules.add(new Unanswered());
    }
  }

  private static void addRange(
      List<Rule> rules, Measure measure, Range range, Reason below, Reason above) {
    if (!range.equals(Shape.ANY)) {
      rules.add(Limit.of(measure, range, below, above));
    }
  }

  /** The rules on votes and acceptance. */
  public static List<Rule> onReception(Reception reception) {
    List<Rule> rules = new ArrayList<>();
    if (reception.minScore() != null) {
      rules.add(
          new Limit(
              new Score(),
              reception.minScore(),
              Double.POSITIVE_INFINITY,
              Reason.LOW_SCORE,
              Reason.LOW_SCORE));
    }
    if (reception.accepted() != Reception.Accepted.ANY) {
      rules.add(new AcceptedReply(reception.accepted() == Reception.Accepted.ONLY));
    }
    return List.copyOf(rules);
  }

  /** What the limits compare. */
  public static List<Measure> measures() {
    return List.of(new Turns(), new Speakers(), new Score());
  }
}
