package io.parley.transforms.read;

import io.parley.schemas.Origin;
import io.parley.schemas.Post;
import java.util.List;

/** Makes posts of the records of one file, in their order. Used by one thread. */
@FunctionalInterface
interface RecordParser {
  /**
   * The posts of a record; none where the record is valid and holds no post.
   *
   * @throws RecordException if the record is broken as a whole
   */
  List<Post> parse(byte[] record, Origin origin) throws RecordException;

  /**
   * Takes note of a record of the file's {@link Format#companion}; all of them come before the
   * first {@link #parse}.
   *
   * @throws RecordException if the record is broken, for which it is rejected where the companion
   *     itself is read
   */
  default void learn(byte[] record) throws RecordException {}
}
