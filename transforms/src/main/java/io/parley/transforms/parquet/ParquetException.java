package io.parley.transforms.parquet;

import java.io.IOException;

/** A file that is no Parquet, is damaged or needs what is not built. It never quotes the rows. */
public final class ParquetException extends IOException {
  private static final long serialVersionUID = 1L;

  ParquetException(String file, String reason) {
    super(file + ": " + reason);
  }

  ParquetException(String file, String reason, Throwable cause) {
    super(file + ": " + reason);
    // Not the cause: of a run that failed the user is told the innermost one.
    addSuppressed(cause);
  }
}
