package io.parley.transforms.read;

import io.parley.schemas.Markup;
import java.util.List;

/**
 * Forum dumps in two files, as the Egret corpus has them: {@code *lines*} with {@code key +++$+++
 * author +++$+++ text}, and beside it {@code *conversations*} with {@code key +++$+++ author
 * +++$+++ author +++$+++ 2017-1-17 16:44 +++$+++ address +++$+++ [line keys]}.
 *
 * <p>Lines become posts. The other file says which of them answer each other, and gives the opening
 * post its time, which has no zone and is read as UTC. A line that no conversation names is a
 * thread of its own. What the other file says is held in memory, about 300 bytes a line.
 */
final class EgretFormat implements Format {
  private static final String LINES = "lines";
  private static final String CONVERSATIONS = "conversations";

  @Override
  public String name() {
    return "egret";
  }

  @Override
  public String description() {
    return "forum dumps with +++$+++ between fields: a file of lines, one of conversations";
  }

  @Override
  public Privacy privacy() {
    return Privacy.CONTENT;
  }

  @Override
  public double confidence(Head head) {
    List<byte[]> records = head.records(framing());
    long fitting = records.stream().filter(EgretFormat::fits).count();
    return fitting == 0 ? 0 : (double) fitting / records.size();
  }

  private static boolean fits(byte[] record) {
    try {
      int fields = EgretFraming.fields(record).size();
      return fields == EgretLines.FIELDS || fields == EgretConversation.FIELDS;
    } catch (RecordException e) {
      return false;
    }
  }

  @Override
  public Markup openMarkup() {
    return Markup.BBCODE;
  }

  @Override
  public Framing framing() {
    return EgretFraming.INSTANCE;
  }

  /** The name tells which of the two a file is; one that does not is taken for lines. */
  @Override
  public String companion(String fileName) {
    if (isConversations(fileName)) {
      return fileName.replace(CONVERSATIONS, LINES);
    }
    return fileName.contains(LINES) ? fileName.replace(LINES, CONVERSATIONS) : CONVERSATIONS;
  }

  @Override
  public RecordParser parser(InputFile file) {
    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
    return isConversations(name) ? new EgretConversations() : new EgretLines(file.source());
  }

  private static boolean isConversations(String fileName) {
    return fileName.contains(CONVERSATIONS);
  }
}
