package io.parley.transforms.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the formats share whose records are JSON objects, on lines or in one array. */
abstract class JsonFormat implements Format {
  private final String name;
  private final String description;
  private final Set<String> names;

  /**
   * @param names of the fields that are read; others are passed over
   */
  JsonFormat(String name, String description, Set<String> names) {
    this.name = name;
    this.description = description;
    this.names = names;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final Framing framing() {
    return JsonFraming.INSTANCE;
  }

  @Override
  public final double confidence(Head head) {
    long fitting = head.objects().stream().filter(this::fits).count();
    return fitting == 0 ? 0 : (double) fitting / head.objects().size();
  }

  @Override
  public final RecordParser parser(InputFile file) {
    Json json = new Json();
    return (record, origin) ->
        posts(Fields.of(json.object(record, this::wanted)), file.source(), origin);
  }

  /** Whether a field is read; the others are skipped where they stand. */
  boolean wanted(String field) {
    return names.contains(field);
  }

  /** Whether a record looks like this format and no other. */
  abstract boolean fits(Map<String, JsonNode> fields);

  /** The posts of a record. */
  abstract List<Post> posts(Fields fields, String source, Origin origin) throws RecordException;
}
