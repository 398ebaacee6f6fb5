package io.parley.transforms.clean.privacy;

/** What becomes of private data. */
public enum PiiMode {
  /** Replaced by its kind, such as {@code <EMAIL>}. */
  TAG,
  /** Replaced by a stand-in, such as {@code <EMAIL_7f3a>}; see {@link StandIns}. */
  PSEUDONYM,
  /** The turn is rejected. */
  DROP_TURN,
  /** Every turn of the conversation is rejected. */
  DROP_CONVERSATION,
  /** Left as it is. */
  KEEP
}
