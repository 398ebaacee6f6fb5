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
  NONE(List.of()),
  GOPHER(GopherRules.ALL),
  C4(C4Rules.ALL),
  /** All that FineWeb did: Gopher's rules, those of C4 on whole pages, and its own. */
  FINEWEB(
      Stream.of(GopherRules.ALL, C4Rules.OF_PAGES, FineWebRules.ALL)
          .flatMap(List::stream)
          .toList());

  private final List<Bound> rules;

  DocumentPreset(List<Bound> rules) {
    this.rules = rules;
  }

  @Override
  public Optional<Cause> judge(String text, String language) {
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
