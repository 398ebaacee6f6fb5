package io.parley.transforms.clean.debris;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebrisTest {
  private static final String PARENT =
      "My tomato seedlings turn yellow since last week.\n\nI water them every second day.";

  private static Debris debris() {
    Debris debris = new Debris(DebrisConfig.defaults(), List.of("Ines Okafor", "Tom"), 2);
    debris.read(0, -1, PARENT);
    return debris;
  }

  /** What is left of a reply that the author "Ada M. Byron" wrote. */
  private static String reply(String post) {
    return debris().strip(post, 0, "Ada M. Byron").text();
  }

  static Stream<Arguments> posts() {
    return Stream.of(
        // quotes
        Arguments.of("> I water them every second day.\n\nToo often.", "Too often."),
        Arguments.of("On 1 May 2024, X Y wrote:\n> one thing\n\nA.\n\n> another\n\nB.", "A.\n\nB."),
        Arguments.of("> An article says something else.\n\nSee?", null),
        Arguments.of("A.\n\nOn Fri, 1 Mar 2024 at 09:12,\nX Y <x@y.org> wrote:\n\n> more", "A."),
        Arguments.of("Tom wrote:\n| this\n| and that\n\nNo.", "No."),
        Arguments.of("On Fri, 1 Mar 2024 09:12, X wrote:\n# this\n#\n# that\n\nNo.", "No."),
        Arguments.of("TM> I water them every second day.\nToo often.", "Too often."),
        Arguments.of("Ines Okafor:\n>never said\nRight.", "Right."),
        Arguments.of("On 1 May 2024, X wrote:\n[...]\n> one\n[snip]\n\nA.", "A."),
        Arguments.of(
            "> I water them every second day. My tomato seedlings turn yellow since last\nweek.\n> yellow since last week\nA.",
            "A."),
        Arguments.of("On 1 May 2024, X wrote:\n>>> print(1)\n1", ">>> print(1)\n1"),
        Arguments.of("```\n> I water them every second day.\n```\nx", null),
        Arguments.of("Yes!\n\n-----Original Message-----\nFrom: X Y\nSent: now\n\nold", "Yes!"),
        Arguments.of(
            "Ja.\n\nVon: X Y <x@y.org>\nGesendet: heute\nAn: Z\nBetreff: AW: b\n\nalt", "Ja."),
        Arguments.of(
            "See below.\n---------- Forwarded message ---------\nFrom: X\nDate: y\nSubject: z\n\nnew",
            "See below.\n\nnew"),
        Arguments.of("Quoting X Y (x@y.org):\n\n> one\n\nNo.", "No."),
        Arguments.of("X Y <x@y.org> [2002-08-02 19:19:55]:\n> one\n\nNo.", "No."),
        Arguments.of("On Thu, Aug 01, 2002 at 04:03:07PM, X Y mentioned:\n> one\n\nNo.", "No."),
        Arguments.of(">>> X Y wrote\n> one\n> two\n\nNo.", "No."),
        Arguments.of("&> I water them every second day.\n\nToo often.", "Too often."),
        Arguments.of("| My tomato seedlings turn\n| yellow since last week.\n\nNo.", "No."),
        Arguments.of("| Date: now\n| From: \"X Y\" <x@y.org>\n| Now here\n\nNo.", "No."),
        Arguments.of("| a | b |\n| My tomato seedlings turn |\n\nNo.", null),
        Arguments.of("| one thing\n| another\n\nNo.", null),
        Arguments.of("Use it.\n\n<NAME> suggested:\n- one", null),
        // signatures
        Arguments.of("Hi\n\n-- \nX Y\nhttp://x.y", "Hi"),
        Arguments.of("Hi\n--\nX Y\n\n--\nA list", "Hi"),
        Arguments.of("Use it.\n\nBest regards,\nX Y", "Use it."),
        Arguments.of("Use it.\n\nCheers, Bo", "Use it."),
        Arguments.of("Use it.\n\ncheers,\n&rw", "Use it."),
        Arguments.of("Nimm das.\n\nMit freundlichen Grüßen\nX Y", "Nimm das."),
        Arguments.of("用这个。\n\n此致\n敬礼\n张三", "用这个。\n\n此致"),
        Arguments.of("Use it.\n\nAda", "Use it."),
        Arguments.of("Use it.\n\nAMB", "Use it."),
        Arguments.of("Use it.\n\n-Bo Li\nbo@x.org", "Use it."),
        Arguments.of("Use it.\n\nIn haste,\nAda", "Use it."),
        Arguments.of("Use it.\n\n- Ada \"Countess\" Byron\n  http://x.org/~ada", "Use it."),
        Arguments.of("Use it.\n\nKate", "Use it."),
        Arguments.of("Use it.\n\nsteve", "Use it."),
        Arguments.of("Use it.\nAda", "Use it."),
        Arguments.of("Use it.\n          Ada", "Use it."),
        Arguments.of("Use it.\n\n-- whump", "Use it."),
        Arguments.of("Use it.\n\n-ada (in haste)", "Use it."),
        Arguments.of("Use it.\n\n---\nMy address is <EMAIL>", "Use it."),
        Arguments.of("Use it.\n\n____________\nAda Byron\nAcme\nDublin 2", "Use it."),
        Arguments.of("Use it.\n\nAda M. Byron\nTAC\ni606 4372", "Use it."),
        Arguments.of("Use it.\n\nAda Byron -x- ada@x.org -x- 1", "Use it."),
        Arguments.of("Use it.\n\nCheers,\nAda\n\nP.S. Not that.", "Use it.\n\nP.S. Not that."),
        Arguments.of("Who wrote it?\n\nKate", null),
        Arguments.of("\"Fear is a reaction.\"\n\nWinston Churchill", null),
        Arguments.of("\"Fear is a reaction.\"\n-- Winston Churchill", null),
        Arguments.of("Run it with\n\n-v", null),
        Arguments.of("One\n\n---\n\nTwo is longer.", null),
        Arguments.of("It works.\n\nAda, you know\nwhat I mean.", null),
        Arguments.of("Thanks, Bo", null),
        Arguments.of("It works now.\n\nThanks!", null),
        Arguments.of("You need:\n\n- Flour", null),
        Arguments.of(
            "a\n--" + "\na long line of text that says much about things".repeat(20), null),
        // footers
        Arguments.of("Hi\n____________________\nGardeners mailing list\nG@x.org", "Hi"),
        Arguments.of("Hi\nhttp://x.org/mailman/listinfo/fork", "Hi"),
        Arguments.of(
            "Hi\n\n---------- Yahoo! Groups Sponsor ----------~-->\nSell a Home?\nhttp://x.y\n-------------------------~->\n\nTo unsubscribe from this group, send\n\nYour use of Yahoo! Groups is subject to",
            "Hi"),
        Arguments.of("Well.\n\nAsk on the mailing list.", null),
        Arguments.of("Well.\n\nTo unsubscribe, click the link below.", null),
        Arguments.of(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\nHi\n-----BEGIN PGP SIGNATURE-----\niQ\n-----END PGP SIGNATURE-----",
            "Hi"),
        // sent from
        Arguments.of("Ok\n\nSent from my iPhone", "Ok"),
        Arguments.of("Ok\n\nVon meinem iPhone gesendet", "Ok"),
        Arguments.of("Ok\n\nEnvoyé de mon iPhone", "Ok"),
        Arguments.of("Ok\n\nEnviado desde mi iPhone", "Ok"),
        Arguments.of("Ok\n\nInviato da iPhone", "Ok"),
        Arguments.of("Ok\n\nEnviado do meu iPhone", "Ok"),
        Arguments.of("Ok\n\nVerstuurd vanaf mijn iPhone", "Ok"),
        Arguments.of("Ok\n\nОтправлено с моего iPhone", "Ok"),
        Arguments.of("好\n\n发自我的iPhone", "好"),
        Arguments.of("はい\n\niPhoneから送信", "はい"),
        Arguments.of("네\n\n나의 iPhone에서 보냄", "네"),
        Arguments.of("Ok\n\nGet Outlook for Android", "Ok"),
        // notes
        Arguments.of("Ok\n\nEdit: typo", "Ok"),
        Arguments.of("Ok\n\nEDIT 2: Thanks for the gold, kind stranger!", "Ok"),
        Arguments.of("**Edit:** formatting\n\nOk", "Ok"),
        Arguments.of("好\n\n编辑：错别字", "好"),
        Arguments.of("本帖最后由 某人 于 2024-3-5 10:15 编辑\n好", "好"),
        Arguments.of("Ok\n\nEdit: the answer is 42", null),
        Arguments.of("Ok\n\nEdit: the price of gold is 1900 dollars an ounce", null),
        Arguments.of("Edit the file", null),
        // bots
        Arguments.of("Hi\n\n^(I am a bot, beep boop)", "Hi"),
        // what they are asked
        Arguments.of("No.\n\n!grub", "No."),
        Arguments.of("!paste | jane\n\nShow us.\n\n!7z > jane", "Show us."),
        Arguments.of(
            "!tell jane about wine\nIt runs in wine.\n!info wine hoary", "It runs in wine."),
        Arguments.of("!grub", null),
        Arguments.of("!grub\n!paste | jane", null),
        Arguments.of("Hm\n!grub is what you want", null),
        Arguments.of("Hm\n! grub\n!\n!!\n!?", null),
        Arguments.of("Hm\n!pip install jupyter", null),
        Arguments.of("Hm\n```\n!ls\n```", null),
        Arguments.of("Hm\n![a](b)", null));
  }

  @ParameterizedTest
  @MethodSource("posts")
  void leavesWhatWasSaid(String post, String left) {
    assertEquals(left == null ? post : left, reply(post));
  }

  /** A notebook's shell, in the log of an assistant. */
  @Test
  void commandsToBotsAreSaidInChannelsOnly() {
    assertEquals("Hm\n!ls", debris().strip("Hm\n!ls", 0, "").text());
  }

  @Test
  void leavesTheTextItselfWhereNothingIsDebris() {
    for (String post :
        List.of("", "Yes.", "One\ntwo\n\n- three\n- four", "a: b\nc > d", "谢谢\n大家")) {
      assertSame(post, reply(post));
    }
  }

  @Test
  void tellsNames() {
    Debris debris = debris();
    debris.strip("On 1 May 2024, Bo Li wrote:\n> x\nyes\n\nCheers,\nKim Lo", 0, "");
    debris.strip("yes\n-- \nEva Mo, Acme Inc.", 0, "");
    debris.strip("It works.\n\nthanks to John R. Mo for it, and thanks to Stack Overflow.", 0, "");
    assertEquals(List.of("Bo Li", "Kim Lo", "Eva Mo", "John R. Mo"), List.copyOf(debris.names()));
  }

  @Test
  void tellsBots() {
    assertTrue(
        debris()
            .strip("Hi\n*I am a bot, and this action was performed automatically.*", 0, "")
            .bot());
  }

  @Test
  void openingPostKeepsItsQuotes() {
    String post = "> I water them every second day.\n\nWho said that?";
    assertEquals(post, debris().strip(post, -1, "").text());
  }

  @Test
  void removesOnlyWhatItIsToldTo() {
    String post = "On 1 May 2024, X Y wrote:\n> a\n\nb\n\nEdit: typo\n-- \nX";
    Debris none =
        new Debris(new DebrisConfig(false, false, false, RecurringConfig.defaults()), List.of(), 1);
    assertSame(post, none.strip(post, 0, "").text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n>",
        "> a\n",
        ">>",
        "A> ",
        "\n--\n",
        "a\n--\n",
        "X wrote:\n",
        "On 1 May 2024, X wrote:\n",
        "X wrote:\n> a\n",
        "From: x\n",
        "To: ",
        "-----Original Message-----\n",
        "________\n",
        "mailing list\n",
        "unsubscribe ",
        "Edit: typo\n",
        "edit ",
        "I am a bot\n",
        "Cheers,\n",
        "-----BEGIN PGP SIGNATURE-----\n",
        "Sent from my x\n",
        "von meinem ",
        "| ",
        "|\n",
        "\n\n",
        ":",
        "wrote ",
        "wrote:",
        "[...]\n",
        "!grub\n",
        "!grub | "
      })
  void isLinear(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> reply(text + "\n> a\nX wrote:\n> b"));
  }
}
