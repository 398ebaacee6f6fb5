package io.parley.transforms.tokenize.pretokenize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the resource that {@link Categories} reads, asking the reference library for the general
 * category of every code point: Java's guess first, then, for those that it has wrong, each other
 * category. The argument is the file to write.
 */
final class CategoriesGenerator {
  /** Two-letter names by the numbers of {@link Character#getType(int)}. */
  private static final String[] NAMES = {
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc",
    "Cf", null, "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
  };

  /** All but surrogates, which no text of the library's has. */
  private static final List<String> ASKED =
      Categories.NAMES.stream().filter(name -> !name.equals("Cs")).toList();

  private CategoriesGenerator() {}

  public static void main(String[] arguments) throws IOException {
    String[] categories = new String[Character.MAX_CODE_POINT + 1];
    for (int point = 0; point < categories.length; point++) {
      categories[point] = NAMES[Character.getType(point)];
    }
    int[] wrong = new int[0];
    for (String name : ASKED) {
      int[] others = Reference.outside("\\p{" + name + "}", members(categories, name));
      wrong = Arrays.copyOf(wrong, wrong.length + others.length);
      System.arraycopy(others, 0, wrong, wrong.length - others.length, others.length);
    }
    for (int point : wrong) {
      categories[point] = null;
    }
    for (String name : ASKED) {
      int[] open = Arrays.stream(wrong).filter(point -> categories[point] == null).toArray();
      Set<Integer> no =
          Arrays.stream(Reference.outside("\\p{" + name + "}", open))
              .boxed()
              .collect(Collectors.toSet());
      Arrays.stream(open)
          .filter(point -> !no.contains(point))
          .forEach(point -> categories[point] = name);
    }
    StringBuilder file =
        new StringBuilder(
            "# First code point and general category of each run, as Oniguruma in Hugging Face's library has them.\n");
    for (int point = 0; point < categories.length; point++) {
      if (point == 0 || !categories[point].equals(categories[point - 1])) {
        file.append(String.format(Locale.ROOT, "%X %s\n", point, categories[point]));
      }
    }
    java.nio.file.Files.writeString(Path.of(arguments[0]), file, StandardCharsets.UTF_8);
  }

  private static int[] members(String[] categories, String name) {
    return IntStream.range(0, categories.length)
        .filter(point -> categories[point].equals(name))
        .toArray();
  }
}
