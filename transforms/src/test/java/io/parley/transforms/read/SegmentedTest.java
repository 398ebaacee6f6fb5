package io.parley.transforms.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentedTest {
  @Test
  void charactersAreJoined() {
    joined("我有10个，真的！！", "我 有 1 0 个 ， 真 的 ！ ！");
    joined("疯狂打call", "疯 狂 打 c a l l");
    joined("3.14号~^_^", "3 . 1 4 号 ~ ^ _ ^");
    joined("𠮷野家の味❤️", "𠮷 野 家 の 味 ❤ ️");
    joined("下划", "  下   划 ");
  }

  @Test
  void wordsAreJoinedAndForeignOnesStayApart() {
    joined("火锅我在重庆成都吃了七八顿", "火锅 我 在 重庆 成都 吃 了 七八顿");
    joined("我爱New York和NBA球赛", "我 爱 New York 和 NBA 球赛");
    joined("好hello, world! 10 20", "好 hello , world ! 10 20");
    joined("买T恤MP 3", "买 T恤 MP 3");
  }

  @Test
  void whatWasNotCutStays() {
    for (String text :
        List.of(
            "How are you ? I am fine .",
            "a b c",
            "나 는 학교 에 간다",
            "今天天气不错 出去走走吧 好不好",
            "好的！ 谢谢",
            "他说 ok 就 行。",
            "",
            " ",
            "好")) {
      joined(text, text);
    }
  }

  @Test
  void aConversationIsJudgedAsAWhole() {
    assertEquals(List.of("好 的", "我们今天一起去看电影"), Segmented.join(List.of("好 的", "我们今天一起去看电影")));
    assertEquals(List.of("OK", "好"), Segmented.join(List.of("O K", "好")));
  }

  /** Whatever was cut into characters comes back, but for spaces. */
  @Test
  void cuttingIsUndone() {
    Random random = new Random(3);
    String letters = "我你他好的，。！？～0123abcXYZ…《》😀";
    int[] points = letters.codePoints().toArray();
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder("的");
      StringBuilder cut = new StringBuilder("的");
      for (int i = random.nextInt(30); i > 0; i--) {
        int point = points[random.nextInt(points.length)];
        text.appendCodePoint(point);
        cut.append(' ').appendCodePoint(point);
      }
      joined(text.toString(), cut.toString());
    }
  }

  private static void joined(String expected, String cut) {
    assertEquals(List.of(expected), Segmented.join(List.of(cut)));
  }
}
