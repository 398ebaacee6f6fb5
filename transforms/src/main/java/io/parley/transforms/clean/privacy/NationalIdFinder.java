package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.text.Chars;
import java.util.ArrayList;
import java.util.List;

/** Numbers that states give to people, in their usual forms and with their check digits. */
final class NationalIdFinder implements Finder {
  private static final int CUE_REACH = 40;
  private static final int MAX_RUN = 18;

  /** By the number of digits in the first run. */
  private static final List<List<NationalId.Form>> FORMS = forms();

  @Override
  public PiiKind kind() {
    return PiiKind.ID;
  }

  @Override
  public Triggers triggers() {
    return Triggers.digits(1, MAX_RUN);
  }

  @Override
  public boolean find(Scan scan, int at) {
    for (NationalId.Form form : FORMS.get(scan.run)) {
      int start = at - form.lead();
      int end = start + form.pattern().length();
      String number = form.read(scan, start);
      if (number != null
          && scan.startsWord(start)
          && !Chars.isWord(scan.at(end))
          && stands(scan, start, end)
          && form.id().check().test(number)
          && (!form.cue() || form.id().cues().before(scan, start, CUE_REACH))) {
        return scan.found(start, end);
      }
    }
    return false;
  }

  /** Whether it is not a part of a longer number or of an address. */
  private static boolean stands(Scan scan, int start, int end) {
    char before = scan.before(start);
    char after = scan.at(end);
    return "/=&$€£%".indexOf(before) < 0
        && !("-.".indexOf(before) >= 0 && Chars.isAsciiAlnum(scan.at(start - 2)))
        && !("-./".indexOf(after) >= 0 && Chars.isAsciiAlnum(scan.at(end + 1)));
  }

  private static List<List<NationalId.Form>> forms() {
    List<List<NationalId.Form>> forms = new ArrayList<>();
    for (int run = 0; run <= MAX_RUN; run++) {
      forms.add(new ArrayList<>());
    }
    for (NationalId id : NationalIds.ALL) {
      for (NationalId.Form form : id.readable()) {
        forms.get(form.run()).add(form);
        int end = form.lead() + form.run();
        if (end < form.pattern().length() && "XN".indexOf(form.pattern().charAt(end)) >= 0) {
          forms.get(form.run() + 1).add(form); // the check character is mostly a digit
        }
      }
    }
    return forms;
  }
}
