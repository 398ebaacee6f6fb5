package io.parley.transforms.clean.debris;

/** Finds one kind of what stands in a post and is not what its author has to say. */
interface DebrisFinder {
  /**
   * Whether a line is a reason to look closer. Asked of every line of every post: it must cost next
   * to nothing.
   *
   * @param start of the line's words
   * @param below how many lines with words stand below it
   */
  boolean concerns(String text, int start, int end, int below);

  /** Drops the lines that are such. */
  void find(Lines post, Surroundings around);
}
