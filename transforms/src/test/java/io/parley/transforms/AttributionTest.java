package io.parley.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "On Fri, Mar 01, 2024 at 09:12:41AM +0100, Ines Okafor wrote: | Ines Okafor | TIMED",
        "On 9/8/02 7:38 AM, \"Ada Byron\" <ada@example.org> wrote: | Ada Byron | TIMED",
        "On Tue, 27 Aug 2002, Jon wrote: | Jon | DATED",
        "Ines Okafor wrote: | Ines Okafor | NAME",
        "Ines Okafor writes: | Ines Okafor | NAME",
        "Ines: | Ines | NAME",
        "Ines Okafor wrote in message <abc@example.org>: | Ines Okafor | TIMED",
        "Am 12.03.2024 um 10:15 schrieb Ines Okafor: | Ines Okafor | TIMED",
        "Ines Okafor schrieb am 12.03.2024: | Ines Okafor | TIMED",
        "Le 12 mars 2024 à 10:15, Ines Okafor <i@example.org> a écrit : | Ines Okafor | TIMED",
        "El mar, 5 mar 2024 a las 10:15, Ines Okafor (<i@example.org>) escribió: | Ines Okafor | TIMED",
        "Il giorno mar 5 mar 2024 alle ore 10:15 Ines Okafor <i@example.org> ha scritto: | Ines Okafor | TIMED",
        "Em ter., 5 de mar. de 2024 às 10:15, Ines Okafor <i@example.org> escreveu: | Ines Okafor | TIMED",
        "Op di 5 mrt 2024 om 10:15 schreef Ines Okafor <i@example.org>: | Ines Okafor | TIMED",
        "вт, 5 мар. 2024 г. в 10:15, Инес Окафор <i@example.org>: | Инес Окафор | TIMED",
        "5 марта 2024 г., 10:15, Инес Окафор написала: | Инес Окафор | TIMED",
        "在 2024-03-05 10:15:00，\"张三\" <z@example.cn> 写道： | 张三 | TIMED",
        "2024年3月5日 10:15，张三 写道： | 张三 | TIMED",
        "2024年3月5日(火) 10:15 山田太郎 <y@example.jp>: | 山田太郎 | TIMED",
        "山田太郎さんは書きました: | 山田太郎 | NAME",
        "Den tis 5 mars 2024 kl 10:15 skrev Ines Okafor <i@example.org>: | Ines Okafor | TIMED",
        "wt., 5 mar 2024 o 10:15 Ines Okafor <i@example.org> napisał(a): | Ines Okafor | TIMED",
        "2024년 3월 5일 (화) 오전 10:15, 김철수 <k@example.kr>님이 작성: | 김철수 | TIMED",
        "Quoting Ines Okafor (i@example.org): | Ines Okafor | TIMED",
        "Ines Okafor <i@example.org> [2002-08-02 19:19:55 -0400]: | Ines Okafor | TIMED",
        "Ar an 20ú lá de mí 7, 2002, scríobh Ines Okafor : | Ines Okafor | DATED",
        "<NAME> wrote: | <NAME> | NAME"
      })
  void readsWhoAndWhatTells(String line, String name, Attribution.Sign sign) {
    assertEquals(new Attribution(name, sign), Attribution.of(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "Here is what I wrote:",
        "He wrote:",
        "I said:",
        "Use this:",
        "Quoting the handbook:",
        "The author of the book about gardens in the south wrote:",
        "On Monday I went home",
        "You wrote",
        "wrote:",
        "public static void main(String[] args):"
      })
  void leavesOtherLines(String line) {
    assertNull(Attribution.of(line));
  }
}
