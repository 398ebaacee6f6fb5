package io.parley.transforms.tokenize;

import io.parley.transforms.Sha256;
import io.parley.transforms.tokenize.bpe.ByteLevelTokenizers;
import io.parley.transforms.tokenize.djl.DjlTokenizer;
import io.parley.transforms.tokenize.pretokenize.UnsupportedPartException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.NoSuchFileException;
import org.apache.beam.sdk.io.FileSystems;

/**
 * A {@code tokenizer.json} with what lies beside it.
 *
 * @param path where it was found
 * @param content of it
 * @param config content of the {@code tokenizer_config.json} in its directory; null where there is
 *     none
 */
record TokenizerFile(String path, byte[] content, byte[] config) {
  private static final String NAME = "tokenizer.json";
  private static final String CONFIG = "tokenizer_config.json";

  /**
   * Reads a file.
   *
   * @param path of the file, or of its directory
   * @throws TokenizerException if there is none
   */
  static TokenizerFile read(String path) {
    String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String inside = whole + "/" + NAME;
    byte[] content = contentOrNull(inside);
    String found = content == null ? whole : inside;
    content = content == null ? contentOrNull(whole) : content;
    if (content == null) {
      throw new TokenizerException("no such file, and no directory with a " + NAME);
    }
    String config = found.substring(0, found.lastIndexOf('/') + 1) + CONFIG;
    return new TokenizerFile(found, content, contentOrNull(config));
  }

  /** Null where there is no such file. */
  private static byte[] contentOrNull(String path) {
    try (InputStream in =
        Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(path, false)))) {
      return in.readAllBytes();
    } catch (FileNotFoundException | NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new TokenizerException("cannot be read");
    }
  }

  /**
   * The vocabulary as workers take it.
   *
   * @param name as the recipe has it
   */
  Vocabulary vocabulary(String name) {
    return new Vocabulary(name, path, Sha256.of(content), config == null ? "" : Sha256.of(config));
  }

  /**
   * The tokenizer: ours for the byte-level family, the reference for others.
   *
   * @param name for people
   */
  Tokenizer tokenizer(String name) {
    try {
      return ByteLevelTokenizers.read(name, content, config);
    } catch (UnsupportedPartException e) {
      return DjlTokenizer.read(name, content, config, e.getMessage());
    }
  }
}
