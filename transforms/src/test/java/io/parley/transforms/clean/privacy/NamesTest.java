package io.parley.transforms.clean.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static void redacts(String expected, String text, String... authors) {
    assertEquals(expected, Names.of(List.of(authors)).redact(text));
  }

  @Test
  void wholeWordsOnly() {
    redacts(
        "Thanks <NAME>! <NAME>'s code, not Janet.", "Thanks Jane! Jane's code, not Janet.", "Jane");
    redacts("Jane-Ann? <NAME>?", "Jane-Ann? Maria Lopez?", "Maria Lopez");
  }

  @Test
  void distinctiveNamesInAnyCase() {
    redacts("<NAME> and <NAME>", "R4nd0m_1 and r4nd0m_1", "r4nd0m_1");
    redacts("<NAME>", "SPIRITUALALTERNATIVE", "SpiritualAlternative");
    redacts("dave <NAME>", "dave Dave", "Dave");
  }

  @Test
  void commonWordsOnlyWhereAddressed() {
    redacts("<NAME>: I like music, @<NAME>", "music: I like music, @music", "music");
    redacts("A b @<NAME>", "A b @b", "b");
    redacts("```\nmusic: x\n```", "```\nmusic: x\n```", "music");
    redacts("20 people, 20", "20 people, 20", "20");
  }

  @Test
  void cjkNamesNeedNoBoundary() {
    redacts("谢谢<NAME>的回答，李", "谢谢李小龙的回答，李", "李小龙", "李");
    redacts("我们说，<NAME>说", "我们说，小龙女说", "我们", "小龙女");
    redacts("谢谢<NAME>啊", "谢谢Bobby7啊", "bobby7");
    redacts("<NAME>는 간다", "민수는 간다", "민수");
  }

  @Test
  void longestNameWins() {
    redacts("<NAME> <NAME>", "Jane Doe Jane", "Jane", "Jane Doe");
  }

  @Test
  void signsAroundNamesStay() {
    redacts("[<NAME>] ~<NAME>~", "[Kelby] ~Kelby~", "~Kelby~");
  }

  @Test
  void neitherTagsNorPlaceholders() {
    redacts(
        "<NAME> user <NAME>",
        "<NAME> user KELBY7",
        "NAME",
        "KELBY7",
        "user",
        "[deleted]",
        "",
        "ok".repeat(60));
  }
}
