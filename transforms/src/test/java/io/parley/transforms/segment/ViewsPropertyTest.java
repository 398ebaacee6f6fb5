package io.parley.transforms.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Conversation;
import io.parley.schemas.Example;
import io.parley.schemas.Flag;
import io.parley.schemas.Message;
import io.parley.schemas.PostRef;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.schemas.Turn;
import io.parley.transforms.Budget;
import io.parley.transforms.Cuts;
import io.parley.transforms.Texts;
import io.parley.transforms.segment.SegmentConfig.LeadingAssistant;
import io.parley.transforms.segment.SegmentConfig.Paths;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for the rows of any conversation. */
class ViewsPropertyTest {
  private static final int TREES = 4_000;

  /** Bounds itself exactly: a token a character and two a message, as many as a blank line has. */
  private record Characters(int limit) implements Budget {
    @Override
    public int ofMessage(Role role, String content) {
      return 2 + content.length();
    }

    @Override
    public int ofRow() {
      return 3;
    }
  }

  private record Case(Conversation conversation, SegmentConfig config, Budget budget) {}

  private static List<Case> cases(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < TREES; i++) {
      SegmentConfig config =
          new SegmentConfig(
              random.nextBoolean() ? Paths.ALL : Paths.BEST,
              random.nextInt(2, 12),
              random.nextBoolean(),
              random.nextBoolean() ? LeadingAssistant.SYSTEM : LeadingAssistant.DROP);
      cases.add(new Case(RandomTalk.of(random), config, new Characters(random.nextInt(20, 400))));
    }
    return cases;
  }

  @Test
  void everyReplyIsOnePair() {
    for (Case c : cases(1)) {
      Cuts cuts = new PairsView(c.config(), c.budget()).cut(c.conversation());
      BitSet seen = new BitSet();
      for (Cuts.Cut cut : cuts.rows()) {
        Example.Pair pair = (Example.Pair) cut.example().body();
        List<Message> messages = new ArrayList<>(pair.prompt());
        messages.addAll(pair.completion());
        assertEquals(1, pair.completion().size());
        check(c, cut, messages);
        assertEquals(1, cut.trained().cardinality());
        int reply = cut.trained().nextSetBit(0);
        assertFalse(seen.get(reply));
        seen.set(reply);
      }
      for (Cuts.Drop drop : cuts.dropped()) {
        assertFalse(seen.get(drop.turn()));
        seen.set(drop.turn());
      }
      assertEquals(Replies.of(c.conversation()), seen);
      assertIdsUnique(cuts);
    }
  }

  @Test
  void chatTrainsNoReplyTwice() {
    for (Case c : cases(2)) {
      Cuts cuts = new ChatView(c.config(), c.budget()).cut(c.conversation());
      BitSet seen = new BitSet();
      for (Cuts.Cut cut : cuts.rows()) {
        Example.Chat chat = (Example.Chat) cut.example().body();
        check(c, cut, chat.messages());
        assertTrue(chat.targets().get(chat.targets().size() - 1));
        for (int i = 0; i < chat.messages().size(); i++) {
          Role role = chat.messages().get(i).role();
          assertTrue(role == Role.ASSISTANT || !chat.targets().get(i));
        }
        assertFalse(seen.intersects(cut.trained()));
        seen.or(cut.trained());
      }
      for (Cuts.Drop drop : cuts.dropped()) {
        assertEquals(Reason.OVER_BUDGET, drop.cause().reason());
        assertFalse(seen.get(drop.turn()));
        seen.set(drop.turn());
      }
      seen.andNot(Replies.of(c.conversation()));
      assertEquals("{}", seen.toString());
      assertIdsUnique(cuts);
    }
  }

  @Test
  void preferencesHaveOnePromptAndAnOrder() {
    int rows = 0;
    PreferenceConfig lenient = new PreferenceConfig(1, 1, 3, 1, 0);
    SplittableRandom random = new SplittableRandom(4);
    for (Case silent : cases(4)) {
      Case c = new Case(judged(silent.conversation(), random), silent.config(), silent.budget());
      Cuts cuts = new PreferencesView(c.config(), lenient, c.budget()).cut(c.conversation());
      Cuts pairs = new PairsView(c.config(), c.budget()).cut(c.conversation());
      BitSet replies = new BitSet();
      pairs.rows().forEach(cut -> replies.or(cut.trained()));
      for (Cuts.Cut cut : cuts.rows()) {
        Example.Preference row = (Example.Preference) cut.example().body();
        assertNotEquals(row.chosen(), row.rejected());
        for (List<Message> reply : List.of(row.chosen(), row.rejected())) {
          assertEquals(1, reply.size());
          List<Message> messages = new ArrayList<>(row.prompt());
          messages.addAll(reply);
          checkMessages(c, messages);
        }
        assertTrue(row.margin() >= 0);
        BitSet chosen = (BitSet) cut.trained().clone();
        assertEquals(1, chosen.cardinality());
        chosen.andNot(replies);
        assertEquals("{}", chosen.toString(), "what is chosen is a pair too");
      }
      rows += cuts.rows().size();
      assertIdsUnique(cuts);
    }
    assertTrue(rows > 1_000, "rows seen: " + rows);
  }

  /** The same with a time and votes for every turn, some accepted. */
  private static Conversation judged(Conversation conversation, SplittableRandom random) {
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      Set<Flag> flags = random.nextInt(5) == 0 ? Set.of(Flag.ACCEPTED) : Set.of();
      turns.add(
          new Turn(
              turn.posts(),
              turn.parent(),
              turn.role(),
              turn.speaker(),
              turn.text(),
              random.nextLong(4),
              random.nextLong(6),
              flags,
              turn.rejected()));
    }
    return conversation.withTurns(turns);
  }

  @Test
  void promptsAndJudgedRepliesArePairs() {
    int judged = 0;
    for (Case c : cases(5)) {
      Cuts pairs = new PairsView(c.config(), c.budget()).cut(c.conversation());
      Map<String, Example.Pair> byId = new HashMap<>();
      for (Cuts.Cut cut : pairs.rows()) {
        byId.put(cut.example().id(), (Example.Pair) cut.example().body());
      }
      Cuts prompts = new PromptsView(c.config(), c.budget()).cut(c.conversation());
      Set<List<Message>> seen = new HashSet<>();
      for (Cuts.Cut cut : prompts.rows()) {
        Example.Prompt prompt = (Example.Prompt) cut.example().body();
        Example.Pair pair = byId.get(cut.example().id());
        assertEquals(pair.prompt(), prompt.prompt());
        assertEquals(pair.completion().get(0).content(), prompt.reference());
        assertEquals("{}", cut.trained().toString());
        seen.add(prompt.prompt());
      }
      assertEquals(pairs.dropped().size(), prompts.dropped().size());
      assertTrue(seen.size() > 0 || byId.isEmpty());
      Cuts kto =
          new KtoView(c.config(), PreferenceConfig.defaults(), c.budget()).cut(c.conversation());
      for (Cuts.Cut cut : kto.rows()) {
        Example.Judged row = (Example.Judged) cut.example().body();
        Example.Pair pair = byId.get(cut.example().id());
        assertEquals(pair, new Example.Pair(row.prompt(), row.completion()));
        assertEquals(row.label() ? 1 : 0, cut.trained().cardinality());
        judged++;
      }
      assertEquals(
          pairs.rows().size() + pairs.dropped().size(), kto.rows().size() + kto.dropped().size());
      assertIdsUnique(prompts);
      assertIdsUnique(kto);
    }
    assertTrue(judged > 1_000, "rows seen: " + judged);
  }

  @Test
  void allPathsWithRolesTrainEveryReplyThatStandsAlone() {
    int replies = 0;
    for (Case c : cases(3)) {
      if (c.conversation().hasRoles()) {
        SegmentConfig all = new SegmentConfig(Paths.ALL, 64, false, LeadingAssistant.DROP);
        Cuts cuts = new ChatView(all, new Characters(1_000_000)).cut(c.conversation());
        BitSet trained = new BitSet();
        cuts.rows().forEach(cut -> trained.or(cut.trained()));
        assertEquals(List.of(), cuts.dropped());
        BitSet alone = Replies.of(c.conversation());
        for (int i = 0; i < c.conversation().turns().size(); i++) {
          int parent = c.conversation().turns().get(i).parent();
          if (parent >= 0
              && c.conversation().turns().get(i).role() == Role.ASSISTANT
              && c.conversation().turns().get(parent).role() == Role.ASSISTANT) {
            alone.clear(i);
            alone.clear(parent);
          }
        }
        replies += alone.cardinality();
        alone.andNot(trained);
        assertEquals("{}", alone.toString());
      }
    }
    assertTrue(replies > 1_000, "replies seen: " + replies);
  }

  private static void checkMessages(Case c, List<Message> messages) {
    assertTrue(messages.size() <= c.config().maxTurns());
    Role expected = messages.get(0).role() == Role.SYSTEM ? Role.SYSTEM : Role.USER;
    int cost = c.budget().ofRow();
    for (Message message : messages) {
      assertEquals(expected, message.role());
      assertEquals(Texts.strip(message.content()), message.content());
      assertFalse(message.content().isEmpty());
      expected = expected == Role.USER ? Role.ASSISTANT : Role.USER;
      cost += c.budget().ofMessage(message.role(), message.content());
    }
    assertEquals(Role.USER, expected, "ends with the assistant");
    assertTrue(cost <= c.budget().limit());
  }

  private static void check(Case c, Cuts.Cut cut, List<Message> messages) {
    checkMessages(c, messages);
    Conversation conversation = c.conversation();
    BitSet notRead = (BitSet) cut.trained().clone();
    notRead.andNot(cut.read());
    assertEquals("{}", notRead.toString());
    List<String> posts = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    messages.forEach(message -> all.append(message.content()).append('\u0000'));
    int from = 0;
    for (int turn : cut.read().stream().toArray()) {
      assertTrue(conversation.turns().get(turn).readable());
      conversation.turns().get(turn).posts().stream().map(PostRef::id).forEach(posts::add);
      String text = Texts.strip(conversation.turns().get(turn).text());
      from = all.indexOf(text, from);
      assertTrue(from >= 0, "the row has the text of every turn, in order");
      from += text.length();
    }
    assertEquals(posts, cut.example().posts());
  }

  private static void assertIdsUnique(Cuts cuts) {
    Set<String> ids = new HashSet<>();
    cuts.rows().forEach(cut -> assertTrue(ids.add(cut.example().id())));
    cuts.dropped().forEach(drop -> assertTrue(ids.add(drop.id())));
  }
}
