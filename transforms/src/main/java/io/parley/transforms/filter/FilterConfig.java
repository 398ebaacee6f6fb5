package io.parley.transforms.filter;

import io.parley.transforms.filter.language.Languages;
import io.parley.transforms.filter.safety.SafetyConfig;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code filter} lets through.
 *
 * @param languages languages of conversations allowed, of {@link #KNOWN_LANGUAGES}; {@code zh}
 *     stands for {@code zh-Hans}, {@code zh-Hant} and {@code yue} too; empty allows all. A
 *     conversation with too little text to judge by, or whose best two languages are too close, is
 *     {@code und}, and stays only where {@code und} is listed: someone who asks for German does not
 *     expect whatever could not be told
 * @param licences licences allowed, in any case; empty allows all, even where none is known
 * @param replyChars characters (code points) a reply may have
 * @param replyWords words a reply may have; each Chinese or Japanese character counts as one
 * @param bots whether turns of bots stay
 * @param selfReplies whether a reply to one's own turn may be trained on
 * @param openerReplies sources in which replies of the one who opened the thread may be trained on,
 *     because nobody is the one who asks
 * @param safety what becomes of turns with signals
 */
public record FilterConfig(
    Set<String> languages,
    Set<String> licences,
    Range replyChars,
    Range replyWords,
    boolean bots,
    boolean selfReplies,
    Set<String> openerReplies,
    SafetyConfig safety)
    implements Serializable {
  /** What a conversation's language may turn out to be: BCP 47, no regions; scripts of Chinese. */
  public static final Set<String> KNOWN_LANGUAGES = Languages.all();

  /** From {@code min} to {@code max}, both included. */
  public record Range(int min, int max) implements Serializable {
    public Range {
      if (min < 0 || max < min) {
        throw new IllegalArgumentException("range: " + min + " to " + max);
      }
    }

    public boolean contains(int value) {
      return min <= value && value <= max;
    }
  }

  public FilterConfig {
    languages = Set.copyOf(languages);
    licences = Set.copyOf(licences);
    openerReplies = Set.copyOf(openerReplies);
    Set<String> unknown = new TreeSet<>(languages);
    unknown.removeAll(KNOWN_LANGUAGES);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "languages: "
              + String.join(", ", unknown)
              + " not among "
              + String.join(", ", KNOWN_LANGUAGES));
    }
  }

  public static FilterConfig defaults() {
    return new FilterConfig(
        Set.of(),
        Set.of(),
        new Range(1, 20_000),
        new Range(1, 5_000),
        false,
        false,
        Set.of("pairs"),
        SafetyConfig.defaults());
  }
}
