package io.parley.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodersTest {
  private static final Origin ORIGIN = new Origin("a/b.jsonl", 17, "CC-BY-4.0");

  private static final String LONG = "x".repeat(100_000);

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "plain", "好\uD83D\uDE00é", "\uFFFD\uFFFF"})
  void postsSurviveAnyText(String text) throws Exception {
    check(PostCoder.of(), post(text, text));
    check(PostCoder.of(), post(text, null));
  }

  @Test
  void longTextSurvives() throws Exception {
    check(PostCoder.of(), post(LONG, LONG));
    check(ConversationCoder.of(), conversation(LONG));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "plain", "好\uD83D\uDE00é"})
  void conversationsSurviveAnyText(String text) throws Exception {
    Conversation conversation = conversation(text);
    check(ConversationCoder.of(), conversation);
    check(
        DraftCoder.of(),
        new Draft(conversation, List.of(Markup.PLAIN, Markup.HTML), List.of(text, "")));
  }

  @Test
  void verdictsAndRejectionsSurvive() throws Exception {
    Slot slot = new Slot(Split.TEST, 0x8000_0000_0000_0001L);
    for (int turn : new int[] {-1, 0, 5_000}) {
      check(
          VerdictCoder.of(),
          new Verdict(slot, "c", turn, Reason.DUPLICATE_PAIR, "w#1", 1L << 40, 0.8125));
    }
    check(
        RejectionCoder.of(),
        new Rejection(
            Rejection.Unit.ROW, "r", "c", Cause.of(Reason.OVER_BUDGET), "w", 0.5, ORIGIN, "text"));
    check(
        RejectionCoder.of(),
        Rejection.ofRecord(new Cause(Reason.WRONG_TYPE, "score"), new Origin("p", 0, null)));
  }

  @Test
  void everyReasonFlagAndRoleSurvives() throws Exception {
    for (Reason reason : Reason.values()) {
      Turn turn = turn(0, -1, "t", Set.of()).reject(new Cause(reason, "d"));
      check(ConversationCoder.of(), conversation(List.of(turn)));
    }
    for (Flag flag : Flag.values()) {
      check(ConversationCoder.of(), conversation(List.of(turn(0, -1, "t", Set.of(flag)))));
    }
    Set<Flag> all = EnumSet.allOf(Flag.class);
    check(ConversationCoder.of(), conversation(List.of(turn(0, -1, "t", all))));
  }

  @Test
  void extremeNumbersSurvive() throws Exception {
    for (long number : new long[] {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE}) {
      Post post =
          new Post(
              "i",
              "t",
              "p",
              "a",
              Role.USER,
              number,
              number,
              number,
              null,
              Markup.MARKDOWN,
              "",
              Set.of(),
              "s",
              new Origin("p", number, null));
      check(PostCoder.of(), post);
    }
  }

  @Test
  void randomConversationsSurvive() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Turn> turns = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(20); i++) {
        turns.add(turn(i, random.nextInt(i + 1) - 1, "text " + random.nextLong(), Set.of()));
      }
      check(ConversationCoder.of(), conversation(turns));
    }
  }

  /** Bytes on the wire are part of no file, yet a change of them should be a decision. */
  @Test
  void pinnedBytes() throws Exception {
    byte[] bytes = CoderUtils.encodeToByteArray(PostCoder.of(), post("hé", null));
    assertEquals(
        "0274310274330000000180b892b70a06010e0001"
            + "0368c3a9030672656464697409612f622e6a736f6e6c220109"
            + "43432d42592d342e300000",
        HexFormat.of().formatHex(bytes));
  }

  private static <T> void check(Coder<T> coder, T value) throws Exception {
    CoderProperties.coderDecodeEncodeEqual(coder, value);
    CoderProperties.coderDeterministic(coder, value, value);
    coder.verifyDeterministic();
  }

  private static Post post(String text, String optional) {
    return new Post(
            "t1",
            "t3",
            optional,
            optional,
            null,
            1_400_000_000L,
            3,
            7L,
            optional,
            Markup.MARKDOWN,
            text,
            Set.of(Flag.DELETED, Flag.BOT),
            "reddit",
            ORIGIN)
        .withAccepted(optional)
        .withCommunity(optional);
  }

  private static Turn turn(int index, int parent, String text, Set<Flag> flags) {
    List<PostRef> posts =
        List.of(
            new PostRef("p" + index, ORIGIN),
            new PostRef("q" + index, new Origin("other", index, null)));
    return new Turn(posts, parent, Role.ASSISTANT, 1 + index, text, null, -5L, flags, null);
  }

  private static Conversation conversation(String text) {
    return conversation(List.of(turn(0, -1, text, Set.of()), turn(1, 0, text, Set.of(Flag.NSFW))));
  }

  private static Conversation conversation(List<Turn> turns) {
    return new Conversation("c", "reddit", "title", "en", turns, null, ORIGIN);
  }
}
