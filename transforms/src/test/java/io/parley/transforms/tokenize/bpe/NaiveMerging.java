package io.parley.transforms.tokenize.bpe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merging word for word as it is described, on strings of the byte alphabet, in quadratic time. */
final class NaiveMerging {
  private final Map<String, Integer> vocabulary = new HashMap<>();
  private final Map<List<String>, Integer> ranks = new HashMap<>();

  NaiveMerging(byte[] file) throws IOException {
    JsonNode model = new ObjectMapper().readTree(file).get("model");
    model.get("vocab").properties().forEach(e -> vocabulary.put(e.getKey(), e.getValue().asInt()));
    for (JsonNode merge : model.get("merges")) {
      List<String> pair =
          merge.isTextual()
              ? List.of(merge.asText().split(" "))
              : List.of(merge.get(0).asText(), merge.get(1).asText());
      ranks.put(pair, ranks.size());
    }
  }

  List<Integer> merge(byte[] text) {
    List<String> symbols = new ArrayList<>();
    for (byte value : text) {
      symbols.add(String.valueOf(ByteAlphabet.character(value & 0xFF)));
    }
    while (true) {
      int best = Integer.MAX_VALUE;
      int at = -1;
      for (int i = 0; i + 1 < symbols.size(); i++) {
        Integer rank = ranks.get(List.of(symbols.get(i), symbols.get(i + 1)));
        if (rank != null && rank < best) {
          best = rank;
          at = i;
        }
      }
      if (at < 0) {
        return symbols.stream().map(vocabulary::get).toList();
      }
      symbols.set(at, symbols.get(at) + symbols.remove(at + 1));
    }
  }
}
