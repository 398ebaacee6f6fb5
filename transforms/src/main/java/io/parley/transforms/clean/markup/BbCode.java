package io.parley.transforms.clean.markup;

import io.parley.transforms.clean.repair.TextRepair;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads BBCode. Lines stay as typed. A bracket is markup only where forums have such a tag and an
 * end tag follows: {@code array[i]} and {@code [1]} are prose. Code that is cut off by the end of
 * the post, as crawlers leave it, is code.
 */
final class BbCode {
  /** Discuz's note of who edited when. */
  private static final String EDITED = "本帖最后由";

  /** What Discuz's editor offers first, and nobody changes. */
  private static final String UNCHOSEN = "applescript";

  /** Of the signs that stand where a crawler cut a text. */
  private static final int LONGEST_ELISION = 6;

  private final String text;
  private final MarkupWriter writer;

  /** Where the last end tag of each name stands. */
  private final Map<String, Integer> lastEnds = new HashMap<>();

  private final Deque<BbTag> open = new ArrayDeque<>();
  private boolean inTable;

  private BbCode(String text, MarkupWriter writer) {
    this.text = text;
    this.writer = writer;
  }

  /** See {@link MarkupReader#read}. */
  static String read(String post, MarkupConfig config, Predicate<String> repeated) {
    if (post.indexOf('[') < 0) {
      return post;
    }
    String text = TextRepair.lineEnds(post);
    MarkupWriter writer = new MarkupWriter(config, repeated);
    BbCode reader = new BbCode(text, writer);
    return reader.findEnds() ? reader.read() : post;
  }

  /** Notes end tags; false where the text has no tag. */
  private boolean findEnds() {
    boolean any = false;
    for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i + 1)) {
      BbTag tag = BbTag.at(text, i);
      if (tag != null && tag.kind() != null) {
        any = true;
        if (tag.closing()) {
          lastEnds.put(tag.name(), i);
        }
      }
    }
    return any;
  }

  private String read() {
    int done = 0;
    for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i)) {
      BbTag tag = BbTag.at(text, i);
      if (tag == null || tag.kind() == null || !isMarkup(tag, i)) {
        i++;
        continue;
      }
      writer.lines(text, done, i);
      done = tag.closing() ? close(tag) : open(tag);
      i = done;
    }
    writer.lines(text, done, text.length());
    while (!open.isEmpty()) {
      end(open.pop());
    }
    return writer.text();
  }

  private boolean isMarkup(BbTag tag, int at) {
    if (tag.closing()) {
      return true;
    }
    return switch (tag.kind()) {
      case ITEM -> isOpen(BbTag.Kind.LIST) || isOpen(BbTag.Kind.NUMBERED_LIST);
      case RULE -> true;
      case TABLE -> !inTable && isClosed(tag, at);
      case ROW -> isInnermost(BbTag.Kind.TABLE) && isClosed(tag, at);
      case CELL -> isInnermost(BbTag.Kind.ROW) && isClosed(tag, at);
      default -> isClosed(tag, at) || isCutOff(tag);
    };
  }

  private boolean isClosed(BbTag tag, int at) {
    return lastEnds.getOrDefault(tag.name(), -1) > at;
  }

  private boolean isInnermost(BbTag.Kind kind) {
    return !open.isEmpty() && open.peek().kind() == kind;
  }

  private static boolean isCutOff(BbTag tag) {
    return tag.kind() == BbTag.Kind.CODE_BLOCK && !tag.argument().isEmpty();
  }

  private boolean isOpen(BbTag.Kind kind) {
    for (BbTag tag : open) {
      if (tag.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /** Takes a start tag; gives where reading goes on. */
  private int open(BbTag tag) {
    if (tag.kind().raw() || isHidden(tag)) {
      return raw(tag);
    }
    boolean deep = open.size() >= MarkupWriter.MAX_DEPTH * 2;
    switch (tag.kind()) {
      case RULE -> writer.due(2);
      case ITEM -> writer.item();
      default -> {
        if (deep) {
          return tag.end(); // its end tag will find nothing open, either
        }
        begin(tag);
        open.push(tag);
      }
    }
    return tag.end();
  }

  private void begin(BbTag tag) {
    switch (tag.kind()) {
      case LINES -> writer.due(1);
      case BOLD -> writer.openMark("**");
      case ITALIC -> writer.openMark("*");
      case STRUCK -> writer.openMark("~~");
      case QUOTE -> writer.openQuote();
      case LINK -> writer.openLink();
      case MENTION -> writer.write("@");
      case LIST -> writer.openList(firstNumber(tag));
      case NUMBERED_LIST -> writer.openList(1);
      case TABLE -> {
        inTable = true;
        writer.openTable();
      }
      case ROW -> writer.openRow();
      case CELL -> writer.openCell();
      default -> {}
    }
  }

  /** {@code [list=1]} counts; other arguments are shapes of the points. */
  private static int firstNumber(BbTag list) {
    boolean counts = list.argument().length() == 1 && "1aAiI".contains(list.argument());
    return counts ? 1 : MarkupWriter.BULLET;
  }

  private int close(BbTag tag) {
    boolean known = false;
    for (BbTag one : open) {
      known |= one.name().equals(tag.name());
    }
    while (known) {
      BbTag inner = open.pop();
      end(inner);
      known = !inner.name().equals(tag.name());
    }
    return tag.end();
  }

  private void end(BbTag tag) {
    switch (tag.kind()) {
      case LINES -> writer.due(1);
      case BOLD -> writer.closeMark("**");
      case ITALIC -> writer.closeMark("*");
      case STRUCK -> writer.closeMark("~~");
      case QUOTE -> writer.closeQuote();
      case LINK -> writer.closeLink(tag.argument());
      case LIST, NUMBERED_LIST -> writer.closeList();
      case TABLE -> {
        inTable = false;
        writer.closeTable();
      }
      case CELL -> writer.closeCell();
      default -> {}
    }
  }

  private boolean isHidden(BbTag tag) {
    return switch (tag.kind()) {
      case STRUCK -> !writer.markdown();
      case ITALIC -> tag.argument().equals("s") && text.startsWith(EDITED, skipSpace(tag.end()));
      case STYLE -> tag.argument().equals("0") || HiddenHtml.isWhite(tag.argument());
      default -> false;
    };
  }

  private int skipSpace(int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == ' ') {
      i++;
    }
    return i;
  }

  /** Takes what stands between a tag and the next end tag of its name. */
  private int raw(BbTag tag) {
    int close = tag.end();
    String end = "[/" + tag.name() + "]";
    int last = lastEnds.getOrDefault(tag.name(), -1);
    while (close <= last && !text.regionMatches(true, close, end, 0, end.length())) {
      close++;
    }
    boolean cut = close > last;
    String inner = text.substring(tag.end(), cut ? Math.max(tag.end(), cutOff(end)) : close);
    switch (tag.kind()) {
      case CODE_BLOCK -> writer.codeBlock(language(tag), inner);
      case CODE -> writer.code(inner);
      case VERBATIM -> writer.lines(inner, 0, inner.length());
      case FORMULA -> writer.formula(inner, false);
      default -> {}
    }
    return cut ? text.length() : close + end.length();
  }

  /** Where a post's text ends whose last tag is cut off, too: {@code [/code ...}. */
  private int cutOff(String end) {
    int tag = text.lastIndexOf(end.substring(0, end.length() - 1));
    return tag >= 0 && tag >= text.length() - end.length() - LONGEST_ELISION ? tag : text.length();
  }

  private static String language(BbTag tag) {
    String name = tag.argument();
    int comma = name.indexOf(',');
    name = (comma < 0 ? name : name.substring(0, comma)).strip().toLowerCase(Locale.ROOT);
    boolean word = name.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '`');
    if (!name.isEmpty()) {
      return word && !name.equals(UNCHOSEN) && name.length() <= 16 ? name : "";
    }
    return switch (tag.name()) {
      case "php", "html", "sql", "xml" -> tag.name();
      default -> "";
    };
  }
}
