package io.parley.transforms.read;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes posts of a file of lines, one for each conversation that names the line. */
final class EgretLines implements RecordParser {
  /** Key, author, text. */
  static final int FIELDS = 3;

  private final String source;
  private final Map<String, List<Place>> places = new HashMap<>();

  /** Where a line stands in a conversation. */
  private record Place(String thread, String parent, Long createdAt, String site) {}

  EgretLines(String source) {
    this.source = source;
  }

  @Override
  public void learn(byte[] record) throws RecordException {
    EgretConversation conversation = EgretConversation.of(record);
    String parent = null;
    for (String line : conversation.lines()) {
      Long createdAt = parent == null ? conversation.createdAt() : null;
      places
          .computeIfAbsent(line, key -> new ArrayList<>(1))
          .add(new Place(conversation.thread(), parent, createdAt, conversation.site()));
      parent = line;
    }
  }

  @Override
  public List<Post> parse(byte[] record, Origin origin) throws RecordException {
    List<String> fields = EgretFraming.fields(record);
    if (fields.size() != FIELDS) {
      throw new RecordException(
          Reason.WRONG_TYPE, fields.size() + " fields, expected " + FIELDS + " of a line");
    }
    // As crawlers write a text that they did not find.
    if (fields.get(2).strip().equals("null")) {
      throw new RecordException(Reason.MISSING_FIELD, "text: null");
    }
    List<Place> found = places.get(fields.get(0));
    if (found == null) {
      found = List.of(new Place("egret:" + Fingerprint.of(fields).hex(), null, null, null));
    }
    List<Post> posts = new ArrayList<>(found.size());
    for (Place place : found) {
      posts.add(post(fields, place, origin));
    }
    return posts;
  }

  private Post post(List<String> fields, Place place, Origin origin) {
    String author = fields.get(1);
    return new Post(
            fields.get(0),
            place.thread(),
            place.parent(),
            author.isBlank() ? null : author,
            null,
            place.createdAt(),
            place.createdAt() == null ? 0 : place.createdAt(),
            null,
            null,
            Markup.BBCODE,
            fields.get(2),
            Set.of(),
            source,
            origin)
        .withCommunity(place.site());
  }
}
