package io.parley.transforms.read;

import io.parley.schemas.Fingerprint;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import io.parley.schemas.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A conversation whose messages have no keys of their own and each answer the one before.
 *
 * <p>A message's id stands for everything up to it: two exports of one conversation share what they
 * have in common, and part where they differ.
 */
final class Chain {
  /**
   * A message.
   *
   * @param role null where the source has none; then the author tells the speakers apart
   * @param author null where the source has roles
   */
  record Message(Role role, String author, Markup markup, String text) {
    private String speaker() {
      return role == null ? author : role.label();
    }
  }

  private final String format;
  private final List<Message> messages = new ArrayList<>();

  /**
   * @param format the name that keys begin with
   */
  Chain(String format) {
    this.format = format;
  }

  void add(Message message) {
    messages.add(message);
  }

  /**
   * The posts of the messages.
   *
   * @param key the source's key of the conversation; null makes one from the content
   * @param created when, in epoch seconds; null where unknown
   */
  List<Post> posts(String key, Long created, String source, Origin origin) {
    String thread = format + ":" + (key == null ? contentKey() : key);
    List<Post> posts = new ArrayList<>(messages.size());
    Fingerprint id = Fingerprint.of(format);
    String parent = null;
    for (Message message : messages) {
      id = id.then(message.speaker()).then(message.text());
      posts.add(
          new Post(
              id.hex(),
              thread,
              parent,
              message.author(),
              message.role(),
              created,
              created == null ? 0 : created,
              null,
              null,
              message.markup(),
              message.text(),
              Set.of(),
              source,
              origin));
      parent = id.hex();
    }
    return posts;
  }

  private String contentKey() {
    List<String> parts = new ArrayList<>(2 * messages.size());
    for (Message message : messages) {
      parts.add(message.speaker());
      parts.add(message.text());
    }
    return Fingerprint.of(parts).hex();
  }
}
