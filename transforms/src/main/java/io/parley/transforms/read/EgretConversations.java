package io.parley.transforms.read;

import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks through a file of conversations. Its records are no posts: those come with the lines. */
final class EgretConversations implements RecordParser {
  private final Set<String> lines = new HashSet<>();

  @Override
  public void learn(byte[] record) throws RecordException {
    lines.add(EgretFraming.fields(record).get(0));
  }

  @Override
  public List<Post> parse(byte[] record, Origin origin) throws RecordException {
    EgretConversation conversation = EgretConversation.of(record);
    long missing = conversation.lines().stream().filter(line -> !lines.contains(line)).count();
    if (missing > 0) {
      throw new RecordException(
          Reason.MISSING_FIELD,
          "lines: " + missing + " of " + conversation.lines().size() + " are not there");
    }
    return List.of();
  }
}
