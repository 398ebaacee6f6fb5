package io.parley.transforms.decontaminate;

import java.io.IOException;

/** A record that cannot be read. */
final class BadRecordException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param number from 1
   * @param problem what is wrong, in our words
   */
  BadRecordException(long number, String problem) {
    super("record " + number + ": " + problem);
  }
}
