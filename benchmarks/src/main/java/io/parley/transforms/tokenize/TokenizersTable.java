package io.parley.transforms.tokenize;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import io.parley.transforms.tokenize.bpe.ByteLevelTokenizers;
import io.parley.transforms.tokenize.bpe.RanksAsFile;
import io.parley.transforms.tokenize.djl.DjlTokenizer;
import io.parley.transforms.tokenize.pretokenize.UnsupportedPartException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Ids and spans of ours against the reference library's, and megabytes a second of one thread. Each
 * argument is a vocabulary, which is a directory with a {@code tokenizer.json}, or texts, which are
 * any other directory, or a file. OpenAI's vocabularies are always measured, written as files. Then
 * the milliseconds that ours takes for one character many times.
 */
public final class TokenizersTable {
  /** Of the slower ones: seconds enough to tell a megabyte a second. */
  private static final int ENOUGH_BYTES = 1_500_000;

  /** What makes careless cutting or merging take the square of its length. */
  private static final List<String> REPEATED = List.of("a", "=", "^", "好", "\u200d");

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private record Measured(String name, byte[] file, byte[] config, EncodingType jtokkit) {}

  private TokenizersTable() {}

  /** Ends with status 1 where ids differ. */
  public static void main(String[] arguments) throws IOException {
    MeasuredTexts texts = new MeasuredTexts();
    List<Measured> vocabularies = new ArrayList<>();
    for (String path : arguments) {
      Path file = Path.of(path, "tokenizer.json");
      if (Files.exists(file)) {
        vocabularies.add(
            new Measured(
                Path.of(path).getFileName().toString(), Files.readAllBytes(file), null, null));
      } else {
        texts.add(Path.of(path));
      }
    }
    vocabularies.add(ranks("r50k_base", OpenAiPatterns.R50K, EncodingType.R50K_BASE));
    vocabularies.add(ranks("cl100k_base", OpenAiPatterns.CL100K, EncodingType.CL100K_BASE));
    vocabularies.add(ranks("o200k_base", OpenAiPatterns.O200K, EncodingType.O200K_BASE));
    long different = 0;
    for (Measured vocabulary : vocabularies) {
      different += measure(vocabulary, texts.byScript());
    }
    System.exit(different == 0 ? 0 : 1);
  }

  private static Measured ranks(String name, String pattern, EncodingType type) throws IOException {
    return new Measured(name, RanksAsFile.of(name, pattern), null, type);
  }

  private static long measure(Measured vocabulary, Map<String, List<String>> byScript) {
    long start = System.nanoTime();
    Tokenizer ours;
    try {
      ours = ByteLevelTokenizers.read(vocabulary.name(), vocabulary.file(), vocabulary.config());
    } catch (UnsupportedPartException e) {
      System.out.println(vocabulary.name() + ": " + e.getMessage());
      return 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%s: loaded in %d ms%n",
        vocabulary.name(),
        (System.nanoTime() - start) / 1_000_000);
    Tokenizer reference = DjlTokenizer.read(vocabulary.name(), vocabulary.file(), null, "measured");
    long different = 0;
    for (Map.Entry<String, List<String>> texts : byScript.entrySet()) {
      different += compare(vocabulary, ours, reference, texts.getKey(), texts.getValue());
    }
    System.out.printf(
        Locale.ROOT,
        "  ms for 250,000 and 1,000,000 times:%s%n",
        REPEATED.stream().map(unit -> repeated(ours, unit)).collect(Collectors.joining(",")));
    return different;
  }

  private static String repeated(Tokenizer ours, String unit) {
    return String.format(
        Locale.ROOT,
        " U+%04X %.0f and %.0f",
        unit.codePointAt(0),
        milliseconds(ours, unit.repeat(250_000)),
        milliseconds(ours, unit.repeat(1_000_000)));
  }

  private static double milliseconds(Tokenizer ours, String text) {
    long start = THREADS.getCurrentThreadCpuTime();
    ours.count(text);
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static long compare(
      Measured vocabulary, Tokenizer ours, Tokenizer reference, String script, List<String> texts) {
    long ids = 0;
    long spans = 0;
    for (String text : new LinkedHashSet<>(texts)) {
      Encoding encoding = ours.encodeWithOffsets(text);
      Encoding expected = reference.encodeWithOffsets(text);
      boolean same =
          Arrays.equals(encoding.ids(), expected.ids())
              && Arrays.equals(encoding.ids(), ours.encode(text));
      ids += same ? 0 : 1;
      spans +=
          Arrays.equals(encoding.starts(), expected.starts())
                  && Arrays.equals(encoding.ends(), expected.ends())
              ? 0
              : 1;
      if (!same && Boolean.getBoolean("tokenize.show")) {
        System.out.println(text);
      }
    }
    double slow = speed(texts, ENOUGH_BYTES, reference::count);
    double fast =
        Math.max(
            speed(texts, Long.MAX_VALUE, ours::count), speed(texts, Long.MAX_VALUE, ours::count));
    String jtokkit = "";
    if (vocabulary.jtokkit() != null) {
      var theirs = Encodings.newLazyEncodingRegistry().getEncoding(vocabulary.jtokkit());
      speed(texts, ENOUGH_BYTES, theirs::countTokensOrdinary);
      jtokkit =
          String.format(
              Locale.ROOT,
              ", jtokkit %.1f",
              speed(texts, ENOUGH_BYTES, theirs::countTokensOrdinary));
    }
    System.out.printf(
        Locale.ROOT,
        "  %-6s %,9d texts %6.1f MB: %d with other ids, %d with other spans;"
            + " MB/s ours %.1f, DJL %.2f (%.0f times)%s%n",
        script,
        texts.size(),
        MeasuredTexts.bytes(texts) / 1e6,
        ids,
        spans,
        fast,
        slow,
        fast / slow,
        jtokkit);
    return ids;
  }

  /** Megabytes of UTF-8 a second of the processor: other work on the machine counts less. */
  private static double speed(List<String> texts, long most, ToIntFunction<String> count) {
    List<String> some = new ArrayList<>();
    long bytes = 0;
    for (String text : texts) {
      if (bytes > most) {
        break;
      }
      some.add(text);
      bytes += MeasuredTexts.bytes(List.of(text));
    }
    long tokens = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    for (String text : some) {
      tokens += count.applyAsInt(text);
    }
    double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
    return tokens == 0 ? 0 : bytes / 1e6 / seconds;
  }
}
