package io.parley.transforms.filter.source;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Communities by name, in any case.
 *
 * @param allow only these; empty allows all, even where none is known
 * @param block none of these, allowed or not
 */
public record Communities(Set<String> allow, Set<String> block) implements Serializable {
  public Communities {
    allow = lower(allow);
    block = lower(block);
  }

  public static Communities all() {
    return new Communities(Set.of(), Set.of());
  }

  /** The same, and what stands for these where names are hidden. */
  Communities withAliases(UnaryOperator<String> alias) {
    return new Communities(withAliases(allow, alias), withAliases(block, alias));
  }

  static Set<String> withAliases(Set<String> names, UnaryOperator<String> alias) {
    Set<String> more = new HashSet<>(names);
    names.forEach(name -> more.add(alias.apply(name)));
    return more;
  }

  static Set<String> lower(Set<String> names) {
    Set<String> lower = new HashSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return Set.copyOf(lower);
  }
}
