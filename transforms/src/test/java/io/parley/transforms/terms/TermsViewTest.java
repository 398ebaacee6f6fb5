package io.parley.transforms.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Role;
import io.parley.transforms.Budget;
import io.parley.transforms.Column;
import io.parley.transforms.Cuts;
import io.parley.transforms.segment.PairsView;
import io.parley.transforms.segment.RandomTalk;
import io.parley.transforms.segment.SegmentConfig;
import io.parley.transforms.segment.Talk;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TermsViewTest {
  private final PairsView pairs = new PairsView(SegmentConfig.defaults(), new Characters(200));
  private final TermsView terms = new TermsView(pairs);

  /** One token a character. */
  private record Characters(int limit) implements Budget {
    @Override
    public int ofMessage(Role role, String content) {
      return content.length();
    }

    @Override
    public int ofRow() {
      return 0;
    }
  }

  @Test
  void columns() {
    assertEquals(
        List.of(
            "id STRING",
            "prompt_terms STRINGS",
            "completion_terms STRINGS",
            "conversation STRING",
            "posts STRINGS",
            "language STRING",
            "source STRING",
            "license STRING",
            "signals STRINGS"),
        terms.columns().stream().map(c -> c.name() + " " + c.type()).toList());
  }

  @Test
  void rowsOfPairs() {
    Conversation conversation =
        Talk.chain("Where are the dogs?", "They sleep in the house.", "No.", "Yes, dogs sleep.");
    Cuts cuts = terms.cut(conversation);
    assertEquals(
        List.of(
            "[where, dog] -> [sleep, hous]",
            "[sleep, hous] -> []",
            "[where, dog, sleep, hous] -> [ye, dog, sleep]"),
        cuts.rows().stream().map(cut -> show((Example.Terms) cut.example().body())).toList());
    List<Column> columns = terms.columns();
    Example row = cuts.rows().get(0).example();
    assertEquals(List.of("where", "dog"), columns.get(1).value().apply(row));
    assertEquals(List.of("sleep", "hous"), columns.get(2).value().apply(row));
  }

  private static String show(Example.Terms terms) {
    return terms.prompt() + " -> " + terms.completion();
  }

  @Test
  void allElseIsAsInPairs() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 200; i++) {
      Conversation conversation = RandomTalk.of(random);
      Cuts expected = pairs.cut(conversation);
      Cuts cuts = terms.cut(conversation);
      assertEquals(expected.dropped(), cuts.dropped());
      assertEquals(expected.rows().size(), cuts.rows().size());
      for (int j = 0; j < cuts.rows().size(); j++) {
        Cuts.Cut pair = expected.rows().get(j);
        Cuts.Cut cut = cuts.rows().get(j);
        assertEquals(pair.read(), cut.read());
        assertEquals(pair.trained(), cut.trained());
        assertEquals(pair.example(), cut.example().withBody(pair.example().body()));
      }
    }
  }
}
