package io.parley.transforms.segment;

import io.parley.schemas.Conversation;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.transforms.Texts;
import java.util.SplittableRandom;

/**
 * Random trees with every kind of turn: deep and bushy, with and without roles, rejected, blank.
 */
public final class RandomTalk {
  private static final Reason[] REASONS = {
    Reason.TOO_SHORT, Reason.DELETED, Reason.SELF_REPLY, Reason.DUPLICATE_PAIR
  };

  private RandomTalk() {}

  public static Conversation of(SplittableRandom random) {
    Talk talk = new Talk();
    boolean roles = random.nextInt(3) == 0;
    int size = random.nextInt(1, 60);
    int reach = random.nextInt(1, 8);
    int speakers = random.nextInt(1, 6);
    for (int i = 0; i < size; i++) {
      int parent =
          i == 0 || random.nextInt(20) == 0 ? -1 : random.nextInt(Math.max(0, i - reach), i);
      Role role = !roles ? null : Role.values()[random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(2)];
      Long time = random.nextBoolean() ? (Long) random.nextLong(5) : null;
      Long score = random.nextBoolean() ? (Long) random.nextLong(-2, 3) : null;
      talk.add(parent, role, 1 + random.nextInt(speakers), text(random), time, score);
      if (random.nextInt(6) == 0) {
        talk.reject(i, REASONS[random.nextInt(REASONS.length)]);
      }
    }
    return talk.build();
  }

  /** Text as {@code clean} leaves it: no white space around it. */
  public static String cleanText(SplittableRandom random) {
    return Texts.strip(text(random));
  }

  /** Pieces that vocabularies cut and merge in odd ways, white space around the text included. */
  public static String text(SplittableRandom random) {
    String[] pieces = {
      "word", " the", "I'm", "12345", "......", "................", "!?", "/", "//", "\n", "\n\n",
      " ", "\t", "你好", "😀", "<|im_end|>", "<|endoftext|>", "e\u0301", "\u00a0", "));\n", "_", "ß"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
