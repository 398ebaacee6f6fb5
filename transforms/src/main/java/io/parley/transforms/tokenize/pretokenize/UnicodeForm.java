package io.parley.transforms.tokenize.pretokenize;

import io.parley.transforms.Resources;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Unicode normalization form as the Hugging Face library has it: that of Unicode 9, to which everything
 * newer is a character that nothing joins.
 */
final class UnicodeForm implements Normalizer {
  /** Longer runs of marks are put in order here: Java takes the square of their length, to ask as to change. */
  private static final int LONG = 256;

  private static final BitSet NEWER = newer();

  /** What may join what is before it: marks, and jamo and sound marks that are letters. */
  private static final BitSet JOINING = joining();

  private final Form form;

  /** The first character that the form may change. */
  private final char firstChanged;

  /** The characters of one unit that the form changes even alone. */
  private final BitSet changed = new BitSet(1 << 16);

  UnicodeForm(Form form) {
    this.form = form;
    this.firstChanged = form == Form.NFC ? 0x300 : form == Form.NFD ? 0xC0 : (char) 0xA0;
    for (int unit = firstChanged; unit < 1 << 16; unit++) {
      changed.set(unit, !NEWER.get(unit) && !java.text.Normalizer.isNormalized(Character.toString(unit), form));
    }
  }

  private static BitSet newer() {
    BitSet newer = Categories.points(Categories.named("Cn"));
    for (String line : Resources.lines(UnicodeForm.class, "newer.txt")) {
      int space = line.indexOf(' ');
      newer.set(
          Integer.parseInt(line, 0, space, 16),
          Integer.parseInt(line, space + 1, line.length(), 16) + 1);
    }
    return newer;
  }

  private static BitSet joining() {
    BitSet joining = Categories.points(Categories.named("M"));
    joining.set(0x1160, 0x1200);
    joining.set(0x3131, 0x318F);
    joining.set(0xFF9E, 0xFFDD);
    return joining;
  }

  @Override
  public Normalized normalize(String text) {
    int length = text.length();
    int plain = 0;
    while (plain < length && text.charAt(plain) < firstChanged) {
      plain++;
    }
    if (plain == length || isUnchanged(text, plain)) {
      return Normalized.unchanged(text);
    }
    // The character before the first that may change is one that it may join.
    Rewriting rewriting = new Rewriting(text);
    int at = Math.max(0, plain - 1);
    while (at < length) {
      int end = segment(text, at);
      if (end - at > 1 ? !NEWER.get(text.codePointAt(at)) : changed.get(text.charAt(at))) {
        String segment = text.substring(at, end);
        rewriting.copy(at);
        rewriting.replace(
            end,
            java.text.Normalizer.normalize(end - at > LONG ? ordered(segment) : segment, form));
      }
      at = end;
    }
    rewriting.copy(length);
    return rewriting.result();
  }

  private boolean isUnchanged(String text, int from) {
    int joined = 0;
    for (int at = from; at < text.length(); ) {
      int point = text.codePointAt(at);
      joined = JOINING.get(point) ? joined + 1 : 0;
      if (NEWER.get(point) || joined > LONG) {
        return false;
      }
      at += Character.charCount(point);
    }
    return java.text.Normalizer.isNormalized(text, form);
  }

  /** The end of the character at {@code at} and what may join it. */
  private static int segment(String text, int at) {
    int point = text.codePointAt(at);
    int end = at + Character.charCount(point);
    if (NEWER.get(point)) {
      return end;
    }
    while (end < text.length()) {
      int next = text.codePointAt(end);
      if (!JOINING.get(next) || NEWER.get(next)) {
        break;
      }
      end += Character.charCount(next);
    }
    return end;
  }

  /** The segment decomposed, its marks in canonical order. */
  private String ordered(String segment) {
    Form apart = form == Form.NFC || form == Form.NFD ? Form.NFD : Form.NFKD;
    StringBuilder parts = new StringBuilder();
    segment.codePoints().forEach(point -> parts.append(java.text.Normalizer.normalize(Character.toString(point), apart)));
    int[] points = parts.codePoints().toArray();
    Map<Integer, Integer> ranks = ranks(points);
    // The rank of a mark, then its place: a stable order in one number.
    long[] keys = new long[points.length];
    int start = 0;
    for (int i = 0; i <= points.length; i++) {
      int rank = i < points.length ? ranks.get(points[i]) : 0;
      if (rank == 0) {
        Arrays.sort(keys, start, i);
        start = i + 1;
      }
      if (i < points.length) {
        keys[i] = (long) rank << Integer.SIZE | i;
      }
    }
    StringBuilder ordered = new StringBuilder();
    for (long key : keys) {
      ordered.appendCodePoint(points[(int) key]);
    }
    return ordered.toString();
  }

  /** The order of the combining classes of the marks among these, from 1 on; 0 for what is no mark. */
  private static Map<Integer, Integer> ranks(int[] points) {
    Map<Integer, Integer> ranks = new HashMap<>();
    List<Integer> marks = new ArrayList<>();
    for (int point : points) {
      if (ranks.putIfAbsent(point, 0) == null && isMark(point)) {
        marks.add(point);
      }
    }
    marks.sort(UnicodeForm::compareMarks);
    int rank = 1;
    for (int i = 0; i < marks.size(); i++) {
      rank += i > 0 && compareMarks(marks.get(i - 1), marks.get(i)) != 0 ? 1 : 0;
      ranks.put(marks.get(i), rank);
    }
    return ranks;
  }

  /** Whether a code point changes places with a mark of the highest class before it or the lowest after it. */
  private static boolean isMark(int point) {
    return goesAfter(0x345, point) || goesAfter(point, 0x334);
  }

  private static int compareMarks(int left, int right) {
    return goesAfter(left, right) ? 1 : goesAfter(right, left) ? -1 : 0;
  }

  private static boolean goesAfter(int first, int second) {
    return first != second
        && !java.text.Normalizer.isNormalized(new StringBuilder().appendCodePoint(first).appendCodePoint(second), Form.NFD);
  }
}
