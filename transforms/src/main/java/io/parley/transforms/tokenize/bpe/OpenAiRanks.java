package io.parley.transforms.tokenize.bpe;

import com.knuddels.jtokkit.Encodings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;

/**
 * OpenAI's vocabularies, from the files that jtokkit's jar carries: a line a token, its bytes in
 * Base64 and its rank, which is its id. Any two neighbours merge that are a token together, those
 * of the lowest rank first.
 */
final class OpenAiRanks {
  private OpenAiRanks() {}

  /**
   * @param name such as {@code o200k_base}
   */
  static Merges read(String name) {
    TokenBytes tokens = new TokenBytes();
    try (InputStream in = Encodings.class.getResourceAsStream(name + ".tiktoken");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        byte[] text = Base64.getDecoder().decode(line.substring(0, space));
        int id = Integer.parseInt(line, space + 1, line.length(), 10);
        tokens.add(id, text, text.length);
        tokens.index(id);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Merges(tokens, pairs(tokens), new BitSet(), true);
  }

  private static MergeTable pairs(TokenBytes tokens) {
    MergeTable pairs = new MergeTable(tokens.size() * 2);
    for (int id = 0; id < tokens.size(); id++) {
      int from = tokens.start(id);
      int to = tokens.has(id) ? from + tokens.length(id) : from;
      for (int cut = from + 1; cut < to; cut++) {
        int left = tokens.find(tokens.array(), from, cut);
        int right = left < 0 ? -1 : tokens.find(tokens.array(), cut, to);
        if (right >= 0) {
          pairs.put(left, right, id, id);
        }
      }
    }
    return pairs;
  }
}
