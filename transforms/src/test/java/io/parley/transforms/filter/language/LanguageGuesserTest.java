package io.parley.transforms.filter.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.parley.schemas.Conversation;
import io.parley.schemas.Flag;
import io.parley.schemas.Role;
import io.parley.transforms.filter.Conversations;
import io.parley.transforms.filter.FilterConfig;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGuesserTest {
  private final LanguageGuesser guesser = new LanguageGuesser();

  private String language(Conversation conversation) {
    return guesser.guess(conversation).conversation();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|How do I install this driver?|Run the setup again, then restart the machine.",
        "de|Wie installiere ich diesen Treiber?|Starte das Setup noch einmal.",
        "fr|Comment installer ce pilote ?|Relance l'installation, puis redémarre la machine.",
        "es|¿Cómo instalo este controlador?|Vuelve a ejecutar el instalador y reinicia.",
        "pt|Como instalo este controlador?|Execute o instalador de novo e reinicie a máquina.",
        "it|Come si installa questo driver?|Avvia di nuovo l'installazione e poi riavvia.",
        "nl|Hoe installeer ik dit stuurprogramma?|Start de installatie opnieuw op.",
        "sv|Hur installerar jag den här drivrutinen?|Kör installationen en gång till.",
        "pl|Jak zainstalować ten sterownik?|Uruchom instalator jeszcze raz.",
        "cs|Jak se ten ovladač instaluje?|Spusť instalátor ještě jednou, pak počítač restartuj.",
        "tr|Bu sürücüyü nasıl kurarım?|Kurulumu yeniden çalıştır, sonra bilgisayarı kapat.",
        "vi|Làm thế nào để cài đặt trình điều khiển này?|Chạy lại trình cài đặt.",
        "id|Bagaimana cara memasang perangkat ini?|Jalankan lagi pemasangannya, lalu mulai ulang.",
        "ru|Как установить этот драйвер?|Запусти установку ещё раз и перезагрузи.",
        "uk|Як встановити цей драйвер?|Запусти встановлення ще раз і перезавантаж комп'ютер.",
        "bg|Как да инсталирам този драйвер?|Пусни инсталацията отново и рестартирай.",
        "el|Πώς εγκαθιστώ αυτό το πρόγραμμα;|Τρέξε πάλι την εγκατάσταση.",
        "ar|كيف أثبت هذا البرنامج؟|شغل المثبت مرة أخرى ثم أعد تشغيل الجهاز.",
        "fa|چگونه این برنامه را نصب کنم؟|نصب را دوباره اجرا کن.",
        "he|איך מתקינים את זה?|תריץ שוב.",
        "hi|मैं इसे कैसे स्थापित करूँ?|फिर से चलाओ और देखो क्या होता है।",
        "th|ติดตั้งอย่างไร|ลองอีกครั้ง",
        "ko|어떻게 설치하나요?|다시 실행해 보세요.",
        "ja|どうやってインストールしますか？|もう一度実行してください。",
        "ja|明日午前十時、東京駅中央改札集合でお願いします|了解",
        "zh-Hans|这个驱动怎么安装？|重新运行一遍。",
        "zh-Hant|這個驅動怎麼安裝？|重新執行一遍。",
        "yue|呢個驅動程式點樣裝？|再行多次咪得囉，唔係好難嘅。",
        "zh|你好|好的，明天上午再看",
        "zh-Hans|茶の间几点开门|九点半",
        "zh-Hans|我用 Python 写的 script 报错，怎么 debug 比较好？|先看 log",
      })
  void tellsLanguages(String language, String question, String answer) {
    assertEquals(language, language(Conversations.chain(question, answer)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "'   '", "ok", "+1", "lol", "😂😂😂", "¯\\_(ツ)_/¯", "(´･ω･)ﾉ", "1234 5678"})
  void tooLittleIsUndetermined(String text) {
    assertEquals("und", language(Conversations.chain(text)));
  }

  /** Short English is English or nothing, no small language that happens to look like it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|ok thanks",
        "en|thanks, that worked!",
        "en|how do I exit vim",
        "und|hello|hi",
        "und|this"
      })
  void shortEnglish(String language, String text) {
    assertEquals(language, language(Conversations.chain(text)));
  }

  @Test
  void codeIsNoLanguage() {
    String code =
        "```java\npublic static void main(String[] args) {\n  System.out.println(\"hello world\");\n}\n```";
    assertEquals("und", language(Conversations.chain(code)));
    assertEquals(
        "de",
        language(
            Conversations.chain(
                "Warum läuft das nicht?\n" + code + "\nIch verstehe den Fehler nicht.",
                "Weil `public static void main` in eine Klasse gehört.")));
  }

  @Test
  void linksTagsAndNamesAreNoLanguage() {
    assertEquals(
        "ru",
        language(
            Conversations.chain(
                "https://example.com/a/very/long/path-with-english-words-in-it <EMAIL> getUserName"
                    + " etc/passwd.txt user@example.com почему не работает вход?")));
  }

  @Test
  void onlyPeopleOfTheConversationAreHeard() {
    String english = "You are a helpful assistant that always answers politely and at length.";
    assertEquals(
        "zh-Hans",
        language(
            new Conversations()
                .turn(-1, Role.SYSTEM, english)
                .turn(0, Role.USER, "你好")
                .turn(1, Role.ASSISTANT, "你好，请问有什么可以帮您？")
                .build()));
    assertEquals(
        "zh-Hans",
        language(
            new Conversations()
                .turn(-1, 1, "今天天气怎么样")
                .turn(0, 2, english, Flag.BOT)
                .turn(0, 3, english, Flag.DELETED)
                .turn(0, 4, english, Flag.SYSTEM)
                .build()));
  }

  @Test
  void theTitleHelpsWhereTurnsSayLittle() {
    assertEquals(
        "fr",
        language(
            new Conversations().title("Pourquoi le ciel est-il bleu ?").turn(-1, 1, "+1").build()));
  }

  @Test
  void oneLongTurnDoesNotSpeakForAll() {
    String quotation = "The quick brown fox jumps over the lazy dog and runs away. ".repeat(50);
    assertEquals(
        "ru",
        language(
            Conversations.chain(
                quotation,
                "Что это значит? Я не понимаю, зачем ты это сюда вставил.",
                "Это известная английская фраза, в ней есть все буквы алфавита.",
                "Понятно, спасибо за объяснение, теперь буду знать.")));
  }

  @Test
  void theLocaleDoesNotMatter() {
    Conversation conversation = Conversations.chain("I LIKE IT IN HINDSIGHT", "INDEED I DO");
    Locale before = Locale.getDefault();
    try {
      for (String tag : new String[] {"tr-TR", "en-US", "ar-EG"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals("en", language(conversation), tag);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private List<String> turns(String... texts) {
    return guesser.guess(Conversations.chain(texts)).turns();
  }

  @Test
  void shortTurnsAreInTheLanguageOfTheirConversation() {
    assertEquals(
        List.of("de", "de", "de", "de"),
        turns(
            "Warum startet der Rechner nach dem Update nicht mehr?", "no idea", "???", "ok super"));
    assertEquals(List.of("zh-Hans", "zh-Hans"), turns("这个驱动怎么安装？", "ok thanks"));
    assertEquals(List.of("zh-Hant", "zh-Hant"), turns("這個驅動怎麼安裝？", "好的，明天再看"));
    assertEquals(List.of("yue", "yue"), turns("你哋食咗飯未呀？我啱啱先返到屋企", "未，我要開會"));
    assertEquals(List.of("ja", "ja"), turns("明日はどこで会いますか？", "東京駅中央改札"));
  }

  @Test
  void turnsInAnotherLanguageAreInTheirs() {
    assertEquals(
        List.of("de", "en", "ko", "ru"),
        turns(
            "Warum startet der Rechner nach dem Update nicht mehr? Ich habe alles versucht, was in der"
                + " Anleitung steht.",
            "Could you please say that in English, nobody here understands it",
            "한국어로 말해줘",
            "Он пишет, что компьютер больше не включается"));
    assertEquals(List.of("zh-Hans", "zh-Hant"), turns("这个驱动怎么安装？请说详细一点", "這個驅動重新執行一遍就會好"));
  }

  @Test
  void whoeverIsNotHeardIsToldAllTheSame() {
    Conversation conversation =
        new Conversations()
            .turn(-1, Role.SYSTEM, "You are a helpful assistant that always answers politely.")
            .turn(0, Role.USER, "你们这里几点开门？")
            .build();
    assertEquals(List.of("en", "zh-Hans"), guesser.guess(conversation).turns());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```python\nfor word in sentence.split(): print(word)\n```",
        "~~~\nthis is nothing but the output of a program that says much\n~~~",
        "    this is what the program said before it died a horrible death",
        "\tat com.example.Main.run(Main.java:12)\n\tat com.example.Main.main(Main.java:5)",
        "int main(void) {\n  return compute(the, answer, to, everything);\n}",
      })
  void codeOfAnyKindIsNoLanguage(String code) {
    assertEquals("und", language(Conversations.chain(code)));
    assertEquals(
        "fr", language(Conversations.chain("Pourquoi ?\n\n" + code + "\n\nJe ne comprends pas.")));
  }

  @Test
  void listsAreProse() {
    assertEquals(
        "en",
        language(Conversations.chain("\n    - take the first one\n    - then leave the other")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a ",
        "`",
        "` ",
        "\n",
        ";\n",
        "= ;\n",
        "(",
        "~~~\n",
        "    x\n",
        "' ' ",
        "'",
        "e\u0301\u0301",
        "字",
        "\uD842\uDFB7",
        "."
      })
  void oneThingForeverTakesNoTime(String piece) {
    Conversation conversation = Conversations.chain(piece.repeat(1_000_000 / piece.length()));
    assertTimeout(Duration.ofSeconds(2), () -> guesser.guess(conversation));
  }

  @Test
  void knownLanguages() {
    assertEquals(
        "af am ar az ba be bg bn bo br ca ce cs cy da de el en eo es et eu fa fi fo fr fy ga gl gu he"
            + " hi hr hu hy id is it ja jv ka kk km kn ko ky lb lo lt lv mg mi mk ml mn mr mt my"
            + " ne nl no or pa pl ps pt ro ru sa si sk sl so sq sr sv sw ta te tg th tl tr tt uk"
            + " und ur uz vi yue zh zh-Hans zh-Hant zu",
        String.join(" ", FilterConfig.KNOWN_LANGUAGES));
  }
}
