package io.parley.transforms.clean.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.parley.schemas.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarkupReaderTest {
  private static boolean repeated(String quote) {
    return quote.equals("said before");
  }

  /**
   * Lines of a post, its text and its Markdown with the targets of links, between tabs; with {@code
   * \\n} for line ends and {@code \\\\} for backslashes.
   */
  @ParameterizedTest
  @EnumSource(value = Markup.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  void cases(Markup markup) throws IOException {
    MarkupConfig markdown = new MarkupConfig(MarkupMode.MARKDOWN, LinkMode.TARGET, true);
    List<String> lines = lines(markup.name().toLowerCase(Locale.ROOT) + ".tsv");
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      assertEquals(3, columns.length, line);
      String post = unescaped(columns[0]);
      MarkupReader reader = MarkupReader.of(markup);
      assertEquals(
          columns[1],
          escaped(reader.read(post, MarkupConfig.defaults(), MarkupReaderTest::repeated)),
          columns[0]);
      assertEquals(
          columns[2], escaped(reader.read(post, markdown, MarkupReaderTest::repeated)), columns[0]);
    }
  }

  @Test
  void plainTextStays() {
    String text = "[b]*as* <i>typed</i>";
    assertSame(
        text,
        MarkupReader.of(Markup.PLAIN)
            .read(text, MarkupConfig.defaults(), MarkupReaderTest::repeated));
  }

  @ParameterizedTest
  @EnumSource(
      value = Markup.class,
      names = {"MARKDOWN", "BBCODE", "DISCORD", "TELEGRAM", "MAIL"})
  void proseIsNotCopied(Markup markup) {
    String text = "It's what people type: words, \"quotes\", signs!\n\nAnd lines.";
    assertSame(
        text,
        MarkupReader.of(markup).read(text, MarkupConfig.defaults(), MarkupReaderTest::repeated));
  }

  @Test
  void linesStayBroken() {
    String text = "a line that is long enough to have been broken by a mailer, as\nmany are";
    MarkupConfig config = new MarkupConfig(MarkupMode.TEXT, LinkMode.TEXT, false);
    assertEquals(text, MarkupReader.of(Markup.MAIL).read(text, config, MarkupReaderTest::repeated));
  }

  @Test
  void targetsInText() {
    MarkupConfig config = new MarkupConfig(MarkupMode.TEXT, LinkMode.TARGET, true);
    assertEquals(
        "the manual (http://a.b) and http://c.d",
        MarkupReader.of(Markup.MARKDOWN)
            .read("[the manual](http://a.b) and http://c.d", config, MarkupReaderTest::repeated));
  }

  @Test
  void labelsInMarkdown() {
    MarkupConfig config = new MarkupConfig(MarkupMode.MARKDOWN, LinkMode.TEXT, true);
    assertEquals(
        "the *manual*, [here](http://a.b)",
        MarkupReader.of(Markup.MARKDOWN)
            .read(
                "[the *manual*](http://a.b), [here](http://a.b)",
                config,
                MarkupReaderTest::repeated)
            .strip());
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = MarkupReaderTest.class.getResourceAsStream(resource)) {
      assertNotNull(in, resource);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String unescaped(String cell) {
    return cell.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\");
  }
}
