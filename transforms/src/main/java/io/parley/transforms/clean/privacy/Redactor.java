package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Replaces private data by the name of its kind, such as {@code <EMAIL>}. One scan that asks the
 * finders at the few characters that can betray something, and one for the names of the people in
 * the thread.
 */
public final class Redactor {
  /** In the order in which they are asked. */
  private static final List<Finder> FINDERS =
      List.of(
          new UrlPasswordFinder(),
          new SecretFinder(),
          new AssignedSecretFinder(),
          new PasswordFinder(),
          new EmailFinder(),
          new SpelledEmailFinder(),
          new WalletFinder(),
          new CardFinder(),
          new IbanFinder(),
          new NationalIdFinder(),
          new CoordinatesFinder(),
          new MacFinder(),
          new IpFinder(),
          new BirthDateFinder(),
          new StreetFinder(),
          new ChineseAddressFinder(),
          new MessengerFinder(),
          new PhoneFinder(),
          new ProfileFinder(),
          new HandleFinder());

  /** For each character, which of {@link #asked} it triggers; 0 for none. */
  private final byte[] triggers = new byte[0x10000];

  private final List<Finder[]> asked = new ArrayList<>();
  private final boolean names;

  public Redactor(PrivacyConfig config) {
    asked.add(new Finder[0]);
    TreeMap<Character, List<Finder>> byTrigger = new TreeMap<>();
    for (Finder finder : FINDERS) {
      if (config.modeOf(finder.kind()) == PiiMode.TAG) {
        for (char c : finder.triggers().toCharArray()) {
          byTrigger.computeIfAbsent(c, any -> new ArrayList<>()).add(finder);
        }
      }
    }
    byTrigger.forEach(
        (c, finders) -> {
          triggers[c] = (byte) asked.size();
          asked.add(finders.toArray(new Finder[0]));
        });
    names = config.modeOf(PiiKind.NAME) == PiiMode.TAG;
  }

  /**
   * The text with tags for what is found; the same object where nothing is. What a tag hides can be
   * the neighbour that another find needs: a text is settled when nothing is found in it.
   */
  public String redact(String text, Names people) {
    String found = tagged(text);
    return names ? people.redact(found) : found;
  }

  static String tag(PiiKind kind) {
    return "<" + kind.name() + ">";
  }

  private String tagged(String text) {
    Scan scan = new Scan(text);
    StringBuilder out = null;
    int length = text.length();
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      int trigger = triggers[c];
      if (trigger == 0) {
        i++;
        continue;
      }
      scan.run = Chars.isDigit(c) ? scan.digitsEnd(i) - i : 0;
      Finder finder = ask(asked.get(trigger), scan, i);
      if (finder == null) {
        i += Math.max(1, scan.run);
        continue;
      }
      if (out == null) {
        out = new StringBuilder(length);
      }
      out.append(text, scan.floor, scan.start).append(tag(finder.kind()));
      i = scan.end;
      while (i < length && Chars.extendsCluster(text.charAt(i))) {
        i++; // a mark must not settle on the tag
      }
      scan.floor = i;
    }
    return out == null ? text : out.append(text, scan.floor, length).toString();
  }

  private static Finder ask(Finder[] finders, Scan scan, int at) {
    for (Finder finder : finders) {
      if (finder.find(scan, at)) {
        return finder;
      }
    }
    return null;
  }
}
