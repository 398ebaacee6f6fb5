package io.parley.transforms.filter.reply;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.Resources;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replies that would fit under anything: agreement, thanks, laughter, bumps and first places, by
 * the lists of whole replies in {@code generic/}. No list has what answers a question ("yes", "no
 * idea") or returns a greeting. English is used everywhere, so its list counts in every language.
 */
final class GenericReply implements Rule {
  private static final String ENGLISH = "en";

  /** A list is a row: the language, without script, whose list it is. */
  private static final List<String> LISTS =
      List.of(ENGLISH, "zh", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr");

  private static final Map<String, Set<String>> REPLIES = load();

  private static Map<String, Set<String>> load() {
    Map<String, Set<String>> replies = new HashMap<>();
    for (String language : LISTS) {
      Set<String> known = new HashSet<>();
      for (String line : Resources.lines(GenericReply.class, "generic/" + language + ".txt")) {
        known.add(WholeReply.entry(line));
      }
      replies.put(language, Set.copyOf(known));
    }
    return Map.copyOf(replies);
  }

  @Override
  public String key() {
    return ReplyKind.GENERIC.key();
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    Set<String> readings = WholeReply.readings(evidence.turn(turn).text());
    if (readings.isEmpty()) {
      return Optional.empty();
    }
    String language = evidence.turn(turn).findings().language();
    Set<String> own = REPLIES.getOrDefault(withoutScript(language), Set.of());
    for (String reading : readings) {
      if (REPLIES.get(ENGLISH).contains(reading) || own.contains(reading)) {
        return Optional.of(Cause.of(Reason.GENERIC));
      }
    }
    return Optional.empty();
  }

  private static String withoutScript(String language) {
    return language == null ? "" : language.equals("yue") ? "zh" : language.split("-", 2)[0];
  }
}
