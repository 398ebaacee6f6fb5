package io.parley.transforms.read;

import io.parley.schemas.Post;
import io.parley.transforms.Secret;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * Replaces what would tell of people by keyed hashes: ids made of content, and names of files and
 * communities. Who has the key, and the message or name, can tell its hash; nobody else can, nor
 * try guesses.
 */
final class Hiding implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of a {@link io.parley.schemas.Fingerprint}. */
  private static final int HASH_DIGITS = 32;

  private static final int NAME_DIGITS = 16;
  private static final int MAX_EXTENSION = 6;

  private final Secret key;

  Hiding(Secret key) {
    this.key = Objects.requireNonNull(key, "key");
  }

  /**
   * The post with other ids where they are hashes; keys that a source gave stay. Of a private
   * format also the community has another name.
   */
  Post post(Post post, Privacy privacy) {
    boolean named = privacy == Privacy.PRIVATE && post.community() != null;
    return (named ? post.withCommunity(community(post.community())) : post)
        .withIds(
            id(post.id()),
            id(post.thread()),
            post.parent() == null ? null : id(post.parent()),
            post.accepted() == null ? null : id(post.accepted()));
  }

  /** What stands for the name of a community, whatever its case. */
  String community(String name) {
    return key.name("community", name.toLowerCase(Locale.ROOT)).substring(0, NAME_DIGITS);
  }

  /** A file's name, of which only a short ending is left. */
  String file(String kind, String path) {
    int dot = path.lastIndexOf('.');
    String ending = dot < 0 || path.length() - dot > MAX_EXTENSION ? "" : path.substring(dot);
    boolean plain = ending.chars().skip(1).allMatch(c -> c >= 'a' && c <= 'z');
    return kind + "-" + key.name("file", path).substring(0, NAME_DIGITS) + (plain ? ending : "");
  }

  /** A hash, perhaps behind a source and a colon, hashed once more. */
  private String id(String id) {
    int start = id.length() - HASH_DIGITS;
    if (start < 0 || start > 0 && id.charAt(start - 1) != ':') {
      return id;
    }
    for (int i = start; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return id;
      }
    }
    return id.substring(0, start) + key.name("id", id.substring(start)).substring(0, HASH_DIGITS);
  }
}
