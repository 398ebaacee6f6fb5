package io.parley.transforms.clean.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.parley.transforms.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static void redacts(String expected, String text, String... authors) {
    assertEquals(
        expected,
        Names.of(List.of(authors)).redact(text, new StandIns(PrivacyConfig.defaults(), null, "c")));
  }

  @Test
  void wholeWordsOnly() {
    redacts(
        "Thanks <NAME>! <NAME>'s code, not Janet.", "Thanks Jane! Jane's code, not Janet.", "Jane");
    redacts("Jane-Ann? <NAME>?", "Jane-Ann? Maria Lopez?", "Maria Lopez");
  }

  @Test
  void distinctiveNamesInAnyCase() {
    redacts("<NAME> and <NAME>", "R4nd0m_1 and r4nd0m_1", "r4nd0m_1");
    redacts("<NAME>", "SPIRITUALALTERNATIVE", "SpiritualAlternative");
    redacts("dave <NAME>", "dave Dave", "Dave");
  }

  @Test
  void commonWordsOnlyWhereAddressed() {
    redacts("<NAME>: I like music, @<NAME>", "music: I like music, @music", "music");
    redacts("A b @<NAME>", "A b @b", "b");
    redacts("```\nmusic: x\n```", "```\nmusic: x\n```", "music");
    redacts("20 people, 20", "20 people, 20", "20");
  }

  @Test
  void cjkNamesNeedNoBoundary() {
    redacts("谢谢<NAME>的回答，李", "谢谢李小龙的回答，李", "李小龙", "李");
    redacts("我们说，<NAME>说", "我们说，小龙女说", "我们", "小龙女");
    redacts("谢谢<NAME>啊", "谢谢Bobby7啊", "bobby7");
    redacts("<NAME>는 간다", "민수는 간다", "민수");
  }

  @Test
  void longestNameWins() {
    redacts("<NAME> <NAME>", "Jane Doe Jane", "Jane", "Jane Doe");
  }

  @Test
  void signsAroundNamesStay() {
    redacts("[<NAME>] ~<NAME>~", "[Kelby] ~Kelby~", "~Kelby~");
  }

  @Test
  void neitherTagsNorPlaceholders() {
    redacts(
        "<NAME> user <NAME>",
        "<NAME> user KELBY7",
        "NAME",
        "KELBY7",
        "user",
        "[deleted]",
        "",
        "ok".repeat(60));
  }

  /** Author, text, result. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kelby_          | ask kelby or Kelby             | ask <NAME> or <NAME>
          kelby           | ask kelby_ and kelby__         | ask <NAME> and <NAME>
          'kelby|away'    | kelby is back                  | <NAME> is back
          kelby-work      | thanks kelby                   | thanks <NAME>
          kelby2          | kelby, KELBY and kelby2        | <NAME>, <NAME> and <NAME>
          mjr             | ok mjr                         | ok <NAME>
          mjr             | mjr: yes                       | <NAME>: yes
          mjr             | mjr, try it                    | <NAME>, try it
          mjr_            | mjr said so, thanks mjr!       | <NAME> said so, thanks <NAME>!
          mjr             | the mjr file, in mjr format    | the mjr file, in mjr format
          Maria Lopez     | Maria or Lopez, Marias         | <NAME> or <NAME>, <NAME>
          Maria Lopez     | MARIA LOPEZ and maria lopez    | <NAME> and <NAME>
          Lopez, Maria    | Maria Lopez, Lopez             | <NAME>, <NAME>
          Maria B. Lopez  | Maria Lopez. B. is a letter    | <NAME>. B. is a letter
          Maria Lopez     | Maria's, Maria’s book          | <NAME>'s, <NAME>’s book
          Will Danvers    | Will you? I asked Will. will   | Will you? I asked <NAME>. will
          Will Danvers    | Thanks Will, hi will!          | Thanks <NAME>, hi <NAME>!
          Will Danvers    | Will Danvers, Danvers          | <NAME>, <NAME>
          May Danvers     | In May. Hi May!                | In May. Hi <NAME>!
          Red Hat         | the Red one, Red Hat           | the Red one, <NAME>
          Ludwig van Dorn | a van for Ludwig               | a van for <NAME>
          basil           | Supermarket basil. @basil      | Supermarket basil. @<NAME>
          supermarket     | Supermarket, a supermarket     | Supermarket, a supermarket
          supermarket     | thanks supermarket!            | thanks <NAME>!
          maria.lopez     | thanks maria                   | thanks <NAME>
          jm              | jm: yes. jm is a unit. hi jm!  | <NAME>: yes. jm is a unit. hi <NAME>!
          Dave            | the dave file. thanks dave     | the dave file. thanks <NAME>
          all             | hi all!                        | hi all!
          李明             | 谢谢李明。李明说               | 谢谢<NAME>。<NAME>说
          the dude        | I know the dude                | I know the dude
          """)
  void asPeopleWriteThem(String author, String text, String expected) {
    redacts(expected, text, author);
  }

  @Test
  void signaturesAndQuotedFields() {
    redacts("Bye\n-<NAME>", "Bye\n-tom", "Tom");
    redacts("Bye\n<NAME>\nthe tom cat", "Bye\ntom\nthe tom cat", "Tom");
    redacts("Bye\n\n  <NAME>\nfox", "Bye\n\n  Fox\nfox", "Fox");
    redacts("Regards <NAME>", "Regards ger", "ger");
    redacts("From: <NAME>\nSent: now", "From: che\nSent: now", "che");
    redacts("```\ntom\n```", "```\ntom\n```", "Tom");
  }

  /** Author of the post that is answered, post, result. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kelby_  | kelby: yes            | yes
          kelby   | @Kelby: yes           | yes
          kelby   | @kelby yes            | yes
          kelby   | Kelby, yes            | yes
          kelby   | kelby:                | kelby:
          kelby   | kelby yes             | kelby yes
          kelby   | kelby:yes             | kelby:yes
          kelby   | Bob: kelby: so it is  | so it is
          kelby   | @Bob is right         | @Bob is right
          kelby   | Bob, Jane and I       | Bob, Jane and I
          music   | music: yes            | yes
          kelby   | music: loud           | music: loud
          李小龙    | 李小龙：对             | 对
          """)
  void addressesInFrontVanish(String answered, String post, String expected) {
    Names names = Names.of(List.of("Bob", "music", answered));
    int index = answered.equals("music") ? 1 : 2;
    assertEquals(expected, names.withoutAddress(post, index));
  }

  @Test
  void aPersonHasOnePseudonym() {
    StandIns standIns =
        new StandIns(
            new PrivacyConfig(Map.of(PiiKind.NAME, PiiMode.PSEUDONYM)), Secret.of("k"), "c");
    String text =
        Names.of(List.of("Maria Lopez", "kelby_"))
            .redact("Maria, MARIA LOPEZ, Lopez: kelby, Kelby_", standIns);
    assertEquals(
        "<NAME_A>, <NAME_A>, <NAME_A>: <NAME_B>, <NAME_B>",
        text.replace(text.substring(6, 10), "A").replaceAll("NAME_[0-9a-f]{4}", "NAME_B"));
  }
}
