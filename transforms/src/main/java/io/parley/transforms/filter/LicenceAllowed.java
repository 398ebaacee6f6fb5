package io.parley.transforms.filter;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All turns of a conversation whose licence is not wanted or not known. The detail is the licence.
 */
final class LicenceAllowed implements Rule {
  private static final String UNKNOWN = "unknown";

  private final Set<String> allowed;

  /** SPDX compares licence identifiers without regard to case. */
  LicenceAllowed(Set<String> licences) {
    Set<String> copy = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    copy.addAll(licences);
    allowed = Collections.unmodifiableSet(copy);
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    String licence = evidence.conversation().licence();
    if (licence != null && allowed.contains(licence)) {
      return Optional.empty();
    }
    return Optional.of(new Cause(Reason.LICENCE, licence == null ? UNKNOWN : licence));
  }
}
