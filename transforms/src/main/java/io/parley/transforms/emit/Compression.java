package io.parley.transforms.emit;

/** How a file of rows is compressed. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  ZSTD(".zst");

  private final String extension;

  Compression(String extension) {
    this.extension = extension;
  }

  /** What follows the format's own extension in a file name. */
  public String extension() {
    return extension;
  }
}
