package io.parley.transforms.filter.reply;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.schemas.Turn;
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
    Turn reply = evidence.turn(turn);
    Set<String> english = REPLIES.get(ENGLISH);
    Set<String> own = REPLIES.getOrDefault(withoutScript(reply.findings().language()), Set.of());
    return WholeReply.isOneOf(
            reply.text(), reading -> english.contains(reading) || own.contains(reading))
        ? Optional.of(Cause.of(Reason.GENERIC))
        : Optional.empty();
  }

  private static String withoutScript(String language) {
    if (language == null) {
      return "";
    }
    int script = language.indexOf('-');
    return language.equals("yue") ? "zh" : script < 0 ? language : language.substring(0, script);
  }
}
