package io.parley.transforms.read;

import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Questions and answers of Stack Exchange's dumps: the {@code <row .../>} elements of {@code
 * Posts.xml}. A thread is a question and its answers; which of them was accepted, the question
 * says. Rows of other kinds, such as descriptions of tags, are no posts.
 *
 * <p>Rows do not say of which site they are, and sites number their posts alike: the directory or
 * the name in front of {@code Posts.xml} tells sites apart.
 */
final class StackExchangeFormat implements Format {
  private static final String FILE = "Posts.xml";
  private static final int QUESTION = 1;
  private static final int ANSWER = 2;

  private static final Set<String> NAMES =
      Set.of(
          "Id",
          "PostTypeId",
          "ParentId",
          "AcceptedAnswerId",
          "CreationDate",
          "LastEditDate",
          "Score",
          "Body",
          "OwnerUserId",
          "OwnerDisplayName",
          "Title",
          "ContentLicense");

  private static final Framing ROWS =
      new Framing() {
        @Override
        public boolean splittable(Head head) {
          return true;
        }

        @Override
        public Records open(ByteReader in, long start, long end) throws IOException {
          return RowElements.open(in, start, end);
        }
      };

  @Override
  public String name() {
    return "stackexchange";
  }

  @Override
  public String description() {
    return "questions and answers of Stack Exchange's dumps (Posts.xml)";
  }

  @Override
  public double confidence(Head head) {
    return head.lines().stream().anyMatch(StackExchangeFormat::beginsPost) ? 1 : 0;
  }

  private static boolean beginsPost(String line) {
    int row = line.indexOf("<row ");
    return row >= 0 && line.indexOf(" PostTypeId=", row) > row;
  }

  @Override
  public Framing framing() {
    return ROWS;
  }

  @Override
  public RecordParser parser(InputFile file) {
    String site = site(file);
    return (record, origin) ->
        List.of(post(Fields.of(XmlAttributes.of(record, NAMES)), file.source(), site, origin));
  }

  /** {@code beer} of {@code beer/Posts.xml}, {@code x} of {@code x-Posts.xml} and {@code x}. */
  private static String site(InputFile file) {
    String[] path = file.path().split("/", -1);
    String name = path[path.length - 1];
    int before = name.lastIndexOf(FILE);
    if (before == 0) {
      return path.length > 1 ? path[path.length - 2] : "";
    }
    String site = before < 0 ? name : name.substring(0, before);
    return site.endsWith("-") ? site.substring(0, site.length() - 1) : site;
  }

  private static Post post(Fields row, String source, String site, Origin origin)
      throws RecordException {
    String id = required(row, "Id");
    required(row, "PostTypeId");
    long type = row.whole("PostTypeId");
    if (type != QUESTION && type != ANSWER) {
      throw new RecordException(Reason.NO_POST, "PostTypeId: " + type);
    }
    String question = type == QUESTION ? id : required(row, "ParentId");
    Long created = row.utc("CreationDate");
    Long edited = row.utc("LastEditDate");
    String licence = row.text("ContentLicense");
    return new Post(
            id,
            source + ":" + site + "/" + question,
            type == QUESTION ? null : question,
            author(row),
            null,
            created,
            Math.max(created == null ? 0 : created, edited == null ? 0 : edited),
            row.whole("Score"),
            type == QUESTION ? row.text("Title") : null,
            Markup.HTML,
            row.requiredText("Body"),
            type == QUESTION ? Set.of() : Set.of(Flag.ANSWER),
            source,
            licence == null ? origin : new Origin(origin.path(), origin.offset(), licence))
        .withAccepted(type == QUESTION ? row.key("AcceptedAnswerId") : null)
        .withCommunity(site);
  }

  private static String required(Fields row, String name) throws RecordException {
    String key = row.key(name);
    if (key == null) {
      throw row.missing(name);
    }
    return key;
  }

  /** As the sites themselves name who gave no name, or left. */
  private static String author(Fields row) throws RecordException {
    String user = row.key("OwnerUserId");
    return user != null ? "user" + user : row.key("OwnerDisplayName");
  }
}
