package io.parley.transforms.filter.source;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All turns of a conversation whose licence is not wanted or not known. The detail is the licence's
 * identifier; what a source says in words of its own may name people.
 */
final class LicenceAllowed implements Rule {
  private static final String UNKNOWN = "unknown";
  private static final String OTHER = "other";

  /** The longest of SPDX's have about as many characters. */
  private static final int MAX_IDENTIFIER = 40;

  private final Set<String> allowed;

  /** SPDX compares licence identifiers without regard to case. */
  LicenceAllowed(Set<String> licences) {
    Set<String> copy = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    copy.addAll(licences);
    allowed = Collections.unmodifiableSet(copy);
  }

  @Override
  public String key() {
    return "licenses";
  }

  @Override
  public Scope scope() {
    return Scope.CONVERSATION;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    String licence = evidence.conversation().licence();
    if (licence != null && allowed.contains(licence)) {
      return Optional.empty();
    }
    String detail = licence == null ? UNKNOWN : isIdentifier(licence) ? licence : OTHER;
    return Optional.of(new Cause(Reason.LICENCE, detail));
  }

  /** As SPDX writes them; letters, digits and few signs. */
  private static boolean isIdentifier(String licence) {
    return licence.length() <= MAX_IDENTIFIER
        && licence
            .chars()
            .allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0);
  }
}
