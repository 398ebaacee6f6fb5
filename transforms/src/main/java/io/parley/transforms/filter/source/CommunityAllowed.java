package io.parley.transforms.filter.source;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Locale;
import java.util.Optional;

/**
 * All turns of a conversation whose community is blocked, or not among those allowed. The detail
 * does not name it: some are named after people, such as the profiles of Reddit.
 */
record CommunityAllowed(Communities communities) implements Rule {
  @Override
  public String key() {
    return "communities";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    String name = evidence.conversation().community();
    String community = name == null ? null : name.toLowerCase(Locale.ROOT);
    if (community != null && communities.block().contains(community)) {
      return Optional.of(new Cause(Reason.COMMUNITY, "blocked"));
    }
    if (communities.allow().isEmpty()
        || community != null && communities.allow().contains(community)) {
      return Optional.empty();
    }
    return Optional.of(new Cause(Reason.COMMUNITY, community == null ? "unknown" : "not allowed"));
  }
}
