package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parley.pipeline.ParleyProcess.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Private data in every place that an input has for it: no byte of what the program gives has it.
 */
class PrivateDataProcessTest {
  private static final String KEY = "kept-in-the-environment-4711";

  /** In no file, file name or line that the program prints, whatever the case. */
  private static final List<String> PLANTED =
      List.of(
          "zelda",
          "quimby",
          "plantmail",
          "plantid",
          "planthost",
          "gubblefy",
          "snorbax",
          "redplant_9",
          "lemuel",
          "8.31.7.44",
          "415-555-2671",
          "plantfile",
          "plantskip",
          "plantkey");

  @TempDir Path directory;

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @BeforeEach
  void plant() throws IOException {
    write(
        "mail/zelda-plantfile.mbox",
        """
        From zelda@plantmail.example Fri Mar  1 09:12:41 2024
        Received: from planthost.example ([8.31.7.44])
        From: "Quimby, Zelda" <zelda@plantmail.example>
        Date: Fri, 1 Mar 2024 09:12:41 +0100
        Subject: Zelda asks about seedlings
        Message-ID: <plantid-1@planthost.example>

        Hello all, my tomato seedlings turn yellow. Call me: +1 415-555-2671.

        Zelda Quimby <zelda@plantmail.example>

        From lemuel@plantmail.example Fri Mar  1 10:40:02 2024
        From: Lemuel <lemuel@plantmail.example>
        Date: Fri, 1 Mar 2024 10:40:02 +0100
        Subject: Re: Zelda asks about seedlings
        In-Reply-To: <plantid-1@planthost.example>
        Message-ID: <plantid-2@planthost.example>

        On Fri, Mar 01, 2024 at 09:12:41AM +0100, Zelda Quimby wrote:
        > my tomato seedlings turn yellow

        Thanks Zelda, QUIMBY's seedlings need less water and more light, says Lemuel.

        From zelda@plantmail.example Fri Mar  1 12:00:00 2024
        From: zelda quimby <zelda@plantmail.example>
        Date: Fri, 1 Mar 2024 12:00:00 +0100
        Subject: Re: Zelda asks about seedlings
        In-Reply-To: <plantid-2@planthost.example>
        Message-ID: <plantid-3@planthost.example>

        ok
        """);
    write("mail/zelda-plantskip.bin", "\u0001\u0002 nothing that is known");
    write(
        "irc/plantfile-2024-03-01.txt",
        """
        [10:00] <gubblefy_> how do I mount a disk that is not listed?
        === snorbax [~zelda@planthost.example] has joined #disks
        [10:01] <snorbax> gubblefy: run lsblk first, then tell us what it says about it
        [10:02] <gubblefy_> snorbax, it lists sdb1 and nothing else, strange
        [10:03] <snorbax> ok gubblefy then mount sdb1, my address is 8.31.7.44 by the way
        broken line of snorbax
        """);
    write(
        "reddit/comments.jsonl",
        """
        {"id":"a1","link_id":"t3_z1","parent_id":"t3_z1","author":"redplant_9","body":"How do I keep bees at all?","created_utc":1}
        {"id":"a2","link_id":"t3_z1","parent_id":"t1_a1","author":"Snorbax","body":"Ask redplant_9 or u/redplant_9, or zelda@plantmail.example.","created_utc":2}
        {"id":"a3","link_id":"t3_z1","parent_id":"t1_a2","author":"redplant_9","body":
        """
                .strip()
            + " Zelda is broken\n");
    write(
        "chat/plain.jsonl",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"My number is +1 415-555-2671, what now?\"},"
            + "{\"role\":\"assistant\",\"content\":\"Write to zelda@plantmail.example instead.\"}]}\n");
  }

  private Ended prepare(Map<String, String> environment, String output, String... more)
      throws IOException, InterruptedException {
    Stream<String> args =
        Stream.of(
            "prepare",
            "--runner=direct",
            "--input=mbox:in/mail/zelda*",
            "--input=in/irc/plantfile-2024-03-01.txt",
            "--input=in/reddit/**",
            "--input=in/chat/**",
            "--set=errors.max_fraction=0.5",
            "--output=" + output);
    return ParleyProcess.run(
        directory,
        List.of(),
        environment,
        Stream.concat(args, Stream.of(more)).toArray(String[]::new));
  }

  /**
   * All that a run gives, in lower case: names and bytes of files, as they are and decompressed.
   */
  private String everything(Ended ended, String output) throws IOException {
    Path dataset = directory.resolve(output);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes((ended.out() + ended.err()).getBytes(StandardCharsets.UTF_8));
    try (Stream<Path> paths = Files.walk(dataset)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        all.writeBytes(dataset.relativize(path).toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(Files.readAllBytes(path));
      }
    }
    Dataset.read(dataset).files().values().forEach(all::writeBytes);
    return all.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  private static Set<String> leaks(String everything) {
    Set<String> found = new TreeSet<>(PLANTED);
    found.removeIf(planted -> !everything.contains(planted));
    return found;
  }

  @Test
  void nothingPrivateComesOut() throws Exception {
    Ended ended = prepare(Map.of(), "out", "--set=segment.speaker_labels=true");
    assertEquals(0, ended.status(), ended.err());
    String everything = everything(ended, "out");
    assertEquals(Set.of(), leaks(everything));
    assertTrue(everything.contains("need less water"), everything);
    assertTrue(everything.contains("then mount sdb1"), everything);
    assertTrue(everything.contains("what now?"), everything);
  }

  @Test
  void aKeyIsNowhereAndGivesTheSameBytes() throws Exception {
    Map<String, String> environment = Map.of(UserKey.VARIABLE, KEY);
    String[] settings = {
      "--set=clean.pii={mode: pseudonym, phone: drop-turn}", "--set=emit.format=jsonl"
    };
    Ended ended = prepare(environment, "out", settings);
    assertEquals(0, ended.status(), ended.err());
    String everything = everything(ended, "out");
    assertEquals(Set.of(), leaks(everything));
    assertTrue(!everything.contains(KEY.toLowerCase(Locale.ROOT)), "the key is there");
    assertTrue(everything.contains("<email_"), everything);
    assertTrue(everything.contains("\"reason\":\"private\",\"detail\":\"phone\""), everything);
    assertEquals(0, prepare(environment, "again", settings).status());
    assertEquals(
        Dataset.read(directory.resolve("out")).files().keySet(),
        Dataset.read(directory.resolve("again")).files().keySet());
    assertEquals(
        Files.readString(directory.resolve("out/manifest.json")),
        Files.readString(directory.resolve("again/manifest.json")));
    Ended other = prepare(Map.of(UserKey.VARIABLE, KEY + KEY), "other", settings);
    assertEquals(0, other.status(), other.err());
    assertTrue(
        !Files.readString(directory.resolve("out/manifest.json"))
            .equals(Files.readString(directory.resolve("other/manifest.json"))));
  }

  @Test
  void pseudonymsWithoutAKey() throws Exception {
    assertEquals(
        new Ended(
            2,
            "",
            "the recipe asks for pseudonyms (clean.pii): set PARLEY_KEY, a secret of your own, in the"
                + " environment\n"),
        prepare(Map.of(UserKey.VARIABLE, " "), "out", "--set=clean.pii.name=pseudonym"));
  }

  @Test
  void aKeyThatCanBeGuessed() throws Exception {
    assertEquals(
        new Ended(2, "", "PARLEY_KEY has fewer than 16 characters: such a key can be guessed\n"),
        prepare(Map.of(UserKey.VARIABLE, "plantkey"), "out"));
  }
}
