package io.parley.transforms.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Origin;
import io.parley.schemas.PostRef;
import io.parley.schemas.Reason;
import io.parley.schemas.Signal;
import io.parley.schemas.Turn;
import io.parley.transforms.Secret;
import io.parley.transforms.clean.debris.DebrisConfig;
import io.parley.transforms.clean.debris.RecurringConfig;
import io.parley.transforms.clean.markup.LinkMode;
import io.parley.transforms.clean.markup.MarkupConfig;
import io.parley.transforms.clean.markup.MarkupMode;
import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.clean.privacy.PiiMode;
import io.parley.transforms.clean.privacy.PrivacyConfig;
import io.parley.transforms.clean.repair.FullwidthMode;
import io.parley.transforms.clean.repair.TextRepairTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanerTest {
  private static final Origin ORIGIN = new Origin("file", 0, null);

  private static final MarkupConfig MARKDOWN =
      new MarkupConfig(MarkupMode.MARKDOWN, LinkMode.TEXT, true);

  private final Cleaner cleaner = new Cleaner(CleanConfig.defaults(), null);

  private static Turn turn(int parent, String text, Flag... flags) {
    return new Turn(
        List.of(new PostRef("p", ORIGIN)), parent, null, 1, text, null, null, Set.of(flags), null);
  }

  static Draft draft(Markup markup, String title, List<String> authors, Turn... turns) {
    return new Draft(
        new Conversation("c", "s", title, null, List.of(turns), null, ORIGIN),
        Collections.nCopies(turns.length, markup),
        authors);
  }

  private String clean(Markup markup, String text) {
    return cleaner.clean(draft(markup, null, List.of(), turn(-1, text))).turns().get(0).text();
  }

  private List<String> texts(Draft draft) {
    return cleaner.clean(draft).turns().stream().map(Turn::text).toList();
  }

  @Test
  void joinsThePostsOfATurn() {
    assertEquals("one\n\ntwo", clean(Markup.MARKDOWN, "*one*\f \f**two** "));
  }

  @Test
  void decodesReferences() {
    assertEquals("a < b & c, < `&lt;`", clean(Markup.MARKDOWN, "a &lt; b &amp; c, &lt; `&lt;`"));
    assertEquals("above\n\nbelow", clean(Markup.MARKDOWN, "above\r\n\r\n&#x200B;\r\n\r\nbelow"));
  }

  @Test
  void leavesPlainTextAsTyped() {
    String text =
        "Use `&lt;div&gt;` or &lt;div&gt; **bold**:\n> not a quote\n\n    indented_code(*args)";
    assertEquals(text, clean(Markup.PLAIN, text));
  }

  @Test
  void markdownMayStay() {
    Cleaner keeping =
        new Cleaner(
            new CleanConfig(
                true,
                FullwidthMode.KEEP,
                MARKDOWN,
                DebrisConfig.defaults(),
                PrivacyConfig.defaults()),
            null);
    Draft draft =
        draft(
            Markup.MARKDOWN,
            null,
            List.of(),
            turn(-1, "**The first post** of the thread"),
            turn(0, "> **The first post** of the\n\n*No* &amp; `&amp;`\n\n    a &amp; b"));
    assertEquals("*No* & `&amp;`\n\n    a &amp; b", keeping.clean(draft).turns().get(1).text());
  }

  @Test
  void removesQuotesOfWhatWasRead() {
    assertEquals(
        List.of(
            "I think that tabs are better than spaces, always.",
            "No, they are not.",
            "> An article says something that nobody here wrote before.\n\nSee?",
            "Because of that."),
        texts(
            draft(
                Markup.MARKDOWN,
                null,
                List.of(),
                turn(-1, "I think that *tabs* are better than spaces, always."),
                turn(0, "> tabs are better than **spaces**\n\nNo, they are not."),
                turn(1, "> An article says something that nobody here wrote before.\n\nSee?"),
                turn(2, "> > No, they are not.\n\n> See?\n\nBecause of that."))));
  }

  @Test
  void quotesStayByChoice() {
    Cleaner keeping =
        new Cleaner(
            new CleanConfig(
                true,
                FullwidthMode.KEEP,
                MarkupConfig.defaults(),
                new DebrisConfig(false, true, true, RecurringConfig.defaults()),
                PrivacyConfig.defaults()),
            null);
    Draft draft =
        draft(
            Markup.MARKDOWN,
            null,
            List.of(),
            turn(-1, "some words"),
            turn(0, "> some words\n\nyes"));
    assertEquals("> some words\n\nyes", keeping.clean(draft).turns().get(1).text());
  }

  @Test
  void removesQuotesInHtml() {
    assertEquals(
        List.of("Is it this one?", "Yes."),
        texts(
            draft(
                Markup.HTML,
                null,
                List.of(),
                turn(-1, "<p>Is it <b>this</b> one?</p>"),
                turn(0, "<blockquote><p>Is it this one?</p></blockquote><p>Yes.</p>"))));
  }

  @Test
  void rejectsEmptyTurns() {
    Conversation clean =
        cleaner.clean(
            draft(
                Markup.MARKDOWN,
                null,
                List.of(),
                turn(-1, "Only a quote follows"),
                turn(0, "> Only a quote follows"),
                turn(0, "", Flag.DELETED),
                turn(0, "![gif](giphy|x)")));
    assertEquals(Cause.of(Reason.EMPTY_TEXT), clean.turns().get(1).rejected());
    assertNull(clean.turns().get(2).rejected());
    assertEquals(Cause.of(Reason.EMPTY_TEXT), clean.turns().get(3).rejected());
    assertNull(clean.turns().get(0).rejected());
  }

  @Test
  void rejectsGarbledTurns() {
    Conversation clean =
        cleaner.clean(
            draft(
                Markup.PLAIN,
                null,
                List.of(),
                turn(-1, "Iâ€™m at the cafÃ©"),
                turn(0, "锟斤拷锟斤拷"),
                turn(0, "Almost all is here \ufffd.")));
    assertEquals("I’m at the café", clean.turns().get(0).text());
    assertNull(clean.turns().get(0).rejected());
    assertEquals(Cause.of(Reason.GARBLED), clean.turns().get(1).rejected());
    assertNull(clean.turns().get(2).rejected());
  }

  @Test
  void decodesWhatWasEscapedTwice() {
    assertEquals("&lt;b&gt; is bold", clean(Markup.HTML, "<p>&amp;lt;b&amp;gt; is bold</p>"));
    assertEquals(
        "\"Hi\" & R&B", clean(Markup.HTML, "<p>&amp;quot;Hi&amp;quot; &amp;amp; R&amp;amp;B</p>"));
    assertEquals("I don't", clean(Markup.PLAIN, "I don&amp;#39;t"));
  }

  @Test
  void titleOpensTheThread() {
    Conversation clean =
        cleaner.clean(
            draft(
                Markup.MARKDOWN,
                " What&#39;s  jane@b.org\nup? ",
                List.of(),
                turn(-1, "I *wonder*."),
                turn(-1, "orphan")));
    assertEquals("What's  <EMAIL> up?", clean.title());
    assertEquals("What's  <EMAIL> up?\n\nI wonder.", clean.turns().get(0).text());
    assertEquals("orphan", clean.turns().get(1).text());
  }

  @Test
  void titleAloneIsText() {
    Turn opening =
        cleaner.clean(draft(Markup.MARKDOWN, "A link", List.of(), turn(-1, ""))).turns().get(0);
    assertEquals("A link", opening.text());
    assertNull(opening.rejected());
  }

  @Test
  void titleIsNotRepeated() {
    assertEquals(
        List.of("What now? I wonder."),
        texts(draft(Markup.PLAIN, "What now?", List.of(), turn(-1, "What now? I wonder."))));
    assertEquals(
        List.of("It\n\nIts text"),
        texts(draft(Markup.PLAIN, "It", List.of(), turn(-1, "Its text"))));
    assertNull(cleaner.clean(draft(Markup.PLAIN, " \u200b", List.of(), turn(-1, "x"))).title());
  }

  @Test
  void cleansAConversationWithoutTurns() {
    assertEquals("T", cleaner.clean(draft(Markup.HTML, " T ", List.of())).title());
  }

  @Test
  void redactsTheThreadsNames() {
    assertEquals(
        List.of("I am <NAME>", "Hi <NAME>, says <HANDLE>"),
        texts(
            draft(
                Markup.MARKDOWN,
                null,
                List.of("Kelby", ""),
                turn(-1, "I am *Kelby*"),
                turn(0, "Hi **Kel**by, says u/Kelby"))));
  }

  private static final Secret KEY = Secret.of("a key of the test's own");

  private static Cleaner with(PiiKind kind, PiiMode mode) {
    CleanConfig config = CleanConfig.defaults();
    return new Cleaner(
        new CleanConfig(
            config.repair(),
            config.fullwidth(),
            config.markup(),
            config.debris(),
            new PrivacyConfig(Map.of(kind, mode))),
        KEY);
  }

  @Test
  void dropsTurnsWithPrivateData() {
    Conversation clean =
        with(PiiKind.EMAIL, PiiMode.DROP_TURN)
            .clean(
                draft(
                    Markup.PLAIN,
                    null,
                    List.of("Kelby"),
                    turn(-1, "Hi"),
                    turn(0, "I am Kelby, a@b.org"),
                    turn(1, "Hi <EMAIL> 8.8.8.8"),
                    turn(1, "c@d.org", Flag.DELETED)));
    assertEquals(
        Arrays.asList(null, new Cause(Reason.PRIVATE, "email"), null, null),
        clean.turns().stream().map(Turn::rejected).toList());
    assertEquals("I am <NAME>, <EMAIL>", clean.turns().get(1).text());
  }

  @Test
  void aTitleIsPartOfTheOpeningTurn() {
    Conversation clean =
        with(PiiKind.EMAIL, PiiMode.DROP_TURN)
            .clean(draft(Markup.PLAIN, "a@b.org", List.of(), turn(-1, "Hi"), turn(0, "Ho")));
    assertEquals(new Cause(Reason.PRIVATE, "email"), clean.turns().get(0).rejected());
    assertNull(clean.turns().get(1).rejected());
  }

  @Test
  void dropsConversationsWithPrivateData() {
    Conversation clean =
        with(PiiKind.EMAIL, PiiMode.DROP_CONVERSATION)
            .clean(
                draft(
                    Markup.PLAIN,
                    null,
                    List.of(),
                    turn(-1, "Hi"),
                    turn(0, "a@b.org"),
                    turn(1, "gone", Flag.DELETED)));
    Cause cause = new Cause(Reason.PRIVATE, "email");
    assertEquals(
        Arrays.asList(cause, cause, null), clean.turns().stream().map(Turn::rejected).toList());
  }

  @Test
  void pseudonymsStayTheSame() {
    Cleaner cleaner = with(PiiKind.EMAIL, PiiMode.PSEUDONYM);
    Draft draft =
        draft(
            Markup.PLAIN,
            "a@b.org or A@B.org",
            List.of(),
            turn(-1, "not c@d.org"),
            turn(0, "a@b.org"));
    Conversation once = cleaner.clean(draft);
    String one = once.turns().get(1).text();
    assertTrue(one.matches("<EMAIL_[0-9a-f]{4}>"), one);
    assertEquals(one + " or " + one, once.title());
    assertTrue(once.turns().get(0).text().startsWith(once.title() + "\n\nnot <EMAIL_"));
    assertEquals(
        once, cleaner.clean(new Draft(once, Collections.nCopies(2, Markup.PLAIN), List.of())));
  }

  @Test
  void takesTheAddressOffAPost() {
    Turn opening =
        new Turn(List.of(new PostRef("p", ORIGIN)), -1, null, 1, "So?", null, null, Set.of(), null);
    Turn reply =
        new Turn(
            List.of(new PostRef("q", ORIGIN)),
            0,
            null,
            2,
            "kelby: yes\fkelby, but no\fkelby:",
            null,
            null,
            Set.of(),
            null);
    assertEquals(
        "yes\n\nbut no\n\n<NAME>:",
        texts(draft(Markup.PLAIN, null, List.of("kelby_", "bob"), opening, reply)).get(1));
  }

  @Test
  void withoutRepairOnlyMarkupAndPrivateDataGo() {
    Cleaner plain =
        new Cleaner(
            new CleanConfig(
                false,
                FullwidthMode.KEEP,
                MarkupConfig.defaults(),
                DebrisConfig.defaults(),
                PrivacyConfig.defaults()),
            null);
    assertEquals(
        "a\u200bb <EMAIL>",
        plain
            .clean(draft(Markup.PLAIN, null, List.of(), turn(-1, " a\u200bb c@d.org\n")))
            .turns()
            .get(0)
            .text());
  }

  private static Cleaner narrowing() {
    CleanConfig config = CleanConfig.defaults();
    return new Cleaner(
        new CleanConfig(
            true, FullwidthMode.NARROW, config.markup(), config.debris(), config.privacy()),
        null);
  }

  /** Repair leaves no trace of it, so cleaning again must keep what was found. */
  @Test
  void saysWhereTextWasHidden() {
    String bits = "\u200B\u200C\u200B\u200B\u200C\u200C\u200B\u200B";
    Conversation clean =
        cleaner.clean(
            draft(
                Markup.HTML,
                "Hello" + bits,
                List.of(),
                turn(-1, "a"),
                turn(0, "b" + bits.replace("\u200B", "&#x200B;") + "c"),
                turn(1, "d\u200B")));
    assertEquals(
        List.of(Set.of(Signal.HIDDEN_TEXT), Set.of(Signal.HIDDEN_TEXT), Set.of()),
        clean.turns().stream().map(turn -> turn.findings().signals()).toList());
    assertEquals(List.of("Hello\n\na", "bc", "d"), clean.turns().stream().map(Turn::text).toList());
    assertEquals(
        clean, cleaner.clean(new Draft(clean, Collections.nCopies(3, Markup.PLAIN), List.of())));
  }

  /** What is narrowed is then read as if it had been typed so. */
  @Test
  void narrowsFullwidthFormsByChoice() {
    String text = "Ａ１，　ｍａｉｌ ｊａｎｅ＠ｂ．ｏｒｇ！ 我用Ｗｉｎ１０，你呢？";
    Draft draft = draft(Markup.PLAIN, null, List.of(), turn(-1, text));
    assertEquals("A1, mail <EMAIL>! 我用Win10，你呢？", narrowing().clean(draft).turns().get(0).text());
    assertEquals(text, texts(draft).get(0));
  }

  @ParameterizedTest
  @EnumSource(Markup.class)
  void isIdempotent(Markup markup) {
    Random random = new Random(11);
    Cleaner[] cleaners = {
      cleaner,
      with(PiiKind.NAME, PiiMode.PSEUDONYM),
      with(PiiKind.PHONE, PiiMode.PSEUDONYM),
      narrowing()
    };
    String[] pieces = {
      "a",
      "b",
      "Kelby",
      "x1",
      "@",
      ".",
      "org",
      " ",
      " ",
      "\n",
      "\n\n",
      "\n\n\n",
      "> ",
      ">",
      "&gt; ",
      "&amp;",
      "&nbsp;",
      "*",
      "**",
      "_",
      "~~",
      "`",
      "```",
      "\n```\n",
      "    ",
      "- ",
      "1. ",
      "#",
      "[",
      "]",
      "(",
      ")",
      "](http://a.b)",
      "^",
      "\\",
      "|",
      "-|-",
      "!",
      "<",
      "<b>",
      "<blockquote>",
      "<pre>",
      "</pre>",
      "<li>",
      "415-555-2671",
      "1.2.3.4",
      "13812345678",
      "+49 ",
      "151 2345678",
      "u/kel_by",
      "/",
      ":",
      "::",
      "\u0338",
      "\u200d",
      "\u00a0",
      "\ufeff",
      "张三",
      "谢",
      "\f",
      "<NAME>",
      "<NAME_7f3a>",
      "Kelby: ",
      "EMAIL",
      "http://",
      "=",
      "\u0301",
      "👩",
      "\ud800",
      "\u3000",
      "Ａ",
      "１",
      "＠",
      "＆",
      "；",
      "＜",
      "call ",
      "\n-- \n",
      "\n--\n",
      "On 1 May 2024, Ann Lee wrote:\n",
      "Kelby wrote:\n",
      "\n> a\n",
      "\nA> b",
      "-----Original Message-----\n",
      "From: Ann\nTo: b\nSubject: x\n",
      "\nCheers,\n",
      "Thanks, ",
      "\n\nKelby",
      "Sent from my x\n",
      "\nEdit: typo\n",
      "Edit: ",
      "\nI am a bot\n",
      "________\n",
      "mailing list",
      "\nTo unsubscribe from this",
      "-----BEGIN PGP SIGNATURE-----\n",
      "password: ",
      "hunter2",
      " at ",
      " dot ",
      "4111 1111 1111 1111",
      "/home/",
      "微信：",
      "QQ",
      "1990-05-12",
      "born ",
      "://",
      "Ã",
      "©",
      "Â ",
      "â€",
      "™",
      "Рё",
      "锟斤拷",
      "浣犲ソ",
      "\ufffd",
      "?",
      "\u0092",
      "don&#39;t",
      "&amp;amp;",
      "quot;",
      "א",
      "\u200f",
      "\u2067",
      "\u2069",
      "\u202b",
      "\u202c",
      "[b]",
      "[/b]",
      "[quote]",
      "[/quote]",
      "[code]",
      "[/code]",
      "[list][*]",
      "[/list]",
      "<@U1>",
      "<http://a.b|here>",
      "||",
      "$",
      "\\(",
      "\\)",
      "=20\n",
      "=E9",
      "=?utf-8?Q?a?=",
      "Copy code",
      "\u200b\u200c\u200b\u200c\u200b\u200c\u200b\u200c",
      "ignore all previous instructions",
      "<|im_start|>",
      "here",
      "<table><tr><td>",
      "<td>",
      "<a href='http://a.b'>",
      "</a>"
    };
    for (int i = 0; i < 20_000; i++) {
      List<Turn> turns = new ArrayList<>();
      for (int t = 0; t <= i % 3; t++) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(16); n > 0; n--) {
          text.append(pieces[random.nextInt(pieces.length)]);
        }
        turns.add(turn(t - 1, text.toString()));
      }
      String title =
          i % 4 == 0
              ? pieces[random.nextInt(pieces.length)] + pieces[random.nextInt(pieces.length)]
              : null;
      Draft draft = draft(markup, title, List.of("Kelby", "张三", "a"), turns.toArray(new Turn[0]));
      Cleaner cleaner = cleaners[i % cleaners.length];
      Conversation once = cleaner.clean(draft);
      assertEquals(
          once,
          cleaner.clean(
              new Draft(once, Collections.nCopies(turns.size(), Markup.PLAIN), List.of())),
          () -> TextRepairTest.escape(draft.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.",
        "@",
        "<",
        "*",
        "**a",
        "_a ",
        "[",
        "](",
        "[a](",
        "`",
        "`a``",
        "&",
        "&#",
        "(",
        "\n>",
        ">",
        "> > ",
        "^(",
        "~~a",
        "1 ",
        "1.",
        "1-",
        "+1",
        "a@",
        "a@b.",
        ":",
        "a:",
        "::",
        "u/",
        "\n- ",
        "- ",
        "\n    ",
        "\n```\n",
        "![",
        "!<",
        ">!",
        "|",
        "\n|-|\n",
        "\\",
        "http://",
        "<http://",
        "<div>",
        "<blockquote>",
        "<b><i>",
        "</p>",
        "<li>",
        "\u0334\u0321",
        "\u00a0",
        "张三",
        "Kelby",
        "K",
        "[a]:\n",
        "\n[a]: http\n[",
        "=\n",
        "__a",
        "@张",
        "call 1",
        "\f",
        "# ",
        "](a \"",
        "\n[",
        "\n|",
        "\n<",
        "@b\n",
        "<a href='",
        "0x0",
        "eyJ",
        ".eyJ",
        "://a:",
        "a=",
        "password:",
        " at a.b",
        " dot a",
        "-----BEGIN PRIVATE KEY-----",
        "1 Main ",
        "住1号",
        "微信：",
        "QQ12345 ",
        "010 1234567 ",
        "00:",
        "1.1234,",
        "/home/",
        "sk-",
        " T1",
        "Ã",
        "Ã©",
        "â€",
        "Ãƒ",
        "Â ",
        "РСЂ",
        "浣犲",
        "锟斤",
        "ðŸ˜",
        "&amp;",
        "&#39;",
        "amp;",
        "x &amp; ",
        "א\u2067",
        "\u2069",
        "א\u202b",
        "$",
        "$a",
        "$$",
        "$a$",
        "\\(",
        "\\[a",
        "\\begin{a}",
        "[b]",
        "[b][/b]",
        "[quote]",
        "[quote=\"",
        "[code]",
        "[code=a]",
        "[/code]",
        "[table][tr][td]",
        "[list][*]",
        "[url=",
        "[i",
        "<@",
        "<@U1>",
        "||",
        "<t:1",
        "=",
        "=\n",
        "=20\n",
        "=E9",
        "=?",
        "=?a?Q?",
        "Copy code\n",
        "<table>",
        "<table><tr><td>",
        "<td>",
        "<span class=katex>",
        "<span style='color:red'>",
        "<math>",
        "a word of a line that is long enough to be broken by a mailer,\n"
      })
  void isLinear(String piece) {
    String text = piece.repeat(200_000 / piece.length()); // where squared time is minutes
    for (Markup markup : Markup.values()) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () ->
              cleaner.clean(
                  draft(markup, null, List.of("Kelby", "张三", "K"), turn(-1, "q"), turn(0, text))),
          () -> markup.name());
    }
  }
}
