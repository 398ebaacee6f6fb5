package io.parley.transforms.clean.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Repairs text whose UTF-8 bytes were read in another character set, once or several times, in
 * whole or in part: "cafÃ© â€œx" is "café “x". Conservative: a run of characters changes only where
 * its bytes are valid UTF-8 and what they say is clearly likelier than what stands there; a weaker
 * case needs a stronger one of the same character set in the same text. What cannot be restored
 * becomes U+FFFD.
 *
 * <p>The costs and thresholds are ours, set by the cases of ftfy and by clean text of many
 * languages, none of which may change. Linear; text without a suspicious pair of characters is
 * returned as it is.
 */
final class Mojibake {
  /** Half points by which a reading must be likelier than the text as it stands. */
  private static final int CLEAR = 6;

  /** What is enough where another run of the text was read in the same codepage for certain. */
  private static final int ENOUGH = 1;

  /** What several runs, each of some weight, must have together to count as certain. */
  private static final int TOGETHER = 10;

  private static final int SOME = 3;

  /** What is enough where most of a text was misread: one-letter words are likely by nothing. */
  private static final int LEAST = -2;

  private static final int MOST = 40;

  /** Layers that are looked through at once; every round removes at least one more. */
  private static final int LAYERS = 4;

  private static final int MAX_ROUNDS = 16;

  /** People draw with what the codepages of DOS have for lead bytes. */
  private static final char BOX_DRAWING = 0x2500;

  private static final int LOSS = 4;

  private static final char LOST = '\uFFFD';

  /** A reading of the characters from {@code start} to {@code end}. */
  private record Reading(int start, int end, int page, String text, int gain) {}

  /** What one way to read a run costs; most codepages read it in the same way. */
  private record Judged(int end, String read, String meant, int typed, int cost) {}

  private Judged judged;
  private final String text;
  private final List<Reading> readings = new ArrayList<>();
  private final int[] weight = new int[Codepage.ALL.size()];
  private final int[] covered = new int[Codepage.ALL.size()];
  private final boolean[] certain = new boolean[Codepage.ALL.size()];

  private Mojibake(String text) {
    this.text = text;
  }

  static String repair(String text) {
    String current = text;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      int first = suspect(current, 0);
      if (first < 0) {
        break;
      }
      String next = new Mojibake(current).round(first);
      if (next.equals(current)) {
        break;
      }
      current = next;
    }
    return current;
  }

  /** The first index from one on at which two characters may be bytes of one; -1: none. */
  static int suspect(String text, int from) {
    for (int i = from; i + 1 < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && Codepage.mayLead(c) && Codepage.suspects(c, text.charAt(i + 1)) != 0) {
        return i;
      }
    }
    return -1;
  }

  private String round(int first) {
    int[] read = new int[Codepage.ALL.size()];
    for (int i = first; i >= 0; i = suspect(text, i + 1)) {
      judged = null;
      int pages = Codepage.suspects(text.charAt(i), text.charAt(i + 1)) & (Codepage.LOST_SPACE - 1);
      for (int page = 0; pages != 0; page++, pages >>>= 1) {
        if ((pages & 1) != 0 && i >= read[page]) {
          Utf8Run run = Utf8Run.read(text, i, Codepage.ALL.get(page));
          if (run.end() > i) {
            read[page] = run.end();
            weigh(i, run, page);
          }
        }
      }
    }
    for (int page = 0; page < weight.length; page++) {
      certain[page] |= weight[page] >= TOGETHER;
    }
    return rewrite();
  }

  private void weigh(int start, Utf8Run run, int page) {
    boolean wide = Codepage.ALL.get(page).wide();
    if (wide && !wholeWords(start, run)) {
      return;
    }
    int end = run.end();
    String before = text.substring(Math.max(0, start - 2), start);
    String after = text.substring(end, Math.min(text.length(), end + 2));
    if (judged == null || judged.end != end || !judged.read.equals(run.text())) {
      String meant = deepest(run.text(), before, after);
      int typed = cost(before, text.substring(start, end), after) + standsApart(start);
      judged = new Judged(end, run.text(), meant, typed, cost(before, meant, after));
    }
    String meant = judged.meant;
    int typed = judged.typed;
    int cost = judged.cost;
    if (cost - LOSS * lost(meant) > 4 + typed / 4) {
      return; // from one garble to another
    }
    int gain = typed - cost + run.prior() + (wide ? 3 * run.sequences() : 0);
    if (!wide && run.sequences() == 1) {
      gain -= isolatedSymbol(start, end, meant) ? 3 : 0;
      gain = coincides(start, end, meant) ? Math.min(gain, CLEAR - 1) : gain;
    }
    covered[page] += run.sequences();
    if (gain < LEAST) {
      return;
    }
    readings.add(new Reading(start, end, page, meant, gain));
    certain[page] |= gain >= CLEAR;
    weight[page] += gain >= SOME && typed >= SOME + 1 && cost < SOME ? gain : 0;
  }

  private static int cost(String before, String text, String after) {
    String all = before + text + after;
    int end = before.length() + text.length();
    return Plausibility.cost(all, before.length(), Math.min(all.length(), end + 1));
  }

  private static int lost(String text) {
    return (int) text.chars().filter(c -> c == LOST).count();
  }

  /** What further layers hide, where all of the run has some. */
  private static String deepest(String run, String before, String after) {
    String best = run;
    for (int layer = 0; layer < LAYERS; layer++) {
      String inner = null;
      int limit = cost(before, best, after) + (best.length() > 2 ? 2 : 0);
      for (Codepage page : Codepage.ALL) {
        Utf8Run read = page.wide() ? null : Utf8Run.read(best, 0, page);
        if (read != null
            && read.end() == best.length()
            && read.sequences() > 0
            && cost(before, read.text(), after) < limit
            && (inner == null || read.text().length() < inner.length())) {
          inner = read.text();
        }
      }
      if (inner == null) {
        return best;
      }
      best = inner;
    }
    return best;
  }

  /**
   * An Â that ends no word in capitals and begins none is not typed ("25Â°", "end.Â "), nor an Ã
   * with a no-break space inside a word.
   */
  private int standsApart(int start) {
    char c = text.charAt(start);
    char next = text.charAt(start + 1);
    if (c == 'Â') {
      return Plausibility.isLetter(next) || Character.isUpperCase(at(start - 1)) ? 0 : 5;
    }
    if (c != 'Ã' || next != 0xA0) {
      return 0;
    }
    boolean inside = Character.isLowerCase(at(start + 2)) && !Character.isLetter(at(start - 2));
    boolean alone = at(start + 2) == ' ' && !Character.isLetter(at(start - 1));
    return inside || alone ? 3 : 0;
  }

  private char at(int index) {
    return index < 0 || index >= text.length() ? '\n' : text.charAt(index);
  }

  /** Whether people may have typed, or drawn, what happens to fit as one character. */
  private boolean coincides(int start, int end, String meant) {
    if (text.charAt(start) >= BOX_DRAWING
        || isEastAsian(meant.charAt(0))
        || text.charAt(end - 1) == LOST && end - start == 2) {
      return true;
    }
    for (int i = start; i < end; i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return end - start > 2;
  }

  /** One character of Chinese, Japanese or Korean is no word that another script stands beside. */
  private static boolean isEastAsian(char c) {
    return c >= 0x2E80 && c <= 0xD7FF;
  }

  private boolean isolatedSymbol(int start, int end, String meant) {
    return meant.charAt(0) < 0xC0
        && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }

  /**
   * Whether a run of two-byte characters is too unlikely to be Chinese or Japanese: at least two
   * characters that everybody reads come of it, and it stands between other things or is long.
   */
  private boolean wholeWords(int start, Utf8Run run) {
    String meant = run.text();
    int rare = 0;
    for (int i = 0; i < meant.length(); i++) {
      rare += Plausibility.isRare(meant.charAt(i)) ? 1 : 0;
    }
    boolean bounded =
        (start == 0 || !Character.isIdeographic(text.charAt(start - 1)))
            && (run.end() == text.length() || !Character.isIdeographic(text.charAt(run.end())));
    return lost(meant) == meant.length() && meant.length() > 1
        || run.sequences() >= (bounded ? 2 : 3) && rare * 8 <= meant.length();
  }

  private String rewrite() {
    readings.sort(
        (a, b) ->
            a.start != b.start
                ? Integer.compare(a.start, b.start)
                : Integer.compare(rank(b), rank(a)));
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (Reading reading : readings) {
      int enough = weight[reading.page] >= MOST ? LEAST : ENOUGH;
      if (reading.start >= done && certain[reading.page] && reading.gain >= enough) {
        copy(done, reading.start, out);
        out.append(reading.text);
        done = reading.end;
      }
    }
    copy(done, text.length(), out);
    return out.toString();
  }

  private int rank(Reading reading) {
    int best = Arrays.stream(covered).max().orElse(0);
    return reading.gain + (certain[reading.page] ? 2 : 0) + (covered[reading.page] == best ? 3 : 0);
  }

  /** Copies what no reading covers, and restores what a no-break space was the last byte of. */
  private void copy(int from, int to, StringBuilder out) {
    int done = from;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < 0x80 || at(i + 1) != ' ' && at(i + 1) != '\n') {
        continue;
      }
      int lead = leadByte(c, i);
      boolean ends = Character.isUpperCase(at(i - 1));
      String meant = lead == 0 || ends ? null : lostSpace(lead, i);
      if (meant != null) {
        out.append(text, done, i).append(meant);
        done = i + 1;
        done += meant.isEmpty() || !swallowsSpace(lead, i) ? 0 : 1;
        i = done - 1;
      }
    }
    out.append(text, Math.min(done, to), to);
  }

  /** The byte of a character in a codepage that was surely misread, or where the place tells. */
  private int leadByte(char c, int i) {
    for (int page = 0; page < certain.length; page++) {
      if (certain[page] && Codepage.ALL.get(page).bytes(c) != 0) {
        return Codepage.ALL.get(page).bytes(c);
      }
    }
    char before = at(i - 1);
    if (c == 'Â') {
      return Character.isLowerCase(before) || ".!?,;:)".indexOf(before) >= 0 ? 0xC2 : 0;
    }
    boolean word = before <= ' ' && at(i + 2) == ' ' && Character.isLowerCase(at(i + 3));
    return c == 'Ã' && word ? 0xC3 : 0;
  }

  private String lostSpace(int lead, int i) {
    return switch (lead) {
      case 0xC2 -> at(i + 1) == ' ' ? "" : null;
      case 0xC3 -> at(i + 1) == ' ' || Character.isLowerCase(at(i - 1)) ? "à" : null;
      case 0xC5 -> !Character.isLetter(at(i - 1)) && Character.isLowerCase(at(i + 2)) ? "Š" : null;
      default -> null;
    };
  }

  /** Whether the space is the lost byte; else the byte is lost altogether, and a word ends. */
  private boolean swallowsSpace(int lead, int i) {
    return at(i + 1) == ' '
        && (lead == 0xC5
            || at(i + 2) == ' '
            || at(i + 2) == 's' && at(i + 3) == ' '
            || text.startsWith("quel", i + 2));
  }
}
