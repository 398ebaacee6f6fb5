package io.parley.schemas;

import java.util.EnumSet;
import java.util.Set;

/** What a source says of a post beside its text. The order is part of the encoding: append only. */
public enum Flag {
  /** The text is gone: deleted by its author or removed by a moderator. */
  DELETED,
  /** Written by a program that says so. */
  BOT,
  /** Not a person's words: joins, topic changes, service notices. */
  SYSTEM,
  /** Marked as the answer by the one who asked. */
  ACCEPTED,
  /** Marked as not safe for work. */
  NSFW,
  /** A line of a chat whose source does not say what it answers; never on a turn. */
  STREAM,
  /** An answer, and no remark or afterthought, whoever wrote it. */
  ANSWER,
  /** On a list of what must never come back; never used, whatever else is known of it. */
  TAKEN_DOWN,
  /** A line of a chat that names whom it answers. */
  ADDRESSED,
  /** A line of a chat that names nobody; what it answers was told by who spoke to its author. */
  GUESSED;

  static int toBits(Set<Flag> flags) {
    int bits = 0;
    for (Flag flag : flags) {
      bits |= 1 << flag.ordinal();
    }
    return bits;
  }

  static Set<Flag> fromBits(int bits) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Flag flag : values()) {
      if ((bits & 1 << flag.ordinal()) != 0) {
        flags.add(flag);
      }
    }
    return Set.copyOf(flags);
  }
}
