package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces private data by what {@link StandIns} gives for it, such as {@code <EMAIL>}. One scan
 * that asks the finders at the few characters that can betray something, and one for the names of
 * the people in the thread.
 */
public final class Redactor {
  /** In the order in which they are asked. */
  private static final List<Finder> FINDERS =
      List.of(new EmailFinder(), new IpFinder(), new PhoneFinder(), new HandleFinder());

  private final Finder[][] byTrigger = new Finder[0x80][];
  private final boolean names;

  public Redactor(PrivacyConfig config) {
    for (char c = 0; c < byTrigger.length; c++) {
      List<Finder> asked = new ArrayList<>();
      for (Finder finder : FINDERS) {
        if (config.hides(finder.kind()) && finder.triggers().indexOf(c) >= 0) {
          asked.add(finder);
        }
      }
      byTrigger[c] = asked.isEmpty() ? null : asked.toArray(new Finder[0]);
    }
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
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      Finder finder = c < 0x80 && byTrigger[c] != null ? ask(byTrigger[c], scan, i) : null;
      if (finder == null) {
        i++;
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
