package io.parley.transforms.filter.language;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * Writes the n-gram weights of our languages from OpenNLP's language model. Run with the path of
 * the file to write, after a change of the languages or of the library's model.
 */
final class NgramModelWriter {
  private static final String SOURCE = "/langdetect-183.bin";
  private static final int MOST_CODES = 255;
  private static final int LONGEST = 3;

  /**
   * OpenNLP adds the weights of every n-gram; we add one n-gram a character, which takes a third of
   * the time, with this share of the one that is a character shorter. {@link LanguageMeasureTest}
   * tells which share is best: by a tenth of a point one from 0.5 to 0.7.
   */
  private static final double SHARE = 0.7;

  private final AbstractModel model;
  private final Map<String, Context> contexts;

  private NgramModelWriter(AbstractModel model) {
    this.model = model;
    this.contexts = new TreeMap<>();
    Map<?, ?> all = (Map<?, ?>) model.getDataStructures()[1];
    all.forEach((ngram, context) -> contexts.put((String) ngram, (Context) context));
  }

  public static void main(String[] args) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      out.write(bytes());
    }
  }

  /** What the file holds, not compressed. */
  static byte[] bytes() throws IOException {
    try (InputStream in = NgramModelWriter.class.getResourceAsStream(SOURCE)) {
      LanguageDetectorModel model = new LanguageDetectorModel(in);
      return new NgramModelWriter((AbstractModel) model.getMaxentModel()).write();
    }
  }

  private byte[] write() throws IOException {
    List<Script> scripts =
        Languages.OF_MODEL.stream().map(Languages.Entry::script).distinct().toList();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(scripts.size());
    for (Script script : scripts) {
      out.writeUTF(script.name());
      write(script, out);
    }
    return bytes.toByteArray();
  }

  private void write(Script script, DataOutputStream out) throws IOException {
    List<String> names = Languages.of(script).stream().map(Languages.Entry::inModel).toList();
    Map<String, double[]> weights = new TreeMap<>();
    contexts.forEach(
        (ngram, context) -> {
          double[] row = new double[names.size()];
          add(row, context, 1, names);
          if (ngram.length() == LONGEST) {
            add(row, contexts.get(ngram.substring(1)), SHARE, names);
          }
          if (isOf(script, ngram) && Arrays.stream(row).anyMatch(weight -> weight != 0)) {
            weights.put(ngram, row);
          }
        });
    out.writeByte(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
    double[] all = weights.values().stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    double step = (all[all.length - 1] - all[0]) / MOST_CODES;
    out.writeDouble(step);
    out.writeByte((int) Math.round(-all[0] / step));
    String alphabet = alphabet(weights);
    out.writeUTF(alphabet);
    TreeMap<Integer, double[]> rows = new TreeMap<>();
    weights.forEach((ngram, row) -> rows.put(key(ngram, alphabet), row));
    out.writeInt(rows.size());
    int before = 0;
    for (int key : rows.keySet()) {
      out.writeInt(key - before);
      before = key;
    }
    int zero = (int) Math.round(-all[0] / step);
    for (int i = 0; i < names.size(); i++) {
      for (double[] row : rows.values()) {
        out.writeByte((int) Math.max(0, Math.min(MOST_CODES, zero + Math.round(row[i] / step))));
      }
    }
  }

  private void add(double[] row, Context context, double share, List<String> names) {
    if (context == null) {
      return;
    }
    int[] outcomes = context.getOutcomes();
    for (int i = 0; i < outcomes.length; i++) {
      int lane = names.indexOf(model.getOutcome(outcomes[i]));
      if (lane >= 0) {
        row[lane] += share * context.getParameters()[i];
      }
    }
  }

  /** Letters and vowel signs of the script, with spaces and apostrophes between. */
  private static boolean isOf(Script script, String ngram) {
    return ngram.chars().allMatch(c -> c == ' ' || isOf(script, (char) c));
  }

  private static boolean isOf(Script script, char c) {
    byte kind = Script.classOf(c);
    return kind == script.ordinal()
        || kind == Script.MARK
            && (c == '\'' || c == '’' || UnicodeScript.of(c).name().equals(script.name()));
  }

  private static String alphabet(Map<String, double[]> weights) {
    TreeSet<Character> characters = new TreeSet<>();
    weights.keySet().forEach(ngram -> ngram.chars().forEach(c -> characters.add((char) c)));
    if (characters.size() > MOST_CODES) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%d characters have no codes", characters.size()));
    }
    StringBuilder alphabet = new StringBuilder();
    characters.forEach(alphabet::append);
    return alphabet.toString();
  }

  private static int key(String ngram, String alphabet) {
    int[] codes = new int[LONGEST];
    for (int i = 0; i < ngram.length(); i++) {
      codes[codes.length - ngram.length() + i] = alphabet.indexOf(ngram.charAt(i)) + 1;
    }
    return NgramModel.key(codes[0], codes[1], codes[2]);
  }
}
