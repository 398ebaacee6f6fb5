package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.List;

/**
 * Replaces private data by what {@link StandIns} gives for it, such as {@code <EMAIL>}. One scan
 * that asks the finders at the few characters that can betray something, and one for the names of
 * the people in the thread.
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

  private final Finders finders;
  private final boolean names;

  public Redactor(PrivacyConfig config) {
    finders = new Finders(FINDERS.stream().filter(f -> config.hides(f.kind())).toList());
    names = config.hides(PiiKind.NAME);
  }

  /**
   * The text with stand-ins for what is found; the same object where nothing is. What a tag hides
   * can be the neighbour that another find needs: a text is settled when nothing is found in it.
   */
  public String redact(String text, Names people, StandIns standIns) {
    String found = found(text, standIns);
    return names ? people.redact(found, standIns) : found;
  }

  private String found(String text, StandIns standIns) {
    Scan scan = new Scan(text);
    StringBuilder out = null;
    int length = text.length();
    char before = '\n';
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      Finder[] asked;
      if (Chars.isDigit(c)) {
        scan.run = scan.digitsEnd(i) - i;
        asked = finders.atRun(scan.run);
      } else {
        scan.run = 1;
        asked = finders.at(before, c);
      }
      Finder finder = asked == null ? null : Finders.ask(asked, scan, i);
      if (finder == null) {
        before = c;
        i += scan.run;
        continue;
      }
      if (out == null) {
        out = new StringBuilder(length);
      }
      out.append(text, scan.floor, scan.start)
          .append(standIns.of(finder.kind(), text.substring(scan.start, scan.end)));
      i = scan.end;
      while (i < length && Chars.extendsCluster(text.charAt(i))) {
        i++; // a mark must not settle on the tag
      }
      scan.floor = i;
      before = '>'; // of the tag
    }
    return out == null ? text : out.append(text, scan.floor, length).toString();
  }
}
