package io.parley.transforms.clean.debris;

import io.parley.transforms.Phrases;
import io.parley.transforms.clean.text.Chars;

/**
 * Lines that ask the bot of a channel for something: {@code !grub}, {@code !paste | jane}, {@code
 * !tell jane about wine}. What it says to them is left out as a bot's, and who learns them calls a
 * bot that is not there. A turn that has nothing else keeps them: others answer it. In a log
 * without names nobody is in a channel, and such a line is a shell's.
 */
final class BotCommand implements DebrisFinder {
  private static final Phrases WITH_WORDS = Phrases.load(BotCommand.class, "bot-commands.txt");

  /** A longer line says something. */
  private static final int MAX_LINE = 80;

  private static final int MAX_NAME = 30;

  @Override
  public boolean concerns(String text, int start, int end, int below) {
    return text.charAt(start) == '!' && isCommand(text, start, end);
  }

  @Override
  public void find(Lines post, Surroundings around) {
    if (!around.hasAuthor()) {
      return;
    }
    boolean commands = false;
    boolean others = false;
    for (int i = post.next(0); i < post.size(); i = post.next(i + 1)) {
      boolean command = isCommand(post, i);
      commands |= command;
      others |= !command;
    }
    if (!commands || !others) {
      return;
    }
    for (int i = post.next(0); i < post.size(); i = post.next(i + 1)) {
      if (isCommand(post, i)) {
        post.drop(i, i + 1);
      }
    }
  }

  private static boolean isCommand(Lines post, int line) {
    return post.isProse(line) && isCommand(post.text(), post.start(line), post.end(line));
  }

  /**
   * Whether a line is a name behind the sign, and nothing else than whom to tell or what to find.
   */
  private static boolean isCommand(String text, int start, int end) {
    if (end - start > MAX_LINE
        || end - start < 3
        || text.charAt(start) != '!'
        || !Chars.isAsciiAlnum(text.charAt(start + 1))) {
      return false;
    }
    if (WITH_WORDS.match(text, start + 1, end) >= 0) {
      return true;
    }
    int name = start + 1;
    while (name < end && isOfName(text.charAt(name))) {
      name++;
    }
    int rest = name;
    while (rest < end && Chars.isSpace(text.charAt(rest))) {
      rest++;
    }
    return name - start <= MAX_NAME
        && (rest == end || text.charAt(rest) == '|' || text.charAt(rest) == '>');
  }

  private static boolean isOfName(char c) {
    return Chars.isAsciiAlnum(c) || "+-_.~".indexOf(c) >= 0;
  }
}
