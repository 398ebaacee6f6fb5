package io.parley.transforms.filter.thread;

import io.parley.schemas.Flag;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/** The rules on who speaks to whom, in the order in which their causes count. */
public final class ThreadRules {
  private ThreadRules() {}

  public static List<Rule> of(ThreadConfig config) {
    List<Rule> rules = new ArrayList<>();
    rules.add(new Flagged("takedown", Flag.TAKEN_DOWN, Reason.TAKEN_DOWN));
    rules.add(new Flagged("deleted", Flag.DELETED, Reason.DELETED));
    rules.add(new Flagged("system", Flag.SYSTEM, Reason.SERVICE_NOTICE));
    if (!config.bots()) {
      rules.add(new Flagged("bots", Flag.BOT, Reason.BOT));
    }
    if (!config.selfReplies()) {
      rules.add(new SelfReply());
    }
    rules.add(new OpenerReply(config.openerReplies()));
    return List.copyOf(rules);
  }
}
