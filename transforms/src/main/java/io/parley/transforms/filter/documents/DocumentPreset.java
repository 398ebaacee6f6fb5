package io.parley.transforms.filter.documents;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.DocumentFilter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets of rules by the datasets they were made for. The first that objects is named. */
public enum DocumentPreset implements DocumentFilter {
  /** Everything passes. */
  NONE,
  GOPHER,
  C4,
  /** All that FineWeb did: Gopher's rules, those of C4 on whole pages, and its own. */
  FINEWEB;

  private static final List<Bound> ALL_OF_FINEWEB =
      Stream.of(GopherRules.ALL, C4Rules.OF_PAGES, FineWebRules.ALL).flatMap(List::stream).toList();

  private List<Bound> rules() {
    return switch (this) {
      case NONE -> List.of();
      case GOPHER -> GopherRules.ALL;
      case C4 -> C4Rules.ALL;
      case FINEWEB -> ALL_OF_FINEWEB;
    };
  }

  @Override
  public Optional<Cause> judge(String text, String language) {
    List<Bound> rules = rules();
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    Document document = new Document(text, language);
    return rules.stream()
        .map(rule -> rule.objection(document))
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            objection ->
                new Cause(
                    Reason.DOCUMENT_QUALITY, name().toLowerCase(Locale.ROOT) + " " + objection));
  }
}
