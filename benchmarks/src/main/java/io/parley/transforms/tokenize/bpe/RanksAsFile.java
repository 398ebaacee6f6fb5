package io.parley.transforms.tokenize.bpe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * OpenAI's ranks as a {@code tokenizer.json}, as the files of models with such vocabularies are
 * made: every way to make a token in two is a merge.
 */
public final class RanksAsFile {
  private RanksAsFile() {}

  private record Way(int left, int right, int result) {}

  /**
   * The file.
   *
   * @param name such as {@code o200k_base}
   */
  public static byte[] of(String name, String pattern) throws IOException {
    TokenBytes tokens = OpenAiRanks.read(name).tokens();
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode file = mapper.createObjectNode().put("version", "1.0");
    ObjectNode sequence = file.putObject("pre_tokenizer").put("type", "Sequence");
    ArrayNode steps = sequence.putArray("pretokenizers");
    ObjectNode split = steps.addObject().put("type", "Split");
    split.putObject("pattern").put("Regex", pattern);
    split.put("behavior", "Isolated").put("invert", false);
    steps
        .addObject()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", false)
        .put("use_regex", false);
    file.putObject("decoder")
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", false)
        .put("use_regex", false);
    file.putArray("added_tokens");
    ObjectNode model = file.putObject("model").put("type", "BPE").put("ignore_merges", true);
    ObjectNode vocabulary = model.putObject("vocab");
    ArrayNode merges = model.putArray("merges");
    for (int id = 0; id < tokens.size(); id++) {
      if (!tokens.has(id)) {
        continue;
      }
      vocabulary.put(written(tokens, id), id);
      for (Way way : ways(tokens, id)) {
        merges.addArray().add(written(tokens, way.left())).add(written(tokens, way.right()));
      }
    }
    return mapper.writeValueAsBytes(file);
  }

  private static List<Way> ways(TokenBytes tokens, int id) {
    List<Way> ways = new ArrayList<>();
    int from = tokens.start(id);
    int to = from + tokens.length(id);
    for (int cut = from + 1; cut < to; cut++) {
      int left = tokens.find(tokens.array(), from, cut);
      int right = tokens.find(tokens.array(), cut, to);
      if (left >= 0 && right >= 0) {
        ways.add(new Way(left, right, id));
      }
    }
    ways.sort(Comparator.comparingInt(Way::left).thenComparingInt(Way::right));
    return ways;
  }

  private static String written(TokenBytes tokens, int id) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tokens.length(id); i++) {
      text.append(ByteAlphabet.character(tokens.array()[tokens.start(id) + i] & 0xFF));
    }
    return text.toString();
  }
}
