package io.parley.transforms.filter.language;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;
import java.util.Set;

/** All turns of a conversation in a language that is not wanted. The detail is the language. */
public record LanguageAllowed(Set<String> allowed) implements Rule {
  @Override
  public String key() {
    return "languages";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    String language = evidence.conversation().language();
    return allowed.contains(language) || allowed.contains(Languages.inGeneral(language))
        ? Optional.empty()
        : Optional.of(new Cause(Reason.LANGUAGE, language));
  }
}
