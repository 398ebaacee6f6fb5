package io.parley.pipeline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.transforms.emit.SplitConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
  private static final Recipe DEFAULTS = Recipe.defaults();

  /** A value for every key that is not its default. */
  static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("inputs", "[{path: a/b, format: reddit}]"),
          Map.entry("licenses", "[MIT, CC0-1.0]"),
          Map.entry("mix", "[{source: reddit, share: 0.25}, {source: irc, most: 100}]"),
          Map.entry("assemble.session_gap", "PT5M"),
          Map.entry("assemble.max_thread_posts", "7"),
          Map.entry("clean.repair", "false"),
          Map.entry("clean.fullwidth", "narrow"),
          Map.entry("clean.markup", "markdown"),
          Map.entry("clean.links", "target"),
          Map.entry("clean.unwrap", "false"),
          Map.entry("clean.quotes", "false"),
          Map.entry("clean.signatures", "false"),
          Map.entry("clean.notes", "false"),
          Map.entry("clean.recurring_lines.min_conversations", "7"),
          Map.entry("clean.recurring_lines.share", "0.25"),
          Map.entry("clean.pii.mode", "keep"),
          Map.entry("clean.pii.email", "keep"),
          Map.entry("clean.pii.ip", "keep"),
          Map.entry("clean.pii.mac", "keep"),
          Map.entry("clean.pii.phone", "keep"),
          Map.entry("clean.pii.card", "keep"),
          Map.entry("clean.pii.iban", "keep"),
          Map.entry("clean.pii.id", "keep"),
          Map.entry("clean.pii.address", "keep"),
          Map.entry("clean.pii.birthdate", "keep"),
          Map.entry("clean.pii.messenger", "keep"),
          Map.entry("clean.pii.profile", "keep"),
          Map.entry("clean.pii.handle", "keep"),
          Map.entry("clean.pii.secret", "keep"),
          Map.entry("clean.pii.password", "keep"),
          Map.entry("clean.pii.wallet", "keep"),
          Map.entry("clean.pii.coordinates", "keep"),
          Map.entry("clean.pii.name", "keep"),
          Map.entry("filter.languages", "[zh, en]"),
          Map.entry("filter.turn_chars.min", "3"),
          Map.entry("filter.turn_chars.max", "300"),
          Map.entry("filter.turn_words.min", "4"),
          Map.entry("filter.turn_words.max", "400"),
          Map.entry("filter.turn_tokens.min", "5"),
          Map.entry("filter.turn_tokens.max", "500"),
          Map.entry("filter.echo", "0.75"),
          Map.entry("filter.repetition", "0.25"),
          Map.entry("filter.generic", "true"),
          Map.entry("filter.bare_links", "true"),
          Map.entry("filter.refusals", "false"),
          Map.entry("filter.truncated", "true"),
          Map.entry("filter.language_switches", "false"),
          Map.entry("pretrain.preset", "gopher"),
          Map.entry("filter.bots", "true"),
          Map.entry("filter.self_replies", "true"),
          Map.entry("filter.opener_replies", "[reddit, small_talk]"),
          Map.entry("filter.signals", "[slur, hate]"),
          Map.entry("filter.classifiers", "[{model: 'builtin:zh-offensive', threshold: 0.75}]"),
          Map.entry("filter.nsfw", "true"),
          Map.entry("filter.communities.allow", "[linux, '#ubuntu']"),
          Map.entry("filter.communities.block", "[beer]"),
          Map.entry("filter.topics.keywords", "[apt-get, 'instal*', 安装]"),
          Map.entry("filter.topics.communities", "[linuxquestions]"),
          Map.entry("filter.created.from", "2015-01-01"),
          Map.entry("filter.created.until", "2019-12-31"),
          Map.entry("filter.sample", "0.5"),
          Map.entry("filter.turns.min", "2"),
          Map.entry("filter.turns.max", "100"),
          Map.entry("filter.speakers.min", "2"),
          Map.entry("filter.speakers.max", "9"),
          Map.entry("filter.monologues", "true"),
          Map.entry("filter.unanswered", "true"),
          Map.entry("filter.chat_replies", "direct"),
          Map.entry("filter.older_replies", "true"),
          Map.entry("filter.score.min", "-3"),
          Map.entry("filter.accepted", "where-marked"),
          Map.entry("decontaminate.against", "[{path: x.csv, name: x, fields: [question]}]"),
          Map.entry("decontaminate.ngram", "8"),
          Map.entry("decontaminate.chars", "10"),
          Map.entry("decontaminate.coverage", "0.75"),
          Map.entry("decontaminate.action", "report"),
          Map.entry("dedup.conversations", "exact"),
          Map.entry("dedup.pairs", "none"),
          Map.entry("dedup.per_prompt", "8"),
          Map.entry("dedup.per_response", "100"),
          Map.entry("dedup.rounds", "3"),
          Map.entry("dedup.threshold", "0.9"),
          Map.entry("dedup.against", "[earlier]"),
          Map.entry("dedup.takedown", "list.txt"),
          Map.entry("segment.paths", "all"),
          Map.entry("segment.max_turns", "6"),
          Map.entry("segment.speaker_labels", "true"),
          Map.entry("segment.leading_assistant", "system"),
          Map.entry("segment.terms", "true"),
          Map.entry("preferences.min_ratio", "1.5"),
          Map.entry("preferences.min_score", "3"),
          Map.entry("preferences.per_prompt", "1"),
          Map.entry("kto.wanted", "9"),
          Map.entry("kto.unwanted", "-2"),
          Map.entry("tokenize.tokenizer", "qwen/"),
          Map.entry("tokenize.template", "qwen2.5"),
          Map.entry("tokenize.max_tokens", "512"),
          Map.entry("tokenize.loss", "last"),
          Map.entry("tokenize.overlong", "cut"),
          Map.entry("tokenize.mask.share", "0.15"),
          Map.entry("tokenize.mask.token", "<|endoftext|>"),
          Map.entry("tokenize.prompt_dropout", "0.25"),
          Map.entry("tokenize.ids", "true"),
          Map.entry("split.seed", "99"),
          Map.entry("emit.views", "[pairs]"),
          Map.entry("emit.format", "jsonl"),
          Map.entry("emit.compression", "gzip"),
          Map.entry("emit.shards", "12"),
          Map.entry("emit.shard_bytes", "1000"),
          Map.entry("emit.shards_multiple_of", "8"),
          Map.entry("emit.index", "false"),
          Map.entry("emit.exports", "[megatron, llama-factory]"),
          Map.entry("errors.max_fraction", "0.5"));

  /** Keys with one value only, and shares that must sum to 1 together. */
  private static final Set<String> ALONE =
      Set.of("split.by", "split.train", "split.validation", "split.test");

  @Test
  void everyKeyReachesTheRecipeAndNothingElse() {
    Set<String> tried = new TreeSet<>(ALONE);
    OTHERS.forEach(
        (key, value) -> {
          tried.add(key);
          Recipe recipe = RecipeReader.read(null, List.of(key + "=" + value));
          Set<String> changed = differences(recipe);
          assertEquals(true, changed.contains(key), key);
          if (!key.equals("clean.pii.mode")) {
            assertEquals(Set.of(key), changed);
          }
        });
    assertEquals(new TreeSet<>(RecipeKeys.TABLE.names()), tried);
  }

  @Test
  void sharesReachTheRecipe() {
    Recipe recipe =
        RecipeReader.read(null, List.of("split={train: 0.5, validation: 0.3, test: 0.2}"));
    assertEquals(new SplitConfig(0.5, 0.3, 0.2, SplitConfig.By.HASH, 1), recipe.split());
    assertEquals(Set.of("split.train", "split.validation", "split.test"), differences(recipe));
  }

  /** What the manifest says of a recipe can be used as one, but for the paths of inputs. */
  @Test
  void renderingIsARecipe() {
    List<String> settings =
        new ArrayList<>(List.of("split={train: 0.5, validation: 0.3, test: 0.2}"));
    OTHERS.forEach((key, value) -> settings.add(key + "=" + value));
    settings.remove("clean.pii.mode=keep");
    settings.remove("clean.pii.phone=keep");
    settings.remove("inputs=[{path: a/b, format: reddit}]");
    Recipe recipe = RecipeReader.read(null, settings);
    List<String> again = new ArrayList<>();
    recipe.toJson().properties().forEach(e -> again.add(e.getKey() + "=" + e.getValue()));
    assertEquals(recipe, RecipeReader.read(null, again));
    assertNotEquals(recipe, DEFAULTS);
  }

  @Test
  void rendersSorted() {
    Recipe recipe =
        RecipeReader.read(
            null,
            List.of(
                "filter.languages=[zh, en, de]",
                "inputs=[{path: /home/me/z/**, source: s}, {path: b.jsonl, license: MIT}]"));
    assertEquals(
        """
        {"assemble":{"max_thread_posts":100000,"session_gap":"PT30M"},\
        "clean":{"fullwidth":"keep","links":"text","markup":"text","notes":true,\
        "pii":{"address":"tag","birthdate":"tag","card":"tag","coordinates":"tag","email":"tag",\
        "handle":"tag","iban":"tag","id":"tag","ip":"tag","mac":"tag","messenger":"tag",\
        "mode":"tag","name":"tag","password":"tag","phone":"tag","profile":"tag","secret":"tag",\
        "wallet":"tag"},\
        "quotes":true,"recurring_lines":{"min_conversations":20,"share":0.02},\
        "repair":true,"signatures":true,"unwrap":true},\
        "decontaminate":{"action":"conversation","against":[],"chars":16,"coverage":0.5,"ngram":13},\
        "dedup":{"against":[],"conversations":"near","pairs":"near","per_prompt":0,"per_response":0,"rounds":2,"takedown":null,"threshold":0.8},\
        "emit":{"compression":"zstd","exports":[],"format":"parquet","index":true,"shard_bytes":134217728,"shards":"auto",\
        "shards_multiple_of":1,"views":["chat","pairs","tokens","pretrain"]},\
        "errors":{"max_fraction":0.05},\
        "filter":{"accepted":"any","bare_links":false,"bots":false,"chat_replies":"named","classifiers":[],\
        "communities":{"allow":[],"block":[]},"created":{"from":null,"until":null},"echo":0.9,"generic":false,\
        "language_switches":true,"languages":["de","en","zh"],"monologues":false,"nsfw":false,"older_replies":false,\
        "opener_replies":["pairs"],"refusals":true,"repetition":0.6,"sample":1.0,"score":{"min":null},\
        "self_replies":false,"signals":[],"speakers":{"max":null,"min":0},\
        "topics":{"communities":[],"keywords":[]},"truncated":false,\
        "turn_chars":{"max":20000,"min":1},"turn_tokens":{"max":"any","min":0},\
        "turn_words":{"max":5000,"min":1},\
        "turns":{"max":null,"min":0},"unanswered":false},\
        "inputs":[{"format":"auto","license":"MIT","markup":null,"path":"b.jsonl","source":null},\
        {"format":"auto","license":null,"markup":null,"path":"**","source":"s"}],\
        "kto":{"unwanted":0,"wanted":4},\
        "licenses":[],"mix":[],\
        "preferences":{"min_ratio":2.0,"min_score":2,"per_prompt":5},\
        "pretrain":{"preset":"none"},\
        "segment":{"leading_assistant":"drop","max_turns":64,"paths":"best",\
        "speaker_labels":false,"terms":false},\
        "split":{"by":"hash","seed":1,"test":0.01,"train":0.98,"validation":0.01},\
        "tokenize":{"ids":false,"loss":"assistant","mask":{"share":0.0,"token":null},"max_tokens":2048,\
        "overlong":"reject","prompt_dropout":0.0,"template":"chatml",\
        "tokenizer":"o200k"}}""",
        recipe.toJson().toString());
  }

  @Test
  void orderOfInputsAndViewsMeansNothing() {
    List<Input> inputs = List.of(Input.of("a/x"), Input.of("b/y"));
    Recipe one = DEFAULTS.withInputs(inputs);
    Recipe other = DEFAULTS.withInputs(List.of(inputs.get(1), inputs.get(0)));
    assertEquals(one.toJson(), other.toJson());
    assertEquals(
        RecipeReader.read(null, List.of("emit.views=[chat, tokens]")),
        RecipeReader.read(null, List.of("emit.views=[tokens, chat]")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "samples/raw/** **",
        "/home/me/dumps/RC_*.zst RC_*.zst",
        "/data/201?/*/x.jsonl 201?/*/x.jsonl",
        "/data/{a/b,c}/x {a/b,c}/x",
        "s3://bucket/chats/[ab]/x [ab]/x",
        "/data/a.jsonl a.jsonl",
        "a.jsonl a.jsonl",
        "/data/raw raw",
        "/data/raw/ raw/",
        "* *",
        "/ /"
      })
  void patternHasNoFixedPrefix(String path, String pattern) {
    assertEquals(pattern, Input.of(path).pattern());
  }

  @ParameterizedTest
  @CsvSource({
    "reddit:dumps/RC_*.zst, reddit, dumps/RC_*.zst",
    "parley:C:\\out, parley, C:\\out",
    "C:\\chats, auto, C:\\chats",
    "s3://bucket/x, auto, s3://bucket/x",
    "Reddit:x, auto, Reddit:x",
    ":x, auto, :x",
    "reddit, auto, reddit"
  })
  void inputArguments(String argument, String format, String path) {
    assertEquals(new Input(path, format, null, null, null), Input.parse(argument));
  }

  @Test
  void refusesWhatNoReaderWouldGive() {
    assertThrows(IllegalArgumentException.class, () -> Input.of(""));
    assertThrows(IllegalArgumentException.class, () -> new Input("a", "xml", null, null, null));
    assertThrows(IllegalArgumentException.class, () -> with(List.of(), 0.1));
    assertThrows(IllegalArgumentException.class, () -> with(List.of("chat", "chat"), 0.1));
    assertThrows(IllegalArgumentException.class, () -> with(List.of("chats"), 0.1));
    assertThrows(IllegalArgumentException.class, () -> with(List.of("chat"), Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> with(List.of("chat"), 1.1));
  }

  private static Recipe with(List<String> views, double maxErrorFraction) {
    return new Recipe(
        List.of(),
        DEFAULTS.assemble(),
        DEFAULTS.clean(),
        DEFAULTS.filter(),
        DEFAULTS.decontaminate(),
        DEFAULTS.dedup(),
        DEFAULTS.segment(),
        DEFAULTS.preferences(),
        DEFAULTS.tokenize(),
        DEFAULTS.split(),
        DEFAULTS.emit(),
        DEFAULTS.documents(),
        views,
        maxErrorFraction);
  }

  /** The keys whose values are not the defaults. */
  private static Set<String> differences(Recipe recipe) {
    Map<String, JsonNode> defaults = values("", DEFAULTS.toJson());
    Map<String, JsonNode> values = values("", recipe.toJson());
    assertEquals(defaults.keySet(), values.keySet());
    Set<String> different = new TreeSet<>(values.keySet());
    different.removeIf(key -> values.get(key).equals(defaults.get(key)));
    return different;
  }

  private static Map<String, JsonNode> values(String prefix, JsonNode object) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            e -> {
              if (e.getValue().isObject()) {
                values.putAll(values(prefix + e.getKey() + ".", e.getValue()));
              } else {
                values.put(prefix + e.getKey(), e.getValue());
              }
            });
    return values;
  }
}
