package io.parley.transforms.tokenize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The tokenizers that {@code small_tokenizers.py} made. */
public final class SmallFiles {
  private SmallFiles() {}

  /** The content of a file such as {@code qwen.json}. */
  public static byte[] bytes(String name) {
    try (InputStream in = SmallFiles.class.getResourceAsStream("small/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
