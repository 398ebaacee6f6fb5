package io.parley.transforms.clean.repair;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "����",
        "�",
        "我�气�好",
        "谢�",
        "?????? ???, ??? ???? ?????",
        "?? ???? ??? ?? ok ??????"
      })
  void rejects(String text) {
    assertTrue(Loss.isTooMuch(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Thanks, that helped �",
        "今天天气真的非常好�",
        "???",
        "??? ??? ??? ???",
        "What?? Really??? No????",
        "Why ?? a ??? b ???? c",
      })
  void keeps(String text) {
    assertFalse(Loss.isTooMuch(text));
  }
}
