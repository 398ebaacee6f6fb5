package io.parley.transforms.tokenize.pretokenize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Writes the resource of {@link UnicodeForm}: what came into Unicode after Java 17, and what Java 17
 * normalizes in some place and the reference library does not. Run it on Java 17. The argument is the
 * file to write.
 */
final class NewerGenerator {
  private static final int BATCH = 2048;

  private NewerGenerator() {}

  /** A code point where marks could change places with it, and the parts that it is composed of. */
  static List<String> contexts(int point) {
    String text = Character.toString(point);
    return List.of(
        text + "\u0301\u0323",
        "a\u0323" + text + "\u0301",
        "a\u0301" + text,
        Normalizer.normalize(text, Form.NFD));
  }

  public static void main(String[] arguments) throws IOException {
    BitSet newer = new BitSet();
    int[] assigned =
        Categories.points(~(Categories.named("Cn") | Categories.named("Co") | Categories.named("Cs"))).stream().toArray();
    for (int point : assigned) {
      newer.set(point, Character.getType(point) == Character.UNASSIGNED);
    }
    for (Form form : Form.values()) {
      try (Reference reference = new Reference("{\"type\":\"" + form + "\"}", Files.BYTES)) {
        for (int from = 0; from < assigned.length; from += BATCH) {
          for (int context = 0; context < contexts(0).size(); context++) {
            StringBuilder text = new StringBuilder();
            int to = Math.min(assigned.length, from + BATCH);
            for (int i = from; i < to; i++) {
              text.append(contexts(assigned[i]).get(context)).append("\n#");
            }
            String[] theirs = reference.normalized(text.toString()).split("\n#", -1);
            String[] javas = Normalizer.normalize(text, form).split("\n#", -1);
            for (int i = from; i < to && theirs.length == javas.length; i++) {
              if (!theirs[i - from].equals(javas[i - from])) {
                newer.set(assigned[i]);
                Normalizer.normalize(Character.toString(assigned[i]), Form.NFD)
                    .codePoints()
                    .filter(point -> point > 0xFFFF)
                    .forEach(newer::set);
              }
            }
          }
        }
      }
    }
    StringBuilder file =
        new StringBuilder("# Code points, first and last of each run, that Java may normalize and Hugging Face's library does not: new since its Unicode 9.\n");
    for (int from = newer.nextSetBit(0); from >= 0; ) {
      int to = newer.nextClearBit(from);
      file.append(String.format(Locale.ROOT, "%X %X\n", from, to - 1));
      from = newer.nextSetBit(to);
    }
    java.nio.file.Files.writeString(Path.of(arguments[0]), file, StandardCharsets.UTF_8);
  }
}
