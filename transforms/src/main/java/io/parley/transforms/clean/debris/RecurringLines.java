package io.parley.transforms.clean.debris;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Turn;
import io.parley.transforms.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Lines that may be no person's words, because they recur in many conversations of a source:
 * banners and footers. Those are the first and last lines of turns of several lines, and long ones
 * anywhere. Short ones are what people say ("Thanks in advance"), code recurs for good reasons,
 * and so does what an assistant says: conversations with roles have none.
 *
 * <p>Lines are compared in lower case, any number as any other but in links.
 */
public final class RecurringLines {
  private static final int FIRST_LINES = 2;
  private static final int LAST_LINES = 6;

  /** Letters and digits of a line at an end of a turn; a character of CJK counts for three. */
  private static final int MIN_WEIGHT = 24;

  /** Of a line within. */
  private static final int MIN_INNER_WEIGHT = 60;

  /** Of one conversation. */
  private static final int MAX_LINES = 64;

  private RecurringLines() {}

  /** The hashes of a conversation's lines, each once, in order. */
  public static long[] of(Conversation conversation) {
    long[] hashes = new long[MAX_LINES];
    int count = 0;
    if (!conversation.hasRoles()) {
      for (int i = 0; i < conversation.turns().size() && count < MAX_LINES; i++) {
        Lines lines = lines(conversation, i);
        for (int n = 0; lines != null && n < lines.size() && count < MAX_LINES; n++) {
          if (mayRecur(lines, n)) {
            hashes[count++] = hash(conversation.source(), lines, n);
          }
        }
      }
    }
    return Arrays.stream(hashes, 0, count).sorted().distinct().toArray();
  }

  /** The conversation without lines of such hashes; a turn may be left empty. */
  public static Conversation remove(Conversation conversation, Set<Long> recurring) {
    if (recurring.isEmpty() || conversation.hasRoles()) {
      return conversation;
    }
    List<Turn> turns = new ArrayList<>(conversation.turns());
    boolean changed = false;
    for (int i = 0; i < turns.size(); i++) {
      Lines lines = lines(conversation, i);
      if (lines != null && drop(lines, conversation.source(), recurring)) {
        String rest = lines.rest();
        turns.set(i, turns.get(i).withText(head(conversation, i) + rest));
        changed = true;
      }
    }
    return changed ? conversation.withTurns(turns) : conversation;
  }

  private static boolean drop(Lines lines, String source, Set<Long> recurring) {
    boolean[] recurs = new boolean[lines.size()];
    for (int n = 0; n < recurs.length; n++) {
      recurs[n] = mayRecur(lines, n) && recurring.contains(hash(source, lines, n));
    }
    for (int n = 0; n < recurs.length; n++) {
      if (recurs[n]) {
        lines.drop(n, n + 1);
      }
    }
    if (lines.dropped() == 0) {
      return false;
    }
    for (int last = lines.previous(lines.size());
        last >= 0 && lines.isProse(last) && ListFooter.isRule(lines, last);
        last = lines.previous(last)) {
      lines.drop(last, last + 1); // it parted the text from a footer
    }
    return true;
  }

  /** The title, with which the first turn opens, and what parts it from the rest. */
  private static String head(Conversation conversation, int turn) {
    String title = turn == 0 ? conversation.title() : null;
    String text = conversation.turns().get(turn).text();
    return title != null && text.startsWith(title + "\n\n") ? title + "\n\n" : "";
  }

  /** The lines of a turn below its title; null where there is one only. */
  private static Lines lines(Conversation conversation, int turn) {
    String text = conversation.turns().get(turn).text();
    return text.indexOf('\n') < 0 ? null : new Lines(text.substring(head(conversation, turn).length()));
  }

  private static boolean mayRecur(Lines lines, int n) {
    if (!lines.isProse(n) || lines.next(0) == lines.previous(lines.size())) {
      return false;
    }
    int weight = weight(lines, n);
    return weight >= MIN_INNER_WEIGHT || weight >= MIN_WEIGHT && isAtEnd(lines, n);
  }

  private static boolean isAtEnd(Lines lines, int n) {
    int below = n;
    for (int i = 0; i < LAST_LINES && below < lines.size(); i++) {
      below = lines.next(below + 1);
    }
    int above = n;
    for (int i = 0; i < FIRST_LINES && above >= 0; i++) {
      above = lines.previous(above);
    }
    return below >= lines.size() || above < 0;
  }

  private static int weight(Lines lines, int n) {
    int weight = 0;
    for (int i = lines.start(n); i < lines.end(n); i++) {
      char c = lines.text().charAt(i);
      weight += Texts.isCjk(c) ? 3 : Character.isLetterOrDigit(c) ? 1 : 0;
    }
    return weight;
  }

  private static long hash(String source, Lines lines, int n) {
    StringBuilder line = new StringBuilder(lines.length(n));
    boolean link = lines.line(n).contains("://"); // whose numbers say where to
    for (int i = lines.start(n); i < lines.end(n); i++) {
      char c = Character.toLowerCase(lines.text().charAt(i));
      char before = line.length() == 0 ? ' ' : line.charAt(line.length() - 1);
      if (Character.isDigit(c) && !link) {
        c = '0';
      } else if (Texts.isSpace(c)) {
        c = ' ';
      }
      if (c != before || c != ' ' && (c != '0' || link)) {
        line.append(c);
      }
    }
    return Fingerprint.hash64(Fingerprint.hash64(0, source), line.toString());
  }
}
