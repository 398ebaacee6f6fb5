package io.parley.transforms.clean.debris;

import io.parley.transforms.Attribution;
import io.parley.transforms.Phrases;
import java.text.Normalizer;

/** Tells the names with which people sign from other last lines. */
final class GivenNames {
  private static final Phrases NAMES = Phrases.load(GivenNames.class, "given-names.txt");

  private GivenNames() {}

  /** Whether a text is a given name, in any case, or begins a full name with one. */
  static boolean isPerson(String text) {
    String plain =
        text.chars().allMatch(c -> c < 0x80)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    int end = NAMES.match(plain, 0, plain.length());
    return end == plain.length()
        || end > 0 && plain.charAt(end) == ' ' && Attribution.isName(plain);
  }
}
