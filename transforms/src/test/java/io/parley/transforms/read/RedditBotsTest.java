package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedditBotsTest {
  @Test
  void wellKnownProgramsAreKnownByName() {
    assertTrue(RedditBots.wrote("AutoModerator", "Welcome!"));
    assertTrue(RedditBots.wrote("RemindMeBot", ""));
    assertTrue(RedditBots.wrote("WIKITEXTBOT", "")); // under a Turkish locale, too
  }

  @Test
  void otherProgramsSaySo() {
    assertTrue(RedditBots.wrote("some_bot", "Here.\n\n^(I am a bot. Reply STOP to stop.)"));
    assertTrue(RedditBots.wrote("HelperBot", "x\n\n***\n^I'm ^a ^bot ^| ^Info"));
    assertTrue(RedditBots.wrote("Roll_Bot", "Beep boop! You rolled 4."));
    assertTrue(
        RedditBots.wrote(
            "ann",
            "*I am a bot, and this action was performed automatically. Please [contact the"
                + " moderators of this subreddit](/message/compose/?to=/r/x) if you have any"
                + " questions.*"));
    assertTrue(RedditBots.wrote(null, "I am a bot, and this action was performed automatically."));
  }

  @Test
  void peopleAreNoPrograms() {
    assertFalse(RedditBots.wrote("Abbot", "I agree."));
    assertFalse(RedditBots.wrote("robot_fan", "I am a bot, beep boop."));
    assertFalse(RedditBots.wrote("mr_robot", "Great show."));
    assertFalse(RedditBots.wrote("abbot", "I love this bot."));
    assertFalse(RedditBots.wrote("ann", "Do you think I am a bot?"));
    assertFalse(RedditBots.wrote("abbot", "> I am a bot\n\nNo you are not."));
    assertFalse(
        RedditBots.wrote(
            "ann", "&gt; I am a bot, and this action was performed automatically.\n\nBad bot"));
    assertFalse(RedditBots.wrote(null, ""));
  }

  @Test
  void longTextsTakeLinearTime() {
    String text = "i am a ".repeat(2_000_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertFalse(RedditBots.wrote("x_bot", text)));
  }
}
