package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.language.Languages;
import java.util.Optional;
import java.util.Set;

/** All turns of a conversation in a language that is not wanted. The detail is the language. */
record LanguageAllowed(Set<String> allowed) implements Rule {
  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    String language = evidence.conversation().language();
    return allowed.contains(language) || allowed.contains(Languages.inGeneral(language))
        ? Optional.empty()
        : Optional.of(new Cause(Reason.LANGUAGE, language));
  }
}
