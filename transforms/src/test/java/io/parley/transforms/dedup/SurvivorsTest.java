package io.parley.transforms.dedup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Slot;
import io.parley.schemas.Split;
import io.parley.schemas.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SurvivorsTest {
  /** A window that moves over a text: neighbours are alike, the first and the last are not. */
  private static List<Conversation> chain(int links) {
    Random random = new Random(3);
    String[] words = RandomText.tokens("en", 200 + 10 * links, random);
    List<Conversation> chain = new ArrayList<>();
    for (int i = 0; i < links; i++) {
      String[] window = java.util.Arrays.copyOfRange(words, 10 * i, 10 * i + 200);
      chain.add(Threads.named("c" + (10_000 + i), (long) -i, "q", String.join(" ", window)));
    }
    return chain;
  }

  @Test
  void whoGoesIsLikeItsWinnerAndTheWinnerStays() {
    List<Conversation> chain = chain(2_000);
    Map<String, Conversation> byId = new TreeMap<>();
    chain.forEach(c -> byId.put(c.id(), c));
    Map<String, Verdict> verdicts = InMemory.verdicts(chain, 0.8);
    verdicts.forEach(
        (id, verdict) -> {
          assertEquals(false, verdicts.containsKey(verdict.winner()), id);
          double true_ = InMemory.similarity(byId.get(id), byId.get(verdict.winner()));
          assertEquals(true_, verdict.similarity(), 0.1, id);
          assertEquals(true, true_ > 0.7, id);
        });
    // Two moves of the window leave 0.8; of three neighbours one or two go.
    assertEquals(2.0 / 3, verdicts.size() / 2_000.0, 0.1);
  }

  @Test
  void orderOfArrivalMeansNothing() {
    List<Conversation> chain = chain(300);
    Map<String, Verdict> expected = InMemory.verdicts(chain, 0.8);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(chain, new Random(seed));
      assertEquals(expected, InMemory.verdicts(chain, 0.8));
    }
  }

  /** Sixty thousand bits for each of them, in each band, would be gigabytes. */
  @Test
  void manyThatStayTakeLittleMemory() {
    Random random = new Random(5);
    Bands bands = Bands.forThreshold(0.8);
    Map<Fingerprint, Sketch> sketches = new HashMap<>();
    List<Verdict> verdicts = new ArrayList<>();
    Survivors survivors = new Survivors(bands, 0.8, sketches, verdicts::add);
    for (int i = 0; i < 60_000; i++) {
      int[] pieces = random.ints(20).toArray();
      Fingerprint key = new Fingerprint(i, i);
      sketches.put(key, Sketch.of(pieces, MinHash.of(pieces), pieces, pieces));
      Slot slot = new Slot(Split.TRAIN, i);
      Fact fact = new Fact(1, List.of(key), 1, 0, 1, 0, 0, slot, "c" + i, -1, "");
      assertEquals(true, survivors.add(fact));
    }
    assertEquals(List.of(), verdicts);
  }
}
