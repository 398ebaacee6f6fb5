package io.parley.transforms.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Fingerprint;
import io.parley.schemas.Reason;
import io.parley.schemas.Role;
import io.parley.transforms.filter.rules.Evidence;
import io.parley.transforms.filter.source.Communities;
import io.parley.transforms.filter.source.Period;
import io.parley.transforms.filter.source.Sampling;
import io.parley.transforms.filter.source.SourceConfig;
import io.parley.transforms.filter.source.SourceRules;
import io.parley.transforms.filter.source.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where conversations come from. */
class SourceRulesTest {
  private static final String OK = "How do I set up the printer again?";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "linux|beer, -, Linux, ''",
        "linux|beer, -, BEER, ''",
        "linux|beer, -, wine, not allowed",
        "linux|beer, -, -, unknown",
        "-, linux, Linux, blocked",
        "-, linux, linuxquestions, ''",
        "-, linux, -, ''",
        "linux, linux, linux, blocked",
        "İstanbul, -, İSTANBUL, ''",
      })
  void communities(String allow, String block, String community, String detail) {
    Communities communities = new Communities(set(allow), set(block));
    assertEquals(
        detail.isEmpty() ? "" : "community " + detail,
        cause(
            new SourceConfig(
                Set.of(), communities, Period.always(), Topics.any(), Sampling.everything()),
            new Conversations().community(community).turn(-1, 1, OK)));
  }

  /** Names of private sources are hidden; who knows one still finds it. */
  @Test
  void communitiesWithOtherNames() {
    SourceConfig source =
        new SourceConfig(
                Set.of(),
                new Communities(Set.of("#Linux"), Set.of("#Beer")),
                Period.always(),
                new Topics(Set.of(), Set.of("#linux")),
                Sampling.everything())
            .withAliases(name -> "hidden " + name);
    assertEquals("", cause(source, new Conversations().community("hidden #linux").turn(-1, 1, OK)));
    assertEquals("", cause(source, new Conversations().community("#LINUX").turn(-1, 1, OK)));
    assertEquals(
        "community blocked",
        cause(source, new Conversations().community("hidden #beer").turn(-1, 1, OK)));
    assertEquals(
        "community not allowed",
        cause(source, new Conversations().community("hidden #wine").turn(-1, 1, OK)));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "2015-01-01, 2015-12-31, 2015-01-01T00:00:00Z, ''",
        "2015-01-01, 2015-12-31, 2015-12-31T23:59:59Z, ''",
        "2015-01-01, 2015-12-31, 2014-12-31T23:59:59Z, before 2015-01-01",
        "2015-01-01, 2015-12-31, 2016-01-01T00:00:00Z, after 2015-12-31",
        "2015-01-01, 2015-12-31, -, unknown",
        "2015-01-01, -, 2099-01-01T00:00:00Z, ''",
        "2015-01-01, -, -, unknown",
        "-, 2015-12-31, 1970-01-01T00:00:00Z, ''",
        "-, 2015-12-31, 2016-01-01T00:00:00Z, after 2015-12-31",
        "-, -, -, ''",
      })
  void periods(LocalDate from, LocalDate until, Instant opened, String detail) {
    Long seconds = opened == null ? null : (Long) opened.getEpochSecond();
    Conversations conversation =
        new Conversations().turn(-1, 1, OK).with(seconds, null).turn(0, 2, OK).with(0L, null);
    assertEquals(
        detail.isEmpty() ? "" : "out_of_period " + detail,
        cause(
            new SourceConfig(
                Set.of(),
                Communities.all(),
                new Period(from, until),
                Topics.any(),
                Sampling.everything()),
            conversation));
  }

  @Test
  void aPeriodDoesNotEndBeforeItBegins() {
    LocalDate day = LocalDate.of(2015, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> new Period(day, day.minusDays(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "grub | Grub does not start | true",
        "GRUB | my grub, it hangs | true",
        "grub | what grubby hands | false",
        "grub | hungrubs | false",
        "dual boot | a Dual  boot laptop | true",
        "dual boot | dual booting | false",
        "dual boot* | dual booting | true",
        "c++ | is C++ hard? | true",
        "c | is C++ hard? | true",
        "c | abc | false",
        "c | write it in C. | true",
        "猫 | 我家的猫不吃饭 | true",
        "r* | who knows Rust? | true",
        "r* | what? | false",
        "a*z | an A to Z of it | true",
        "what's up | What\u2019s up? | true",
        "what\u2019s up | what's up? | true",
        "安装 | 怎么安装驱动？ | true",
        "安装 | 怎么装驱动？ | false",
        "ubuntu | 怎么用ubuntu上网 | true",
        "größe | Welche GRÖSSE hat es | false",
        "größe | Welche GRÖßE hat es | true",
        "install | INSTALL | true",
        "𝐱 | 𝐱 | true",
      })
  void keywords(String keyword, String text, boolean found) {
    SourceConfig source = about(Set.of("nothing like it", keyword), Set.of("boot"));
    String expected = found ? "" : "off_topic";
    assertEquals(expected, cause(source, new Conversations().turn(-1, 1, text)));
    assertEquals(expected, cause(source, new Conversations().title(text).turn(-1, 1, "?")));
    assertEquals(
        "", cause(source, new Conversations().community("BOOT").turn(-1, 1, text)), "community");
    assertEquals(
        "off_topic", cause(source, new Conversations().turn(-1, 1, "?").turn(0, 2, text)), "reply");
  }

  /** What the user says first tells more than instructions that all conversations share. */
  @Test
  void instructionsDoNotHideTheOpening() {
    Conversations chat =
        new Conversations()
            .turn(-1, Role.SYSTEM, "You are a helpful assistant.")
            .turn(0, Role.USER, "Why does Grub not start?")
            .turn(1, Role.ASSISTANT, "Is the kernel there?");
    assertEquals("", cause(about(Set.of("grub"), Set.of()), chat));
    assertEquals("", cause(about(Set.of("helpful"), Set.of()), chat));
    assertEquals("off_topic", cause(about(Set.of("kernel"), Set.of()), chat));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "*", " *x"})
  void whatIsNoKeyword(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Topics(Set.of(text), Set.of()));
  }

  /** As good as the share says, the same every time, and a part of every larger sample. */
  @Test
  void samplesAreShares() {
    Set<String> smaller = new TreeSet<>();
    for (double share : new double[] {0, 0.01, 0.25, 0.5, 1}) {
      Set<String> kept = sample(new Sampling(share, Map.of()));
      assertEquals(share * 20_000, kept.size(), 300 * Math.sqrt(share * (1 - share)), "" + share);
      assertTrue(kept.containsAll(smaller));
      assertEquals(kept, sample(new Sampling(1, Map.of("reddit", share, "other", 0.0))));
      smaller = kept;
    }
    assertEquals(
        sample(new Sampling(0.25, Map.of())), sample(new Sampling(0.5, Map.of("reddit", 0.5))));
  }

  /** Half of the sample is in each half of the order and of the splits, whatever their seed. */
  @Test
  void samplesAreSpreadOverTheOrder() {
    Set<String> kept = sample(new Sampling(0.25, Map.of()));
    for (long seed : new long[] {0, 1, 0x53414D504C45L}) {
      double first = (double) kept.stream().filter(id -> Fingerprint.hash64(seed, id) < 0).count();
      assertEquals(kept.size() / 2.0, first, 150, "seed " + seed);
    }
  }

  private static Set<String> sample(Sampling sampling) {
    SourceConfig source =
        new SourceConfig(Set.of(), Communities.all(), Period.always(), Topics.any(), sampling);
    Set<String> kept = new TreeSet<>();
    for (int i = 0; i < 20_000; i++) {
      String id = String.format(Locale.ROOT, "reddit:t3_%06x", i);
      Conversation conversation =
          new Conversations().id(id).source("reddit").turn(-1, 1, "?").build();
      if (SourceRules.of(source).stream()
          .allMatch(rule -> rule.judge(new Evidence(conversation), 0).isEmpty())) {
        kept.add(id);
      }
    }
    return kept;
  }

  @Test
  void sharesAreNotMoreThanAll() {
    assertThrows(IllegalArgumentException.class, () -> new Sampling(1.5, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new Sampling(1, Map.of("a", -0.1)));
    assertThrows(IllegalArgumentException.class, () -> new Sampling(Double.NaN, Map.of()));
  }

  /** All turns bear the cause, and it is not the text that is shown. */
  @Test
  void theWholeConversationGoes() {
    SourceConfig source =
        new SourceConfig(
            Set.of(), Communities.all(), Period.always(), Topics.any(), new Sampling(0, Map.of()));
    assertEquals(
        List.of(Cause.of(Reason.SAMPLED_OUT), Cause.of(Reason.SAMPLED_OUT)),
        new Filter(Configs.of(source, Configs.ANYBODY))
            .judge(Conversations.chain(OK, OK)).turns().stream().map(t -> t.rejected()).toList());
  }

  @Test
  void nothingAskedCostsNothing() {
    assertEquals(List.of(), SourceRules.of(SourceConfig.defaults()));
  }

  /** All of a source may be about something, whatever its threads open with. */
  @Test
  void topicsOfSources() {
    Conversations conversation = new Conversations().turn(-1, 1, OK);
    assertEquals("off_topic", cause(about(Set.of("lake"), Set.of("other")), conversation));
    assertEquals(
        "",
        cause(
            about(Set.of("lake"), Set.of(Conversations.SOURCE.toUpperCase(Locale.ROOT))),
            conversation));
  }

  private static SourceConfig about(Set<String> keywords, Set<String> communities) {
    return new SourceConfig(
        Set.of(),
        Communities.all(),
        Period.always(),
        new Topics(keywords, communities),
        Sampling.everything());
  }

  private static Set<String> set(String names) {
    return names == null ? Set.of() : Set.of(names.split("\\|"));
  }

  /** Of the first turn. */
  private static String cause(SourceConfig source, Conversations conversation) {
    Cause cause =
        new Filter(Configs.of(source, Configs.ANYBODY))
            .judge(conversation.build())
            .turns()
            .get(0)
            .rejected();
    return cause == null ? "" : (cause.reason().label() + " " + cause.detail()).strip();
  }
}
