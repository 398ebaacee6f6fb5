package io.parley.transforms.filter.reply;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import io.parley.transforms.Phrases;
import io.parley.transforms.Texts;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.rules.Rule;
import io.parley.transforms.filter.rules.Scope;
import java.util.Optional;

/**
 * Replies that are links, images or attachments and nothing else, but for a few words that only
 * point ("see this", "参考这个帖子"): a model would learn to make addresses up. One word more, and it
 * says what is behind the link. So are those in which nothing is left but the tags of private data
 * ("&lt;NAME&gt;:"); with any word, even one that points ("thanks &lt;NAME&gt;"), they say
 * something.
 */
final class BareLinks implements Rule {
  private static final Phrases SCHEMES = Phrases.load(BareLinks.class, "link-schemes.txt");
  private static final Phrases MEDIA = Phrases.load(BareLinks.class, "media-marks.txt");
  private static final Phrases FILES = Phrases.load(BareLinks.class, "media-files.txt");
  private static final Phrases TAGS = Phrases.load(BareLinks.class, "private-tags.txt");
  private static final Phrases POINTERS = Phrases.load(BareLinks.class, "pointing-words.txt");

  /** More of them are a sentence after all. */
  private static final int MOST_POINTERS = 8;

  /** Of a file. */
  private static final int LONGEST_NAME = 100;

  @Override
  public String key() {
    return ReplyKind.BARE_LINKS.key();
  }

  @Override
  public Scope scope() {
    return Scope.REPLY;
  }

  @Override
  public Optional<Cause> judge(Evidence evidence, int turn) {
    return isBare(evidence.turn(turn).text())
        ? Optional.of(Cause.of(Reason.LINK_ONLY))
        : Optional.empty();
  }

  private static boolean isBare(String text) {
    if (text.length() < LONGEST_NAME && isFile(text)) {
      return true;
    }
    boolean links = false;
    boolean tags = false;
    boolean digits = false;
    int pointers = 0;
    for (int i = 0; i < text.length(); ) {
      if (!mayBegin(text.charAt(i))) {
        i++;
        continue;
      }
      int end = MEDIA.match(text, i, text.length());
      if (end < 0 && SCHEMES.match(text, i, text.length()) > 0) {
        end = linkEnd(text, i);
      }
      int tagEnd = end < 0 ? TAGS.match(text, i, text.length()) : -1;
      if (end > 0) {
        links = true;
      } else if (tagEnd > 0) {
        tags = true;
        end = tagEnd;
      } else if (Character.isLetter(text.charAt(i))) {
        end = pointer(text, i);
        pointers++;
        if (end < 0 || pointers > MOST_POINTERS) {
          return false;
        }
      } else {
        digits |= Character.isDigit(text.charAt(i));
      }
      i = Math.max(end, i + 1);
    }
    return links || tags && pointers == 0 && !digits;
  }

  /** The end of the pointing word at an index; -1 where there is none. */
  private static int pointer(String text, int at) {
    int end = POINTERS.match(text, at, text.length());
    // a table finds one character alone only at the end of what it is asked about
    return end < 0 && Texts.isCjk(text.charAt(at)) ? POINTERS.match(text, at, at + 1) : end;
  }

  private static boolean mayBegin(char c) {
    return Character.isLetterOrDigit(c) || c == '[' || c == '(' || c == '<' || c == '\u3010';
  }

  /** To the next white space or Chinese character, for nothing stands between it and a link. */
  private static int linkEnd(String text, int start) {
    int end = start;
    while (end < text.length() && !Texts.isSpace(text.charAt(end)) && !ends(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean ends(char c) {
    return Texts.isCjk(c) || c >= 0x3000 && c <= 0x303F || c >= 0xFF01 && c <= 0xFF0F;
  }

  /** Whether a text is a file name such as {@code screen.png}, without a path or a blank in it. */
  private static boolean isFile(String text) {
    int dot = text.lastIndexOf('.');
    return dot > 0
        && FILES.match(text, dot + 1, text.length()) == text.length()
        && text.indexOf('/') < 0
        && linkEnd(text, 0) == text.length();
  }
}
