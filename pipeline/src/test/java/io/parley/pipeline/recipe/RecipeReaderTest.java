package io.parley.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.clean.privacy.PiiMode;
import io.parley.transforms.dedup.DedupConfig.Level;
import io.parley.transforms.emit.EmitConfig;
import io.parley.transforms.emit.SplitConfig;
import io.parley.transforms.emit.format.Compression;
import io.parley.transforms.filter.rules.Range;
import io.parley.transforms.filter.source.Communities;
import io.parley.transforms.filter.source.Period;
import io.parley.transforms.filter.source.Sampling;
import io.parley.transforms.filter.source.SourceConfig;
import io.parley.transforms.filter.source.Topics;
import io.parley.transforms.filter.thread.Reception;
import io.parley.transforms.read.Formats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeReaderTest {
  @TempDir Path directory;

  /** A recipe (its lines divided by "|"), and the messages after the name of the file. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // values
        "dedup:|  pairs: fuzzy => 2: dedup.pairs: \"fuzzy\" is not one of near, exact, none",
        "dedup:|  pairs: Exact => 2: dedup.pairs: \"Exact\" is not one of near, exact, none",
        "dedup:|  pairs: => 2: dedup.pairs: has no value; give one of near, exact, none",
        "dedup:|  pairs: [exact] => 2: dedup.pairs: a list is not one of near, exact, none",
        "dedup:|  pairs: {a: b} => 2: dedup.pairs: a mapping is not one of near, exact, none",
        "clean: {repair: yes} => 1: clean.repair: \"yes\" is not one of true, false",
        "clean: {pii: {mode: hash}} => 1: clean.pii.mode: \"hash\" is not one of tag, pseudonym,"
            + " drop-turn, drop-conversation, keep",
        "tokenize: {max_tokens: 15} => 1: tokenize.max_tokens:"
            + " \"15\" is not a whole number from 16 to 2147483647",
        "tokenize: {max_tokens: 2147483648} => 1: tokenize.max_tokens:"
            + " \"2147483648\" is not a whole number from 16 to 2147483647",
        "tokenize: {max_tokens: 2e3} => 1: tokenize.max_tokens:"
            + " \"2e3\" is not a whole number from 16 to 2147483647",
        "tokenize: {template: llama} => 1: tokenize.template: \"llama\" is not one of plain,"
            + " chatml, llama3, llama3.1, qwen2.5, qwen3, mistral-v1, mistral-v3, mistral, gemma,"
            + " phi3, phi4, deepseek, zephyr, alpaca",
        "emit: {shards: 0} => 1: emit.shards:"
            + " \"0\" is not auto or a whole number from 1 to 2147483647",
        "emit: {shard_bytes: 0} => 1: emit.shard_bytes: \"0\" is not a whole number, 1 or more",
        "split: {seed: one} => 1: split.seed: \"one\" is not a whole number",
        "errors: {max_fraction: 5%} => 1: errors.max_fraction: \"5%\" is not a number from 0 to 1",
        "errors: {max_fraction: 1.5} => 1: errors.max_fraction:"
            + " \"1.5\" is not a number from 0 to 1",
        "errors: {max_fraction: .nan} => 1: errors.max_fraction:"
            + " \".nan\" is not a number from 0 to 1",
        "filter: {languages: en} => 1: filter.languages:"
            + " \"en\" is not a list in brackets, each element a language code such as en or zh",
        "filter:|  languages:|  - en|  - English => 4: filter.languages[1]:"
            + " \"English\" is not a language code such as en or zh",
        "emit: {views: []} => 1: emit.views:"
            + " empty; give a list in brackets, each element one of chat, pairs, tokens, packed, pretrain,"
            + " prompts, preferences, kto",
        "emit: {views: [chat, chats]} => 1: emit.views[1]:"
            + " \"chats\" is not one of chat, pairs, tokens, packed, pretrain,"
            + " prompts, preferences, kto",
        "emit: {views: [chat, chat]} => 1: emit.views[1]: given twice",
        "licenses: [''] => 1: licenses[0]: \"\" is not a licence name",
        "assemble: {session_gap: 30} => 1: assemble.session_gap:"
            + " \"30\" is not a duration such as PT30M, PT2H or P1D",
        "assemble: {session_gap: PT-1M} => 1: assemble.session_gap:"
            + " \"PT-1M\" is not a duration such as PT30M, PT2H or P1D",
        // inputs
        "inputs: data => 1: inputs: \"data\" is not a list in brackets,"
            + " each element a mapping of path, format, source, license, markup",
        "inputs:|- data => 2: inputs[0]:"
            + " \"data\" is not a mapping of path, format, source, license, markup",
        "inputs:|- format: reddit => 2: inputs[0]: has no path",
        "inputs:|- path: a|- path: b|  licence: MIT => 4: inputs[1].licence:"
            + " unknown key; did you mean license?",
        // origin and thread
        "mix: [reddit] => 1: mix[0]: \"reddit\" is not a mapping of source, share, most",
        "mix: [{share: 0.5}] => 1: mix[0]: has no source",
        "mix: [{source: a, share: 2}] => 1: mix[0].share:"
            + " \"2\" is more than all there is; repeat a source in the trainer, not here",
        "mix: [{source: a, share: -1}] => 1: mix[0].share: \"-1\" is not a number from 0 to 1",
        "mix: [{source: a, most: 0}] => 1: mix[0].most:"
            + " \"0\" is not a whole number from 1 to 2147483647",
        "mix:|- {source: a}|- {source: a, share: 0.5} => 1: mix: a is given twice",
        "filter: {sample: 1.5} => 1: filter.sample:"
            + " \"1.5\" is more than all there is; repeat a source in the trainer, not here",
        "filter: {nsfw: maybe} => 1: filter.nsfw: \"maybe\" is not one of true, false",
        "filter: {communities: [linux]} => 1: filter.communities:"
            + " a list is not a mapping of allow, block",
        "filter: {communities: {block: ['']}} => 1: filter.communities.block[0]:"
            + " \"\" is not the name of a community",
        "filter: {topics: {keywords: ['*nix', ' ']}} => 1: filter.topics.keywords[0]:"
            + " \"*nix\" is not words to look for|1: filter.topics.keywords[1]:"
            + " \" \" is not words to look for",
        "filter: {created: {from: 2015}} => 1: filter.created.from:"
            + " \"2015\" is not a date such as 2015-12-31",
        "filter: {created: {until: 2015-02-30}} => 1: filter.created.until:"
            + " \"2015-02-30\" is not a date such as 2015-12-31",
        "filter:|  created:|    from: 2015-02-02|    until: 2015-02-01 => 4: filter.created.until:"
            + " until 2015-02-01 is before from 2015-02-02",
        "filter:|  turns:|    min: 3|    max: 2 => 4: filter.turns.max: min 3 is more than max 2",
        "filter: {speakers: {max: few}} => 1: filter.speakers.max:"
            + " \"few\" is not a whole number from 0 to 2147483647",
        "filter: {monologues: 1} => 1: filter.monologues: \"1\" is not one of true, false",
        "filter: {unanswered: 1} => 1: filter.unanswered: \"1\" is not one of true, false",
        "filter: {older_replies: 1} => 1: filter.older_replies: \"1\" is not one of true, false",
        "filter: {chat_replies: none} => 1: filter.chat_replies:"
            + " \"none\" is not one of all, named, direct",
        "filter: {score: {min: low}} => 1: filter.score.min:"
            + " \"low\" is not a whole number from -2147483648 to 2147483647",
        "filter: {score: 1} => 1: filter.score: \"1\" is not a mapping of min",
        "filter: {accepted: yes} => 1: filter.accepted:"
            + " \"yes\" is not one of any, where-marked, only",
        // keys
        "dedup:|  pair: none => 2: dedup.pair: unknown key; did you mean dedup.pairs?",
        "dedupe:|  pairs: none => 1: dedupe: unknown key; did you mean dedup?",
        "max_tokens: 100 => 1: max_tokens: unknown key; did you mean tokenize.max_tokens?",
        "filter: {langs: [en]} => 1: filter.langs: unknown key; known are"
            + " languages, turn_chars, turn_words, turn_tokens, echo, repetition, generic, bare_links,"
            + " refusals, truncated, language_switches, bots, self_replies, opener_replies, signals, classifiers,"
            + " nsfw, communities, topics, created, sample, turns, speakers, monologues, unanswered,"
            + " chat_replies, older_replies, score, accepted",
        "colour: red => 1: colour: unknown key; known are inputs, licenses, mix, assemble, clean,"
            + " filter, decontaminate, dedup, segment, pretrain, preferences, kto, tokenize, split, emit, errors",
        "dedup: exact => 1: dedup: \"exact\" is not a mapping of conversations,"
            + " threshold, rounds, pairs, per_prompt, per_response, against, takedown",
        "- dedup => 1: recipe: a list is not a mapping of inputs, licenses, mix, assemble, clean,"
            + " filter, decontaminate, dedup, segment, pretrain, preferences, kto, tokenize, split, emit, errors",
        "dedup:|  pairs: none|  pairs: exact => 3: dedup.pairs: already set on line 2",
        "decontaminate:|  against: quiz.csv => 2: decontaminate.against: \"quiz.csv\" is not a list"
            + " in brackets, each element a path, or a mapping of path, name, fields",
        "decontaminate: {against: [{fields: [q]}]} => 1: decontaminate.against[0]: has no path",
        "decontaminate: {against: [{path: a, field: q}]} => 1: decontaminate.against[0].field:"
            + " unknown key; did you mean fields?",
        "decontaminate: {against: [{path: a, fields: q}]} => 1: decontaminate.against[0].fields:"
            + " \"q\" is not a list in brackets, each element the name of a field",
        "decontaminate: {ngram: 2} => 1: decontaminate.ngram:"
            + " \"2\" is not a whole number from 3 to 100",
        "split: {seed: 1}|clean: {}|split: {seed: 2} => 3: split: already set on line 1",
        "? [a]|: b => 1: recipe: a key is not one word",
        "tokenize: {tokenizer: qwen} => 1: tokenize.tokenizer: \"qwen\" is not one of gpt2, cl100k,"
            + " o200k, or the path of a tokenizer.json or of its directory, with a /",
        // planned
        "filter:|  score: 3 => 2: filter.score: \"3\" is not a mapping of min",
        "split: {by: time} => 1: split.by: \"time\" is not built yet; give hash",
        // keys together
        "split:|  train: 0.9|  test: 0.02 => 3: split.test:"
            + " train, validation and test sum to 0.93, not 1",
        "filter:|  turn_chars:|    min: 10|    max: 9 => 4: filter.turn_chars.max:"
            + " min 10 is more than max 9",
        "filter: {turn_tokens: {max: none}} => 1: filter.turn_tokens.max:"
            + " \"none\" is not any or a whole number from 0 to 2147483647",
        "filter:|  turn_tokens:|    min: 9|    max: 8 => 4: filter.turn_tokens.max:"
            + " min 9 is more than max 8",
        "filter: {echo: 90} => 1: filter.echo: \"90\" is not a number from 0 to 1",
        "filter: {repetition: -1} => 1: filter.repetition: \"-1\" is not a number from 0 to 1",
        "filter: {generic: drop} => 1: filter.generic: \"drop\" is not one of true, false",
        "filter: {bare_links: 1} => 1: filter.bare_links: \"1\" is not one of true, false",
        "filter: {refusals: no} => 1: filter.refusals: \"no\" is not one of true, false",
        "filter: {truncated: } => 1: filter.truncated: has no value; give one of true, false",
        "filter: {language_switch: true} => 1: filter.language_switch:"
            + " unknown key; did you mean filter.language_switches?",
        "pretrain: {preset: gofer} => 1: pretrain.preset:"
            + " \"gofer\" is not one of none, gopher, c4, fineweb",
        "filter: {turn_words: {min: 6000}} => 1: filter.turn_words.min:"
            + " min 6000 is more than max 5000",
        // all at once, in the order of the text; a bad share spoils no sum
        "split: {train: 2}|dedup: {pairs: x}|clean: {repair: 1} => 1: split.train:"
            + " \"2\" is not a number from 0 to 1|2: dedup.pairs: \"x\" is not one of near, exact, none"
            + "|3: clean.repair: \"1\" is not one of true, false",
        // not YAML
        "a: b: c => 1: not YAML: mapping values are not allowed here",
        "a: [1,|b => 3: not YAML: expected ',' or ']', but got <stream end>",
        "a: 1|---|b: 2 => 2: not YAML: but found another document",
      })
  void tellsWhatIsWrong(String row) throws IOException {
    String[] parts = row.split(" => ", 2);
    Path file = write(parts[0].replace('|', '\n') + "\n");
    String expected = file + ":" + parts[1].replaceAll("\\|(?=\\d)", "\n" + file + ":");
    assertEquals(expected, refusal(file));
  }

  /** As a manifest has it, so that its recipe means the same model. */
  @Test
  void aClassifierIsTheOneThatItsHashSays() {
    String rendered =
        RecipeReader.read(null, List.of("filter.classifiers=[{model: 'builtin:zh-offensive'}]"))
            .toJson()
            .at("/filter/classifiers")
            .toString();
    String hash = "\"sha256\":\"[0-9a-f]{64}\"";
    assertEquals(
        "[{\"model\":\"builtin:zh-offensive\",\"sha256\":\"…\",\"signal\":\"offensive\","
            + "\"threshold\":0.5}]",
        rendered.replaceFirst(hash, "\"sha256\":\"…\""));
    RecipeReader.read(null, List.of("filter.classifiers=" + rendered));
    String other = rendered.replaceFirst(hash, "\"sha256\":\"" + "0".repeat(64) + "\"");
    assertEquals(
        "--set: filter.classifiers[0]: its model has another SHA-256",
        assertThrows(
                RecipeException.class,
                () -> RecipeReader.read(null, List.of("filter.classifiers=" + other)))
            .getMessage());
  }

  @Test
  void tellsTheFormatsThereAre() throws IOException {
    Path file = write("inputs:\n- path: a\n  format: redit\n");
    String names = String.join(", ", Formats.descriptions().keySet());
    assertEquals(
        file + ":3: inputs[0].format: \"redit\" is not one of auto, " + names, refusal(file));
  }

  @Test
  void showsLongAndControlTextShort() throws IOException {
    Path file = write("dedup: {pairs: \"a\\e[1m\\nb" + "x".repeat(1000) + "\"}\n");
    assertEquals(
        file
            + ":1: dedup.pairs: \"a [1m b"
            + "x".repeat(53)
            + "…\" is not one of near, exact, none",
        refusal(file));
  }

  @Test
  void refusesFilesThatAreNoText() throws IOException {
    Path file = directory.resolve("r.yaml");
    assertEquals(file + ": no such file", refusal(file));
    assertEquals(directory + ": a directory, not a recipe", refusal(directory));
    Files.write(file, new byte[] {'a', (byte) 0xff});
    assertEquals(file + ": not UTF-8", refusal(file));
  }

  @Test
  void refusesAbsurdFiles() throws IOException {
    for (String open : List.of("[", "{", "- ")) {
      Path file = write("dedup:\n  " + open.repeat(100_000));
      assertEquals(file + ":1: not a recipe: nested too deeply", refusal(file));
    }
    Path file = write("dedup: {}\n".repeat(400_000));
    assertEquals(
        file + ":1: not YAML: The incoming YAML document exceeds the limit: 3145728 code points.",
        refusal(file));
  }

  @Test
  void aliasesMayNotGoInCircles() throws IOException {
    Path file = write("clean: &a\n  pii: *a\n");
    assertEquals(file + ":2: clean.pii.pii: unknown key; did you mean clean.pii?", refusal(file));
  }

  @Test
  void emptyTextMeansDefaults() throws IOException {
    assertEquals(Recipe.defaults(), RecipeReader.read(null, List.of()));
    for (String text : List.of("", "# nothing\n", "{}\n", "\uFEFF---\n", "dedup:\nclean: {}\n")) {
      assertEquals(Recipe.defaults(), RecipeReader.read(write(text), List.of()), text);
    }
  }

  @Test
  void readsInputs() throws IOException {
    Path file =
        write(
            """
            inputs:
            - path: dumps/RC_*.zst
              format: reddit
              source: r
              license: no
            - {path: chats, source: }
            """);
    assertEquals(
        List.of(new Input("dumps/RC_*.zst", "reddit", "r", "no", null), Input.of("chats")),
        RecipeReader.read(file, List.of()).inputs());
  }

  @Test
  void readsPrivateDataByKind() throws IOException {
    Path file = write("clean: {pii: {mode: keep, email: tag, ip: keep, name: }}\n");
    Map<PiiKind, PiiMode> kept = new EnumMap<>(PiiKind.class);
    Arrays.stream(PiiKind.values()).forEach(kind -> kept.put(kind, PiiMode.KEEP));
    kept.remove(PiiKind.EMAIL);
    assertEquals(kept, RecipeReader.read(file, List.of()).clean().privacy().modes());
  }

  @Test
  void readsRulesOnOriginAndThread() throws IOException {
    Path file =
        write(
            """
            mix: [{source: reddit, share: 0.25, most: 100000}, {source: irc, most: }]
            filter:
              communities: {allow: [Linux], block: ['#Ubuntu']}
              topics: {keywords: [Grub], communities: [Boot]}
              created: {from: 2015-01-01, until: }
              turns: {max: 9}
              score: {min: -1}
            """);
    Recipe recipe = RecipeReader.read(file, List.of());
    assertEquals(
        new SourceConfig(
            Set.of(),
            new Communities(Set.of("linux"), Set.of("#ubuntu")),
            new Period(LocalDate.of(2015, 1, 1), null),
            new Topics(Set.of("Grub"), Set.of("boot")),
            new Sampling(1, Map.of("reddit", 0.25))),
        recipe.filter().source());
    assertEquals(Map.of("reddit", 100_000), recipe.dedup().caps().perSource());
    assertEquals(new Range(0, 9), recipe.filter().threads().shape().turns());
    assertEquals(new Reception(-1, Reception.Accepted.ANY), recipe.filter().threads().reception());
    assertEquals(
        "[{\"most\":100000,\"share\":0.25,\"source\":\"reddit\"}]",
        recipe.toJson().get("mix").toString());
  }

  @Test
  void decimalSharesSumToOne() throws IOException {
    Path file = write("split: {train: 0.7, validation: 0.2, test: 1e-1, seed: -7}\n");
    assertEquals(
        new SplitConfig(0.7, 0.2, 0.1, SplitConfig.By.HASH, -7),
        RecipeReader.read(file, List.of()).split());
  }

  @Test
  void overridesReplaceWhatTheFileSays() throws IOException {
    Path file = write("dedup: {pairs: none, conversations: none}\nfilter: {bots: true}\n");
    Recipe recipe =
        RecipeReader.read(
            file,
            List.of(
                "dedup.pairs=exact",
                "filter={languages: [zh, en], turn_chars: {max: 9}}",
                "emit.views=[tokens, chat]",
                "emit.shards=8",
                "emit.compression=none",
                "emit.compression=gzip",
                "clean.pii.email=",
                " split.seed = 5"));
    assertEquals(Level.EXACT, recipe.dedup().pairs());
    assertEquals(Level.NONE, recipe.dedup().conversations());
    assertEquals(true, recipe.filter().threads().bots());
    assertEquals(Set.of("en", "zh"), recipe.filter().languages());
    assertEquals(new Range(1, 9), recipe.filter().replies().chars());
    assertEquals(List.of("chat", "tokens"), recipe.views());
    assertEquals(
        new EmitConfig(
            EmitConfig.Format.PARQUET, Compression.GZIP, 8, 128 << 20, 1, true, List.of()),
        recipe.emit());
    assertEquals(5, recipe.split().seed());
    assertEquals(Map.of(), recipe.clean().privacy().modes());
  }

  @Test
  void overridesAreCheckedLikeTheFile() throws IOException {
    Path file = write("split: {train: 0.9}\ndedup: {pairs: x}\n");
    RecipeException e =
        assertThrows(
            RecipeException.class,
            () ->
                RecipeReader.read(
                    file,
                    List.of(
                        "split.validation=0.2",
                        "dedupe.pairs=exact",
                        "filter.score=3",
                        "dedup",
                        "=1",
                        "emit.views=[",
                        "emit={shards: 1, shards: 2}",
                        "segment.paths=")));
    assertEquals(
        file
            + """
              :2: dedup.pairs: "x" is not one of near, exact, none
              --set: split.validation: train, validation and test sum to 1.11, not 1
              --set: dedupe.pairs: unknown key; did you mean dedup.pairs?
              --set: filter.score: "3" is not a mapping of min
              --set: dedup: not key=value
              --set: =1: not key=value
              --set: not YAML: expected the node content, but found '<stream end>'
              --set: emit.shards: already set
              --set: segment.paths: has no value; give one of best, all""",
        e.getMessage());
  }

  private String refusal(Path file) {
    return assertThrows(RecipeException.class, () -> RecipeReader.read(file, List.of()))
        .getMessage();
  }

  private Path write(String text) throws IOException {
    return Files.write(directory.resolve("r.yaml"), text.getBytes(StandardCharsets.UTF_8));
  }
}
