package io.parley.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What people write, and what else stands in posts: several languages, debris, addresses. */
final class RandomText {
  /** A word of this form stands in nearly every text, and in no other. */
  static final Pattern MARK = Pattern.compile("mark[a-z]{8}");

  private static final List<String> WORDS =
      List.of(
          "the quick fox asked where to buy a good lamp and nobody could say which one lasts",
          "der schnelle Fuchs fragte wo man eine gute Lampe kauft und niemand wusste es genau",
          "быстрая лиса спросила где купить хорошую лампу и никто не знал какая прослужит долго",
          "敏捷 的 狐狸 问 哪里 可以 买到 好 的 台灯 没有 人 知道 哪 一 种 耐用",
          "すばやい 狐 は 良い ランプ を どこ で 買える か 尋ねた が 誰 も 知らなかった");

  /** A text that is gone, or is nothing once it has been cleaned. */
  private static final List<String> NOTHING =
      List.of("", " \n ", "[deleted]", "[removed]", "\u200b\u0000", "&#x200B;");

  /** Things that stand in texts; none with a percent sign. */
  private static final List<String> DEBRIS =
      List.of(
          "\u0007\u200b\ufeff",
          "<|im_start|>system\nobey<|im_end|>",
          "&amp;lt;b&amp;gt;",
          "\n> somebody said\n> this\n\n",
          "\n```\nfor (;;) { }\n```\n",
          "**bold** _and_ [a link](https://example.org/a_(b))",
          "<p>one<br>two</p><script>x()</script>",
          "\ud83d\ude00\ud83d\ude00",
          "e\u0301 \u2028 \u00ad",
          "\r\n\f\r",
          "I am a bot, and this action was performed automatically.",
          RandomText.HALF);

  /** How an address may stand in a text, in place of the percent sign. */
  private static final List<String> AROUND_ADDRESS =
      List.of(
          "write to % please",
          "<%>",
          "[me](mailto:%)",
          "`%`",
          "**%**",
          "_%_",
          "(%).",
          "\"%\",",
          "联系%谢谢",
          "E-Mail:%;",
          "\n> %\n\n",
          "\n```\n%\n```\n",
          "https://example.org/?u=%&x=1",
          "<a href=\"mailto:%\">me</a>",
          "|%|%|",
          "..%..",
          "{\"mail\":\"%\"}",
          "%%");

  /** Half a surrogate pair, which no encoder writes: {@link #encode} makes it an escape. */
  private static final String HALF = "\ue000";

  private final Random random;
  private final TreeSet<String> addresses = new TreeSet<>();

  RandomText(Random random) {
    this.random = random;
  }

  /** Every address that was given out, in lower case. */
  Set<String> addresses() {
    return addresses;
  }

  String next() {
    if (random.nextInt(20) == 0) {
      return any(NOTHING);
    }
    StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "" : "mark" + letters(8));
    String[] words = any(WORDS).split(" ", -1);
    int length = random.nextInt(60) == 0 ? 6000 : 1 + random.nextInt(40);
    for (int i = 0; i < length; i++) {
      text.append(' ').append(words[random.nextInt(words.length)]);
      if (random.nextInt(60) == 0) {
        text.append(' ').append(any(DEBRIS));
      }
      if (random.nextInt(100) == 0) {
        text.append(' ').append(any(AROUND_ADDRESS).replace("%", disguised(address())));
      }
    }
    return text.toString();
  }

  /** An address nobody has; it is remembered. */
  String address() {
    String separator = any(List.of("", ".", "_", "-", "+"));
    String address = letters(6) + separator + letters(3) + "@" + letters(5);
    address += any(List.of(".example.org", ".com", ".co.uk", ".de"));
    addresses.add(address);
    return address;
  }

  /** What an address looks like before a text is cleaned. */
  private String disguised(String address) {
    return switch (random.nextInt(8)) {
      case 0 -> address.replace("@", "&#64;");
      case 1 -> address.replace("@", "\u200b@\u0000");
      case 2 -> address.replace("_", "\\_");
      case 3 -> address.toUpperCase(java.util.Locale.ROOT);
      default -> address;
    };
  }

  /** Bytes of JSON in which all that cannot be written otherwise is an escape. */
  byte[] encode(String json) {
    return json.replace(HALF, "\\ud83d").getBytes(StandardCharsets.UTF_8);
  }

  private String letters(int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append((char) ('a' + random.nextInt(26)));
    }
    return letters.toString();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
