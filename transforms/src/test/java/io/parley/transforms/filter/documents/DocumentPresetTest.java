package io.parley.transforms.filter.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.schemas.Cause;
import io.parley.schemas.Reason;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DocumentPresetTest {
  /** Sixty words, no two sentences alike. */
  private static final String PAGE =
      """
      The river rises in the hills to the north of the town, and it is short but wild.
      In spring it carries the melted snow of a long winter, and nobody would cross it then.
      Most people who live there have a boat, a dog, and an opinion of the weather.
      When summer comes the children swim with the ducks, which do not seem to mind them at all.
      """;

  private static final String CHINESE_PAGE =
      """
      这条河发源于小镇北边的山里，虽然不长，水流却很急，当地人都知道它的脾气。
      春天的时候，漫长冬季留下的积雪全部融化，河水暴涨，没有人敢在那个季节过河。
      住在岸边的居民大多有一条船、一只狗，还有一套关于天气的看法。
      到了夏天，孩子们和鸭子一起游泳，鸭子似乎一点也不介意，老人坐在树下聊着往事。
      """;

  @ParameterizedTest
  @CsvFileSource(resources = "presets.csv", numLinesToSkip = 1)
  void judges(String preset, String language, String text, String expected) {
    String unfolded =
        text.replace("\\n", "\n").replace("PAGE_ZH", CHINESE_PAGE).replace("PAGE", PAGE);
    assertEquals(
        expected,
        DocumentPreset.valueOf(preset.toUpperCase(Locale.ROOT))
            .judge(unfolded, language)
            .map(Cause::detail)
            .orElse(""));
  }

  @Test
  void theReasonIsOne() {
    assertEquals(
        Optional.of(new Cause(Reason.DOCUMENT_QUALITY, "gopher words 2, at least 50")),
        DocumentPreset.GOPHER.judge("Too short.", "en"));
  }
}
