package io.parley.transforms.read;

/** What the ids and file names of a format would tell of the people in it. */
enum Privacy {
  /** Nothing new: the source publishes them, or Parley made them. */
  PUBLIC,
  /**
   * Ids are hashes of what is said. With all but a phone number known, the number can be found by
   * trying; so they get a key.
   */
  CONTENT,
  /** As {@link #CONTENT}, and files are named after people and their groups: mail and chats. */
  PRIVATE
}
