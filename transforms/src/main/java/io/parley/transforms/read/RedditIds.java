package io.parley.transforms.read;

/**
 * Reddit's keys: a base 36 number, mostly behind the kind of thing it is ({@code t1_} comment,
 * {@code t3_} submission).
 */
final class RedditIds {
  static final String COMMENT = "t1_";
  static final String SUBMISSION = "t3_";

  /** What PolyAI's export from BigQuery writes where a comment answers the submission. */
  private static final String TOP_LEVEL = "top-level";

  private RedditIds() {}

  /** The key without its kind. */
  static String bare(String key) {
    return hasKind(key) ? key.substring(COMMENT.length()) : key;
  }

  /** The key that a number stands for; some dumps write parents so. */
  static String ofNumber(long number) {
    return Long.toString(number, Character.MAX_RADIX);
  }

  /**
   * The post id that a comment answers.
   *
   * @param key of the parent: with its kind, with another kind than its own (PolyAI's files say
   *     {@code t2_} of comments), or bare; null where unknown
   * @param submission the bare key of the thread's submission
   */
  static String parent(String key, String submission) {
    if (key == null || key.equals(TOP_LEVEL)) {
      return SUBMISSION + submission;
    }
    String bare = bare(key);
    boolean answersSubmission =
        key.startsWith(SUBMISSION) || !hasKind(key) && bare.equals(submission);
    return (answersSubmission ? SUBMISSION : COMMENT) + bare;
  }

  private static boolean hasKind(String key) {
    return key.length() > 3
        && key.charAt(0) == 't'
        && key.charAt(1) >= '0'
        && key.charAt(1) <= '9'
        && key.charAt(2) == '_';
  }
}
