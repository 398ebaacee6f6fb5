package io.parley.transforms.clean.privacy;

import io.parley.transforms.clean.privacy.NameForms.Form;
import io.parley.transforms.clean.privacy.NameForms.Strength;
import io.parley.transforms.clean.text.Chars;
import java.util.Collection;
import java.util.List;

/**
 * Finds the names of a thread's own people where they recur in its texts, as whole words: as the
 * source gives them, turned round, their parts, and nicks without what is hung on them ({@code
 * kelby_}, {@code kelby|away}). {@link Strength} says what may be a name where.
 *
 * <p>Names in Chinese, Japanese and Korean letters need no word boundary, but two characters, and
 * are found only whole.
 */
public final class Names {
  private static final Form[] NO_FORMS = {};

  /** Places for each form: most words find an empty one. */
  private static final int SPARSE = 16;

  /** More names in front of a post are no address. */
  private static final int MAX_ADDRESSED = 8;

  private static final char[] LOWER = new char[0x80];
  private static final boolean[] WORD = new boolean[0x80];

  static {
    for (char c = 0; c < LOWER.length; c++) {
      LOWER[c] = Character.toLowerCase(c);
      WORD[c] = Chars.isWord(c);
    }
  }

  private final List<String> authors;
  private final Form[] forms;

  /** Of each form, the key of its first word. */
  private final int[] keys;

  /** By key, the first form that may have it, counted from 1; 0 for none. */
  private final int[] firsts;

  /** Of each form the next one in the same place. */
  private final int[] nexts;

  /** Of the first characters of names. */
  private final long[] firstBits = new long[4];

  private int end;

  private Names(List<String> authors) {
    this.authors = authors;
    this.forms = NameForms.of(authors).toArray(NO_FORMS);
    this.keys = new int[forms.length];
    this.firsts = new int[Integer.highestOneBit(forms.length * SPARSE | 1)];
    this.nexts = new int[forms.length];
    for (int i = forms.length - 1; i >= 0; i--) {
      add(i, forms[i].text());
    }
  }

  /** Of a thread; empty strings are skipped. Not for several threads at once. */
  public static Names of(Collection<String> authors) {
    return new Names(List.copyOf(authors));
  }

  /** The text with the names replaced; the same object where none occurs. */
  String redact(String text, StandIns standIns) {
    if (forms.length == 0) {
      return text;
    }
    StringBuilder out = null;
    int done = 0;
    Scan scan = new Scan(text);
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      boolean cjk = c >= 0x80 && Chars.isCjk(c);
      if (!cjk && !isWord(c) || !mayBegin(c)) {
        i = cjk ? i + 1 : skip(text, i);
        continue;
      }
      int token = tokenEnd(text, i);
      Form form = match(scan, i, token);
      if (form == null) {
        i = cjk ? i + 1 : token;
        continue;
      }
      if (out == null) {
        out = new StringBuilder(text.length());
      }
      out.append(text, done, i).append(standIns.of(PiiKind.NAME, authors.get(form.person())));
      i = end;
      done = end;
    }
    return out == null ? text : out.append(text, done, text.length()).toString();
  }

  /** Whether a name begins with a character, or one much like it: most words end here. */
  private boolean mayBegin(char c) {
    char lower = c < 0x80 ? LOWER[c] : folded(c);
    return (firstBits[lower >>> 6 & firstBits.length - 1] & 1L << (lower & 63)) != 0;
  }

  /** Where the next word may begin, behind the word or the sign at an index. */
  private static int skip(String text, int at) {
    char c = text.charAt(at);
    if (c == '<') {
      int tag = StandIns.endOfTag(text, at);
      return tag > 0 ? tag : at + 1;
    }
    return isWord(c) ? tokenEnd(text, at) : at + 1;
  }

  /**
   * A post without the names in front of it to whose bearers it is said ({@code kelby: yes}): the
   * thread tells that, and who answers need not learn to. The same object where there are none.
   *
   * @param answered the index of who is answered, -1 for nobody. Others are addressed only by a
   *     colon and a name that is no word: {@code @kelby is right} speaks of kelby
   */
  public String withoutAddress(String post, int answered) {
    if (forms.length == 0) {
      return post;
    }
    int from = 0;
    for (int i = 0; i < MAX_ADDRESSED; i++) {
      int next = afterAddress(post, from, answered);
      if (next < 0) {
        break;
      }
      from = next;
    }
    return from == 0 || from == post.length() ? post : post.substring(from);
  }

  /** Where a post goes on behind a name that it begins with; -1 where it is no address. */
  private int afterAddress(String post, int from, int answered) {
    Scan scan = new Scan(post);
    boolean at = scan.at(from) == '@';
    int start = at ? from + 1 : from;
    if (start >= post.length() || !Chars.isWord(scan.at(start)) && !Chars.isCjk(scan.at(start))) {
      return -1;
    }
    Form form = find(scan, start, tokenEnd(post, start), true);
    if (form == null) {
      return -1;
    }
    int mark = scan.at(end) == ' ' && isColon(scan.at(end + 1)) ? end + 1 : end;
    boolean colon = isColon(scan.at(mark));
    boolean sure = colon && form.strength() != Strength.ADDRESSED;
    if (!sure && form.person() != answered || !colon && !at && !isComma(scan.at(mark))) {
      return -1;
    }
    int next = colon || isComma(scan.at(mark)) ? mark + 1 : end;
    if (next < post.length() && !Chars.isSpace(scan.at(next)) && !Chars.isCjk(scan.at(next))) {
      return -1;
    }
    while (next < post.length() && Chars.isSpace(post.charAt(next))) {
      next++;
    }
    return next;
  }

  private static boolean isColon(char c) {
    return c == ':' || c == '：';
  }

  private static boolean isComma(char c) {
    return c == ',' || c == '，';
  }

  /** The longest name at an index where a word begins, {@link #end} its end; null for none. */
  private Form match(Scan scan, int at, int token) {
    int trimmed = token;
    while (trimmed > at + 1 && scan.text.charAt(trimmed - 1) == '_') {
      trimmed--;
    }
    Form form = find(scan, at, token, false);
    if (form == null && trimmed < token) {
      form = find(scan, at, trimmed, false); // kelby is also called kelby_
      end = form == null ? end : Math.max(end, token);
    }
    return form;
  }

  private Form find(Scan scan, int at, int token, boolean anywhere) {
    Form longest = null;
    int longestEnd = -1;
    int key = key(scan.text, at, token);
    for (int i = firsts[key & firsts.length - 1]; i > 0; i = nexts[i - 1]) {
      Form form = forms[i - 1];
      int to = at + form.text().length();
      if (keys[i - 1] == key
          && to > longestEnd
          && scan.text.regionMatches(true, at, form.text(), 0, form.text().length())
          && (to == token && scan.at(to) == '_' || endsName(scan.text, to))
          && (anywhere || stands(scan, form, at, to))) {
        longest = form;
        longestEnd = to;
      }
    }
    end = longestEnd;
    return longest;
  }

  private static boolean endsName(String text, int end) {
    if (end == text.length()) {
      return true;
    }
    char after = text.charAt(end);
    return !Chars.extendsCluster(after)
        && (Chars.isCjk(text.charAt(end - 1)) || !Chars.isWord(after));
  }

  /** Whether a form means its person here. */
  private static boolean stands(Scan scan, Form form, int start, int end) {
    return switch (form.strength()) {
      case DISTINCT -> true;
      case PLAIN -> isWritten(scan.text, form.text(), start) || Address.is(scan, start, end, false);
      case CAPITAL ->
          isCapitalized(scan.text, start, end) && !beginsSentence(scan, start)
              || Address.is(scan, start, end, true);
      case ADDRESSED -> Address.is(scan, start, end, form.word());
    };
  }

  /** As the name is, or capitalized, or in capitals. */
  private static boolean isWritten(String text, String name, int start) {
    return text.startsWith(name, start)
        || isCapitalized(text, start, start + name.length())
        || isUpperCase(text, start, start + name.length());
  }

  private static boolean isCapitalized(String text, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (Character.isUpperCase(text.charAt(i))) {
        return false;
      }
    }
    return Character.isUpperCase(text.charAt(start));
  }

  private static boolean isUpperCase(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean beginsSentence(Scan scan, int start) {
    int i = start - 1;
    while (scan.at(i) == ' ' || "\"'“‘(*_".indexOf(scan.at(i)) >= 0) {
      i--;
    }
    return "\n.!?:;-–—•>#".indexOf(scan.at(i)) >= 0;
  }

  private void add(int index, String text) {
    int key = key(text, 0, tokenEnd(text, 0));
    int place = key & firsts.length - 1;
    keys[index] = key;
    nexts[index] = firsts[place];
    firsts[place] = index + 1;
    char first = folded(text.charAt(0));
    firstBits[first >>> 6 & firstBits.length - 1] |= 1L << (first & 63);
  }

  /** The end of the word at an index; of CJK, two characters at most. */
  private static int tokenEnd(String text, int from) {
    int end = from;
    if (Chars.isCjk(text.charAt(from))) {
      return Math.min(text.length(), from + 2);
    }
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isWord(char c) {
    return c < 0x80 ? WORD[c] : Chars.isWord(c);
  }

  /** A hash that is blind to case. */
  private static int key(String text, int from, int to) {
    int key = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      key = key * 31 + (c < 0x80 ? LOWER[c] : folded(c));
    }
    return key ^ key >>> 15;
  }

  /** Both ways, as String.regionMatches compares. */
  private static char folded(char c) {
    if (c >= 0x80 && Chars.isCjk(c)) {
      return c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
