package io.parley.transforms.tokenize.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import io.parley.transforms.tokenize.Encoding;
import io.parley.transforms.tokenize.TextEnds;
import io.parley.transforms.tokenize.Tokenizer;
import io.parley.transforms.tokenize.TokenizerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vocabulary of any family, through Hugging Face's own library, at a fiftieth of the speed of
 * ours. The native library may be used by several threads at once.
 */
public final class DjlTokenizer implements Tokenizer {
  /** What keeps the library from asking the network: for a count of its users, for native code. */
  private static final Map<String, String> LOCAL =
      Map.of("OPT_OUT_TRACKING", "true", "RUST_FLAVOR", "cpu");

  private final String name;
  private final String reason;
  private final HuggingFaceTokenizer library;
  private final PlainTextFile file;
  private final Map<Integer, String> names = new TreeMap<>();
  private final int endOfText;
  private final int beginOfText;

  private DjlTokenizer(
      String name, String reason, HuggingFaceTokenizer library, PlainTextFile file, TextEnds ends) {
    this.name = name;
    this.reason = reason;
    this.library = library;
    this.file = file;
    file.controls().forEach((content, id) -> names.put(id, content));
    endOfText = control(ends.end());
    beginOfText = control(ends.begin());
  }

  /**
   * A tokenizer from a {@code tokenizer.json}.
   *
   * @param config the content of the {@code tokenizer_config.json} beside it; null where there is
   *     none
   * @param reason why it is not one of ours
   * @throws TokenizerException if the library refuses the file
   */
  public static DjlTokenizer read(String name, byte[] file, byte[] config, String reason) {
    PlainTextFile plain = PlainTextFile.of(file);
    LOCAL.forEach((key, value) -> System.getProperties().putIfAbsent(key, value));
    Map<String, String> options =
        Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");
    try {
      HuggingFaceTokenizer library =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(plain.json().getBytes(StandardCharsets.UTF_8)), options);
      TextEnds ends = TextEnds.of(config, plain.controls().keySet());
      return new DjlTokenizer(name, reason, library, plain, ends);
    } catch (IOException e) {
      throw new TokenizerException("cannot be read");
    } catch (RuntimeException e) {
      throw new TokenizerException("the reference library does not take it (" + reason + ")");
    }
  }

  /** Why it is not one of ours. */
  public String reason() {
    return reason;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int vocabularySize() {
    return file.vocabularySize();
  }

  @Override
  public int[] encode(String text) {
    return ids(library.encode(wellFormed(text), false, false));
  }

  @Override
  public int count(String text) {
    return library.encode(wellFormed(text), false, false).getIds().length;
  }

  @Override
  public Encoding encodeWithOffsets(String text) {
    String given = wellFormed(text);
    var encoding = library.encode(given, false, false);
    int[] units = new int[given.codePointCount(0, given.length()) + 1];
    for (int i = 1; i < units.length; i++) {
      units[i] = given.offsetByCodePoints(units[i - 1], 1);
    }
    int[] ids = ids(encoding);
    int[] starts = new int[ids.length];
    int[] ends = new int[ids.length];
    CharSpan[] spans = encoding.getCharTokenSpans();
    for (int i = 0; i < ids.length; i++) {
      starts[i] = units[spans[i].getStart()];
      ends[i] = units[spans[i].getEnd()];
    }
    return new Encoding(ids, starts, ends);
  }

  @Override
  public int control(String content) {
    return file.controls().getOrDefault(content, -1);
  }

  @Override
  public int endOfText() {
    return endOfText;
  }

  @Override
  public int beginOfText() {
    return beginOfText;
  }

  @Override
  public String decode(int[] ids) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int i = 0; i <= ids.length; i++) {
      String content = i < ids.length ? names.get(ids[i]) : "";
      if (content != null) {
        if (from < i) {
          text.append(library.decode(longs(ids, from, i), false));
        }
        text.append(content);
        from = i + 1;
      }
    }
    return text.toString();
  }

  private static long[] longs(int[] ids, int from, int to) {
    return Arrays.stream(ids, from, to).asLongStream().toArray();
  }

  private static int[] ids(ai.djl.huggingface.tokenizers.Encoding encoding) {
    return Arrays.stream(encoding.getIds()).mapToInt(Math::toIntExact).toArray();
  }

  private boolean isMark(char unit) {
    return unit == PlainTextFile.MARK && file.renamed();
  }

  /** As long as the text: the library takes no lone surrogates. */
  private String wellFormed(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit) || isMark(unit)) {
        changed = changed == null ? new StringBuilder(text) : changed;
        changed.setCharAt(i, '\uFFFD');
      }
    }
    return changed == null ? text : changed.toString();
  }
}
