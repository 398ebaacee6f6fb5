package io.parley.transforms.clean;

import static io.parley.transforms.clean.Cleaners.draft;
import static io.parley.transforms.clean.Cleaners.narrowing;
import static io.parley.transforms.clean.Cleaners.texts;
import static io.parley.transforms.clean.Cleaners.turn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.parley.schemas.Cause;
import io.parley.schemas.Conversation;
import io.parley.schemas.Draft;
import io.parley.schemas.Flag;
import io.parley.schemas.Markup;
import io.parley.schemas.Reason;
import io.parley.schemas.Signal;
import io.parley.schemas.Turn;
import io.parley.transforms.clean.debris.DebrisConfig;
import io.parley.transforms.clean.debris.RecurringConfig;
import io.parley.transforms.clean.markup.LinkMode;
import io.parley.transforms.clean.markup.MarkupConfig;
import io.parley.transforms.clean.markup.MarkupMode;
import io.parley.transforms.clean.privacy.PrivacyConfig;
import io.parley.transforms.clean.repair.FullwidthMode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CleanerTest {
  private static final MarkupConfig MARKDOWN =
      new MarkupConfig(MarkupMode.MARKDOWN, LinkMode.TEXT, true);

  private final Cleaner cleaner = new Cleaner(CleanConfig.defaults(), null);

  private String clean(Markup markup, String text) {
    return cleaner.clean(draft(markup, turn(-1, text))).turns().get(0).text();
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
            cleaner,
            draft(
                Markup.MARKDOWN,
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
    Draft draft = draft(Markup.MARKDOWN, turn(-1, "some words"), turn(0, "> some words\n\nyes"));
    assertEquals("> some words\n\nyes", keeping.clean(draft).turns().get(1).text());
  }

  @Test
  void removesQuotesInHtml() {
    assertEquals(
        List.of("Is it this one?", "Yes."),
        texts(
            cleaner,
            draft(
                Markup.HTML,
                turn(-1, "<p>Is it <b>this</b> one?</p>"),
                turn(0, "<blockquote><p>Is it this one?</p></blockquote><p>Yes.</p>"))));
  }

  @Test
  void rejectsEmptyTurns() {
    Conversation clean =
        cleaner.clean(
            draft(
                Markup.MARKDOWN,
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
        texts(
            cleaner, draft(Markup.PLAIN, "What now?", List.of(), turn(-1, "What now? I wonder."))));
    assertEquals(
        List.of("It\n\nIts text"),
        texts(cleaner, draft(Markup.PLAIN, "It", List.of(), turn(-1, "Its text"))));
    assertNull(cleaner.clean(draft(Markup.PLAIN, " \u200b", List.of(), turn(-1, "x"))).title());
  }

  @Test
  void cleansAConversationWithoutTurns() {
    assertEquals("T", cleaner.clean(draft(Markup.HTML, " T ", List.of())).title());
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
        plain.clean(draft(Markup.PLAIN, turn(-1, " a\u200bb c@d.org\n"))).turns().get(0).text());
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
    assertEquals(clean, cleaner.clean(draft(clean)));
  }

  /** What is narrowed is then read as if it had been typed so. */
  @Test
  void narrowsFullwidthFormsByChoice() {
    String text = "Ａ１，　ｍａｉｌ ｊａｎｅ＠ｂ．ｏｒｇ！ 我用Ｗｉｎ１０，你呢？";
    Draft draft = draft(Markup.PLAIN, turn(-1, text));
    assertEquals("A1, mail <EMAIL>! 我用Win10，你呢？", narrowing().clean(draft).turns().get(0).text());
    assertEquals(text, texts(cleaner, draft).get(0));
  }
}
