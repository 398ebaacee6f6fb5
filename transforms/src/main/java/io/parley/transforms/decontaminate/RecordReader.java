package io.parley.transforms.decontaminate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the records of a file of one kind. */
interface RecordReader {
  /** The endings of names of such files, without the one of a compression. */
  boolean reads(String name);

  /**
   * Gives out every record in order, each an object.
   *
   * @throws BadRecordException if one cannot be read
   * @throws IOException if the file cannot
   */
  void read(Path file, Consumer<JsonNode> records) throws IOException;
}
