package io.parley.transforms.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.transforms.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The beginning of a file, decompressed, from which formats are told. */
final class Head {
  static final int MAX_BYTES = 1 << 16;

  /** Lines looked at. */
  private static final int MAX_LINES = 64;

  /** Records looked at: enough to see past a broken one. */
  private static final int MAX_RECORDS = 16;

  private final byte[] bytes;
  private final boolean damaged;
  private final List<Map<String, JsonNode>> objects;

  private Head(byte[] bytes, boolean damaged) {
    this.bytes = bytes;
    this.damaged = damaged;
    this.objects = List.copyOf(findObjects());
  }

  /** Reads the beginning of a decompressed stream, as far as it can be. */
  static Head of(InputStream in) {
    ByteReader reader = new ByteReader(in, 0);
    byte[] bytes = reader.peek(MAX_BYTES);
    return new Head(bytes, reader.failed());
  }

  /** The beginning's SHA-256, in hexadecimal digits. */
  String digest() {
    return Sha256.of(bytes);
  }

  /** The beginning as a stream. */
  InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /**
   * The first lines, without their ends; what is not UTF-8 in them is replaced. A line that is cut
   * off is left out where it is not the only one.
   */
  List<String> lines() {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines =
        (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().limit(MAX_LINES).toList();
    boolean cut = bytes.length == MAX_BYTES && lines.size() > 1 && lines.size() < MAX_LINES;
    return cut ? lines.subList(0, lines.size() - 1) : lines;
  }

  /** Whether the compressed stream is damaged here already. */
  boolean damaged() {
    return damaged;
  }

  /** Whether there is nothing but white space. */
  boolean blank() {
    for (byte b : bytes) {
      if (!Lines.isBlank(b)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The fields of the first records that are JSON objects; those of the last one may be cut off.
   * Empty in a file of something else.
   */
  List<Map<String, JsonNode>> objects() {
    return objects;
  }

  /** The first records as a format cuts them; the last one may be cut off. */
  List<byte[]> records(Framing framing) {
    List<byte[]> found = new ArrayList<>();
    try {
      Records records = framing.open(new ByteReader(stream(), 0), 0, Long.MAX_VALUE);
      for (int i = 0; i < MAX_RECORDS; i++) {
        try {
          byte[] record = records.next();
          if (record == null) {
            break;
          }
          found.add(record);
        } catch (RecordException e) {
          // No record: the next may be one.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is no stream behind it
    }
    return found;
  }

  /** Whether the file goes on behind this beginning. */
  boolean cutOff() {
    return bytes.length == MAX_BYTES;
  }

  private List<Map<String, JsonNode>> findObjects() {
    Json json = new Json();
    List<Map<String, JsonNode>> found = new ArrayList<>();
    for (byte[] record : records(JsonFraming.INSTANCE)) {
      Map<String, JsonNode> fields = json.beginning(record);
      if (!fields.isEmpty()) {
        found.add(fields);
      }
    }
    return found;
  }
}
