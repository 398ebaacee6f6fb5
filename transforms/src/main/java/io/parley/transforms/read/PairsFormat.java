package io.parley.transforms.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import java.util.List;
import java.util.Map;

/**
 * Utterances and nothing else: lines of {@code prompt TAB response}, or lists of texts in JSON,
 * each a conversation, as LCCC has them ({@code {"train": [["...", "..."], ...]}}, {@code
 * {"dialog": ["...", "..."]}} a line, or a plain list of lists).
 *
 * <p>Two people who have no names take turns. Chinese that was cut into characters or words is put
 * together again ({@link Segmented}).
 */
final class PairsFormat implements Format {
  /** Signs, for names are looked for in texts. */
  private static final List<String> SPEAKERS = List.of("#", "##");

  private static final String DIALOG = "dialog";

  /** Any two columns look like this: a format with marks of its own goes before. */
  private static final double TWO_COLUMNS = 0.5;

  @Override
  public String name() {
    return "pairs";
  }

  @Override
  public String description() {
    return "lines of prompt, tab, response; lists of utterances in JSON (LCCC)";
  }

  @Override
  public Privacy privacy() {
    return Privacy.CONTENT;
  }

  @Override
  public double confidence(Head head) {
    ByteReader in = new ByteReader(head.stream(), 0);
    if (PairsFraming.isJson(in)) {
      // Lines do not matter here: one object may be printed over many.
      boolean fit =
          fits(new Json().beginning(in.peek(Head.MAX_BYTES)))
              && head.records(framing()).stream().anyMatch(PairsFormat::isListOfTexts);
      return fit ? 1 : 0;
    }
    List<byte[]> lines = head.records(framing());
    int whole = head.cutOff() ? lines.size() - 1 : lines.size();
    return whole > 1 && lines.subList(0, whole).stream().allMatch(PairsFormat::isPair)
        ? TWO_COLUMNS
        : 0;
  }

  @Override
  public Markup openMarkup() {
    return Markup.PLAIN;
  }

  @Override
  public Framing framing() {
    return PairsFraming.INSTANCE;
  }

  @Override
  public RecordParser parser(InputFile file) {
    Json json = new Json();
    return (record, origin) -> posts(utterances(record, json), file.source(), origin);
  }

  private static List<String> utterances(byte[] record, Json json) throws RecordException {
    if (isList(record)) {
      return json.texts(record);
    }
    List<String> columns = List.of(Utf8.decode(record).split("\t", -1));
    if (columns.size() != 2) {
      throw new RecordException(
          Reason.WRONG_TYPE, columns.size() + " columns, expected prompt and response");
    }
    return columns;
  }

  private static List<Post> posts(List<String> utterances, String source, Origin origin) {
    Chain chain = new Chain("pairs");
    List<String> joined = Segmented.join(utterances);
    for (int i = 0; i < joined.size(); i++) {
      chain.add(new Chain.Message(null, SPEAKERS.get(i % 2), Markup.PLAIN, joined.get(i)));
    }
    return chain.posts(null, null, source, origin);
  }

  /** Whether a record is a list in JSON: no line of two columns begins with <code>["</code>. */
  private static boolean isList(byte[] record) {
    boolean tabs = false;
    int second = 0;
    for (int i = 1; i < record.length; i++) {
      tabs |= record[i] == '\t';
      second = second == 0 && !Lines.isBlank(record[i]) ? i : second;
    }
    return record[0] == '[' && (record[second] == '"' || !tabs);
  }

  private static boolean isListOfTexts(byte[] record) {
    try {
      return !new Json().texts(record).isEmpty();
    } catch (RecordException e) {
      return false;
    }
  }

  /** Whether a line is text with words on both sides of its only tab. */
  private static boolean isPair(byte[] line) {
    try {
      String[] columns = Utf8.decode(line).split("\t", -1);
      return columns.length == 2 && hasWords(columns[0]) && hasWords(columns[1]);
    } catch (RecordException e) {
      return false;
    }
  }

  private static boolean hasWords(String column) {
    return column.chars().anyMatch(Character::isLetter)
        && column.chars().noneMatch(c -> c < ' ' || c == 0xFFFD);
  }

  /**
   * Whether all fields are lists of lists, empty or of texts, or the only one is a list of texts.
   */
  private static boolean fits(Map<String, JsonNode> fields) {
    if (fields.size() == 1 && fields.containsKey(DIALOG)) {
      return fields.get(DIALOG).path(0).isTextual();
    }
    return fields.values().stream()
        .allMatch(
            lists ->
                lists.isArray() && (lists.isEmpty() || lists.path(0).path(0).isTextual())
                    || lists.isNull()); // where the beginning is cut off
  }
}
