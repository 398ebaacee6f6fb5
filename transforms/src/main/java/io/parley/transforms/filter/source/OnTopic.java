package io.parley.transforms.filter.source;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import io.parley.transforms.Phrases;
import io.parley.transforms.Texts;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * All turns of a conversation in whose title and opening no keyword stands, and which is of none of
 * the communities or sources. The opening is the first turn, and what follows instructions to the
 * assistant.
 */
final class OnTopic implements Rule {
  private final Phrases keywords;
  private final Set<String> communities;

  OnTopic(Topics topics) {
    keywords = Phrases.of(topics.keywords());
    communities = topics.communities();
  }

  @Override
  public String key() {
    return "topics";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    Conversation conversation = evidence.conversation();
    String community = conversation.community();
    boolean fits =
        isListed(community)
            || isListed(conversation.source())
            || conversation.title() != null && mentions(conversation.title());
    for (int i = 0; !fits && i < conversation.turns().size(); i++) {
      Turn opening = conversation.turns().get(i);
      fits = mentions(opening.text());
      if (opening.role() != Role.SYSTEM) {
        break;
      }
    }
    return fits ? Optional.empty() : Optional.of(Cause.of(Reason.OFF_TOPIC));
  }

  private boolean isListed(String name) {
    return name != null && communities.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whatever white space is between the words of a phrase. */
  private boolean mentions(String text) {
    String line = Texts.normalize(text);
    return keywords.within(line, 0, line.length());
  }
}
