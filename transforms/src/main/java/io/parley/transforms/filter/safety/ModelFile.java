package io.parley.transforms.filter.safety;

import io.parley.transforms.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The file of a {@link LinearModel}: a header of eight lines in ASCII, an empty line, then a signed
 * byte for the weight of each bucket.
 *
 * <pre>
 * parley-linear 1
 * languages zh
 * chars 4
 * words 0
 * bits 18
 * seed 1
 * bias -0.25
 * scale 0.0125
 *
 * </pre>
 */
public final class ModelFile {
  /** In front of the name of a model that comes with the program. */
  public static final String BUILTIN = "builtin:";

  /** The models that come with the program, without {@link #BUILTIN}. */
  public static final List<String> BUILTINS = List.of("zh-offensive");

  private static final String MAGIC = "parley-linear";
  private static final String VERSION = "1";
  private static final List<String> FIELDS =
      List.of(MAGIC, "languages", "chars", "words", "bits", "seed", "bias", "scale");
  private static final String ALL_LANGUAGES = "*";

  /** The largest file: 24 bits of buckets and a header. */
  private static final long MOST_BYTES = (1L << 24) + 1_000;

  private ModelFile() {}

  /**
   * Reads a model.
   *
   * @param name a path, or {@code builtin:} and one of {@link #BUILTINS}
   * @throws IOException where there is none, or the file is not a model; the message says why
   */
  public static LinearModel read(String name) throws IOException {
    if (name.startsWith(BUILTIN)) {
      String builtin = name.substring(BUILTIN.length());
      if (!BUILTINS.contains(builtin)) {
        throw new IOException("no such model; built in are " + String.join(", ", BUILTINS));
      }
      try (InputStream in =
          ModelFile.class.getResourceAsStream("classifiers/" + builtin + ".linear")) {
        return decode(in.readAllBytes());
      }
    }
    Path path = Path.of(name);
    if (!Files.isRegularFile(path)) {
      throw new IOException("no such file");
    }
    if (Files.size(path) > MOST_BYTES) {
      throw new IOException("not a classifier: larger than any");
    }
    return decode(Files.readAllBytes(path));
  }

  /** The bytes of a file; equal models give equal ones. */
  public static byte[] encode(LinearModel model) {
    Grams grams = model.grams();
    List<String> values =
        List.of(
            VERSION,
            model.languages().isEmpty() ? ALL_LANGUAGES : String.join(",", model.languages()),
            String.valueOf(grams.chars()),
            String.valueOf(grams.words()),
            String.valueOf(grams.bits()),
            String.valueOf(grams.seed()),
            String.valueOf(model.bias()),
            String.valueOf(model.scale()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < values.size(); i++) {
      String line = FIELDS.get(i) + " " + values.get(i) + "\n";
      out.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
    }
    out.write('\n');
    out.writeBytes(model.weights());
    return out.toByteArray();
  }

  /** SHA-256 of the file as {@link #encode} writes it, in hexadecimal. */
  public static String sha256(LinearModel model) {
    return Sha256.of(encode(model));
  }

  static LinearModel decode(byte[] bytes) throws IOException {
    List<String> values = new ArrayList<>();
    int start = 0;
    for (String field : FIELDS) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      String line = new String(bytes, start, end - start, StandardCharsets.US_ASCII);
      if (end == bytes.length || !line.startsWith(field + " ")) {
        throw new IOException("not a classifier: no line \"" + field + "\" in its place");
      }
      values.add(line.substring(field.length() + 1));
      if (field.equals(MAGIC) && !values.get(0).equals(VERSION)) {
        throw new IOException("a classifier of another version than " + VERSION);
      }
      start = end + 1;
    }
    if (start == bytes.length || bytes[start] != '\n') {
      throw new IOException("not a classifier: no empty line after its header");
    }
    try {
      return model(values, Arrays.copyOfRange(bytes, start + 1, bytes.length));
    } catch (IllegalArgumentException e) {
      throw new IOException("not a classifier: " + e.getMessage(), e);
    }
  }

  private static LinearModel model(List<String> values, byte[] weights) {
    List<String> languages =
        values.get(1).equals(ALL_LANGUAGES) ? List.of() : List.of(values.get(1).split(",", -1));
    Grams grams =
        new Grams(
            Integer.parseInt(values.get(2)),
            Integer.parseInt(values.get(3)),
            Integer.parseInt(values.get(4)),
            Integer.parseInt(values.get(5)));
    double bias = Double.parseDouble(values.get(6));
    double scale = Double.parseDouble(values.get(7));
    if (!Double.isFinite(bias) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException("bias or scale is no number");
    }
    return new LinearModel(languages, grams, bias, scale, weights);
  }
}
