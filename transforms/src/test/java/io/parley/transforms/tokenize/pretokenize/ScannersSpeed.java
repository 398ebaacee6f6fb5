package io.parley.transforms.tokenize.pretokenize;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer.Form;
import java.util.Locale;

/** Prints MB/s of UTF-8 (of the thread's own time, best of many rounds) of every family's pre-tokenizer, and of its patterns on the regex engine, on the text files named. */
final class ScannersSpeed {
  private static final int ROUNDS = 25;

  private static final int CHARS = 1_000_000;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private ScannersSpeed() {}

  public static void main(String[] arguments) throws IOException, UnsupportedPartException {
    for (String name : arguments) {
      String text = java.nio.file.Files.readString(Path.of(name));
      text = text.substring(0, Math.min(CHARS, text.length()));

      for (String family : PreTokenizersTest.families()) {
        Preparation preparation = PreTokenizers.of(new ObjectMapper().readTree(Files.FAMILIES.get(family)));
        report(family, preparation.preTokenizer(), text);
      }
      report("llama3 on the engine", new Split(Regex.of(new Cl100kScanner("(?i:'s|'t|'re|'ve|'m|'ll|'d)", 3, false, false).pattern()), Split.Behavior.ISOLATED, false), text);
      Normalizer nfc = new UnicodeForm(Form.NFC);
      for (String last : new String[] {"", "e\u0301"}) {
        String whole = text + last;
        report("NFC" + last, (chars, from, to, sink) -> nfc.normalize(whole), whole);
      }
    }
  }

  private static void report(String name, PreTokenizer preTokenizer, String text) {
    char[] chars = text.toCharArray();
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    long best = Long.MAX_VALUE;
    long[] pieces = new long[1];
    for (int round = 0; round < ROUNDS; round++) {
      pieces[0] = 0;
      long start = CLOCK.getCurrentThreadCpuTime();
      preTokenizer.cut(chars, 0, chars.length, (from, to) -> pieces[0]++);
      best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - start);
    }
    System.out.println(String.format(Locale.ROOT, "%-22s %7.1f MB/s %d pieces", name, bytes * 1e3 / best, pieces[0]));
  }
}
