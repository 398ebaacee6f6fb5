package io.parley.pipeline.recipe;

import static io.parley.pipeline.recipe.ListTypes.list;
import static io.parley.pipeline.recipe.ListTypes.some;
import static io.parley.pipeline.recipe.ValueTypes.atLeast;
import static io.parley.pipeline.recipe.ValueTypes.countOrAny;
import static io.parley.pipeline.recipe.ValueTypes.countOrAuto;
import static io.parley.pipeline.recipe.ValueTypes.date;
import static io.parley.pipeline.recipe.ValueTypes.duration;
import static io.parley.pipeline.recipe.ValueTypes.fraction;
import static io.parley.pipeline.recipe.ValueTypes.later;
import static io.parley.pipeline.recipe.ValueTypes.oneOf;
import static io.parley.pipeline.recipe.ValueTypes.path;
import static io.parley.pipeline.recipe.ValueTypes.pathOrNone;
import static io.parley.pipeline.recipe.ValueTypes.share;
import static io.parley.pipeline.recipe.ValueTypes.text;
import static io.parley.pipeline.recipe.ValueTypes.truth;
import static io.parley.pipeline.recipe.ValueTypes.whole;
import static io.parley.pipeline.recipe.ValueTypes.wholeLong;
import static io.parley.pipeline.recipe.ValueTypes.wordOrPath;
import static io.parley.pipeline.recipe.ValueTypes.words;

import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.schemas.Signal;
import io.parley.transforms.clean.markup.LinkMode;
import io.parley.transforms.clean.markup.MarkupMode;
import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.clean.privacy.PiiMode;
import io.parley.transforms.clean.repair.FullwidthMode;
import io.parley.transforms.decontaminate.BenchmarkSpec;
import io.parley.transforms.decontaminate.DecontaminateConfig;
import io.parley.transforms.dedup.Caps;
import io.parley.transforms.dedup.DedupConfig;
import io.parley.transforms.dedup.DedupConfig.Level;
import io.parley.transforms.emit.EmitConfig.Format;
import io.parley.transforms.emit.SplitConfig.By;
import io.parley.transforms.emit.format.Compression;
import io.parley.transforms.emit.format.ExportFormat;
import io.parley.transforms.filter.FilterConfig;
import io.parley.transforms.filter.documents.DocumentPreset;
import io.parley.transforms.filter.reply.ReplyKind;
import io.parley.transforms.filter.rules.Range;
import io.parley.transforms.filter.safety.Classifier;
import io.parley.transforms.filter.source.Topics;
import io.parley.transforms.filter.thread.Reception.Accepted;
import io.parley.transforms.filter.thread.ThreadConfig.ChatReplies;
import io.parley.transforms.segment.PreferenceConfig;
import io.parley.transforms.segment.SegmentConfig.LeadingAssistant;
import io.parley.transforms.segment.SegmentConfig.Paths;
import io.parley.transforms.tokenize.TokenizeConfig.Loss;
import io.parley.transforms.tokenize.TokenizeConfig.Overlong;
import io.parley.transforms.tokenize.Vocabulary;
import io.parley.transforms.tokenize.template.TemplateName;
import io.parley.transforms.tokenize.template.Templates;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys of a recipe. A new one is a line here, its use in {@link RecipeMaker}, and a line in
 * {@code samples/recipes/default.yaml}, which says what it is for.
 */
final class RecipeKeys {
  private static final List<Key<Recipe, ?>> ALL = new ArrayList<>();

  static final Key<Recipe, List<Input>> INPUTS =
      key("inputs", list(InputKeys.TYPE), RecipeKeys::sortedInputs);
  static final Key<Recipe, List<String>> LICENSES =
      key(
          "licenses",
          list(text("a licence name", name -> !name.isBlank())),
          r -> sorted(r.filter().source().licences()));
  static final Key<Recipe, List<Mix>> MIX = key("mix", list(MixKeys.TYPE), Mix::of);

  static final Key<Recipe, Duration> SESSION_GAP =
      key("assemble.session_gap", duration(), r -> r.assemble().sessionGap());
  static final Key<Recipe, Integer> MAX_THREAD_POSTS =
      key("assemble.max_thread_posts", whole(1), r -> r.assemble().maxThreadPosts());

  static final Key<Recipe, Boolean> REPAIR = key("clean.repair", truth(), r -> r.clean().repair());
  static final Key<Recipe, FullwidthMode> FULLWIDTH =
      key("clean.fullwidth", oneOf(FullwidthMode.class), r -> r.clean().fullwidth());
  static final Key<Recipe, MarkupMode> MARKUP =
      key("clean.markup", oneOf(MarkupMode.class), r -> r.clean().markup().mode());
  static final Key<Recipe, LinkMode> LINKS =
      key("clean.links", oneOf(LinkMode.class), r -> r.clean().markup().links());
  static final Key<Recipe, Boolean> UNWRAP =
      key("clean.unwrap", truth(), r -> r.clean().markup().unwrap());
  static final Key<Recipe, Boolean> QUOTES =
      key("clean.quotes", truth(), r -> r.clean().debris().quotes());
  static final Key<Recipe, Boolean> SIGNATURES =
      key("clean.signatures", truth(), r -> r.clean().debris().signatures());
  static final Key<Recipe, Boolean> NOTES =
      key("clean.notes", truth(), r -> r.clean().debris().notes());
  static final Key<Recipe, Integer> RECURRING_MIN =
      key(
          "clean.recurring_lines.min_conversations",
          whole(0),
          r -> r.clean().debris().recurring().minConversations());
  static final Key<Recipe, Double> RECURRING_SHARE =
      key(
          "clean.recurring_lines.share",
          fraction("0.001"),
          r -> r.clean().debris().recurring().share());
  static final Key<Recipe, PiiMode> PII_MODE =
      key("clean.pii.mode", oneOf(PiiMode.class), RecipeKeys::commonMode);

  /** Of each kind; an empty value is that of {@link #PII_MODE}. */
  static final Map<PiiKind, Key<Recipe, PiiMode>> PII = piiKinds();

  static final Key<Recipe, List<String>> LANGUAGES =
      key(
          "filter.languages",
          list(text("a language code such as en or zh", FilterConfig.KNOWN_LANGUAGES::contains)),
          r -> sorted(r.filter().languages()));
  static final Key<Recipe, Integer> MIN_CHARS =
      key("filter.turn_chars.min", whole(0), r -> r.filter().replies().chars().min());
  static final Key<Recipe, Integer> MAX_CHARS =
      key("filter.turn_chars.max", whole(0), r -> r.filter().replies().chars().max());
  static final Key<Recipe, Integer> MIN_WORDS =
      key("filter.turn_words.min", whole(0), r -> r.filter().replies().words().min());
  static final Key<Recipe, Integer> MAX_WORDS =
      key("filter.turn_words.max", whole(0), r -> r.filter().replies().words().max());
  static final Key<Recipe, Integer> MIN_TOKENS =
      key("filter.turn_tokens.min", whole(0), r -> r.filter().replies().tokens().min());
  static final Key<Recipe, Integer> MAX_TOKENS_OF_TURN =
      key("filter.turn_tokens.max", countOrAny(), r -> r.filter().replies().tokens().max());
  static final Key<Recipe, Double> ECHO =
      key("filter.echo", fraction(), r -> r.filter().replies().echo());
  static final Key<Recipe, Double> REPETITION =
      key("filter.repetition", fraction(), r -> r.filter().replies().repetition());

  /** Whether replies of a kind stay. */
  static final Map<ReplyKind, Key<Recipe, Boolean>> REPLIES = replyKinds();

  static final Key<Recipe, Boolean> BOTS =
      key("filter.bots", truth(), r -> r.filter().threads().bots());
  static final Key<Recipe, Boolean> SELF_REPLIES =
      key("filter.self_replies", truth(), r -> r.filter().threads().selfReplies());
  static final Key<Recipe, List<String>> OPENER_REPLIES =
      key(
          "filter.opener_replies",
          list(text("the name of a source", name -> !name.isBlank())),
          r -> sorted(r.filter().threads().openerReplies()));

  static final Key<Recipe, List<Signal>> SIGNALS =
      key(
          "filter.signals",
          list(oneOf(Signal.class)),
          r -> r.filter().safety().unwanted().stream().sorted().toList());
  static final Key<Recipe, List<Classifier>> CLASSIFIERS =
      key("filter.classifiers", list(ClassifierKeys.TYPE), r -> r.filter().safety().classifiers());

  static final Key<Recipe, Boolean> NSFW =
      key("filter.nsfw", truth(), r -> r.filter().threads().nsfw());
  static final Key<Recipe, List<String>> ALLOWED_COMMUNITIES =
      key(
          "filter.communities.allow",
          communities(),
          r -> sorted(r.filter().source().communities().allow()));
  static final Key<Recipe, List<String>> BLOCKED_COMMUNITIES =
      key(
          "filter.communities.block",
          communities(),
          r -> sorted(r.filter().source().communities().block()));
  static final Key<Recipe, List<String>> TOPIC_KEYWORDS =
      key(
          "filter.topics.keywords",
          list(text("words to look for", Topics::isKeyword)),
          r -> sorted(r.filter().source().topics().keywords()));
  static final Key<Recipe, List<String>> TOPIC_COMMUNITIES =
      key(
          "filter.topics.communities",
          communities(),
          r -> sorted(r.filter().source().topics().communities()));
  static final Key<Recipe, LocalDate> CREATED_FROM =
      optional("filter.created.from", date(), r -> r.filter().source().created().from());
  static final Key<Recipe, LocalDate> CREATED_UNTIL =
      optional("filter.created.until", date(), r -> r.filter().source().created().until());
  static final Key<Recipe, Double> SAMPLE =
      key("filter.sample", share(), r -> r.filter().source().sampling().all());
  static final Key<Recipe, Integer> MIN_TURNS =
      key("filter.turns.min", whole(0), r -> r.filter().threads().shape().turns().min());
  static final Key<Recipe, Integer> MOST_TURNS =
      optional("filter.turns.max", whole(0), r -> most(r.filter().threads().shape().turns()));
  static final Key<Recipe, Integer> MIN_SPEAKERS =
      key("filter.speakers.min", whole(0), r -> r.filter().threads().shape().speakers().min());
  static final Key<Recipe, Integer> MOST_SPEAKERS =
      optional("filter.speakers.max", whole(0), r -> most(r.filter().threads().shape().speakers()));
  static final Key<Recipe, Boolean> MONOLOGUES =
      key("filter.monologues", truth(), r -> r.filter().threads().shape().monologues());
  static final Key<Recipe, Boolean> UNANSWERED =
      key("filter.unanswered", truth(), r -> r.filter().threads().shape().unanswered());
  static final Key<Recipe, ChatReplies> CHAT_REPLIES =
      key("filter.chat_replies", oneOf(ChatReplies.class), r -> r.filter().threads().chatReplies());
  static final Key<Recipe, Boolean> OLDER_REPLIES =
      key("filter.older_replies", truth(), r -> r.filter().threads().olderReplies());
  static final Key<Recipe, Integer> MIN_SCORE =
      optional(
          "filter.score.min",
          whole(Integer.MIN_VALUE),
          r -> r.filter().threads().reception().minScore());
  static final Key<Recipe, Accepted> ACCEPTED =
      key(
          "filter.accepted",
          oneOf(Accepted.class),
          r -> r.filter().threads().reception().accepted());

  static final Key<Recipe, List<BenchmarkSpec>> BENCHMARKS =
      key("decontaminate.against", list(BenchmarkKeys.TYPE), RecipeKeys::sortedBenchmarks);
  static final Key<Recipe, Integer> NGRAM =
      key(
          "decontaminate.ngram",
          whole(DecontaminateConfig.LEAST, DecontaminateConfig.MOST_WORDS),
          r -> r.decontaminate().ngram());
  static final Key<Recipe, Integer> NGRAM_CHARS =
      key(
          "decontaminate.chars",
          whole(DecontaminateConfig.LEAST, DecontaminateConfig.MOST_CHARS),
          r -> r.decontaminate().chars());
  static final Key<Recipe, Double> COVERAGE =
      key("decontaminate.coverage", fraction("0.1"), r -> r.decontaminate().coverage());
  static final Key<Recipe, DecontaminateConfig.Action> CONTAMINATED =
      key(
          "decontaminate.action",
          oneOf(DecontaminateConfig.Action.class),
          r -> r.decontaminate().action());

  static final Key<Recipe, Level> CONVERSATIONS =
      key("dedup.conversations", oneOf(Level.class), r -> r.dedup().conversations());
  static final Key<Recipe, Double> THRESHOLD =
      key("dedup.threshold", fraction("0.5"), r -> r.dedup().threshold());
  static final Key<Recipe, Integer> ROUNDS =
      key("dedup.rounds", whole(0, DedupConfig.MAX_ROUNDS), r -> r.dedup().rounds());
  static final Key<Recipe, Level> PAIRS =
      key("dedup.pairs", oneOf(Level.class), r -> r.dedup().pairs());
  static final Key<Recipe, Integer> PER_PROMPT =
      key("dedup.per_prompt", whole(Caps.NONE), r -> r.dedup().caps().perPrompt());
  static final Key<Recipe, Integer> PER_RESPONSE =
      key("dedup.per_response", whole(Caps.NONE), r -> r.dedup().caps().perResponse());

  static final Key<Recipe, List<String>> AGAINST =
      key("dedup.against", list(path()), r -> r.dedup().known().against());
  static final Key<Recipe, String> TAKEDOWN =
      added(new Key<>("dedup.takedown", pathOrNone(), r -> r.dedup().known().takedown(), true));

  static final Key<Recipe, Paths> PATHS =
      key("segment.paths", oneOf(Paths.class), r -> r.segment().paths());
  static final Key<Recipe, Integer> MAX_TURNS =
      key("segment.max_turns", whole(2), r -> r.segment().maxTurns());
  static final Key<Recipe, Boolean> SPEAKER_LABELS =
      key("segment.speaker_labels", truth(), r -> r.segment().speakerLabels());
  static final Key<Recipe, LeadingAssistant> LEADING_ASSISTANT =
      key(
          "segment.leading_assistant",
          oneOf(LeadingAssistant.class),
          r -> r.segment().leadingAssistant());
  static final Key<Recipe, Boolean> TERMS = key("segment.terms", truth(), Recipe::terms);

  static final Key<Recipe, DocumentPreset> PRESET =
      key("pretrain.preset", oneOf(DocumentPreset.class), Recipe::documents);

  static final Key<Recipe, Double> MIN_RATIO =
      key("preferences.min_ratio", atLeast("1"), r -> r.preferences().minRatio());
  static final Key<Recipe, Integer> MIN_VOTES =
      key("preferences.min_score", whole(1), r -> r.preferences().minScore());
  static final Key<Recipe, Integer> PAIRS_PER_PROMPT =
      key(
          "preferences.per_prompt",
          whole(1, PreferenceConfig.MOST_PER_PROMPT),
          r -> r.preferences().perPrompt());
  static final Key<Recipe, Integer> WANTED =
      key("kto.wanted", whole(Integer.MIN_VALUE), r -> r.preferences().wanted());
  static final Key<Recipe, Integer> UNWANTED =
      key("kto.unwanted", whole(Integer.MIN_VALUE), r -> r.preferences().unwanted());

  static final Key<Recipe, Vocabulary> TOKENIZER =
      key("tokenize.tokenizer", vocabulary(), r -> r.tokenize().tokenizer());
  static final Key<Recipe, TemplateName> TEMPLATE =
      key("tokenize.template", template(), r -> r.tokenize().template());
  static final Key<Recipe, Integer> MAX_TOKENS =
      key("tokenize.max_tokens", whole(16), r -> r.tokenize().maxTokens());
  static final Key<Recipe, Loss> LOSS =
      key("tokenize.loss", oneOf(Loss.class), r -> r.tokenize().loss());
  static final Key<Recipe, Overlong> OVERLONG =
      key("tokenize.overlong", oneOf(Overlong.class), r -> r.tokenize().overlong());
  static final Key<Recipe, Double> MASK =
      key("tokenize.mask.share", fraction(), r -> r.tokenize().noise().mask());
  static final Key<Recipe, String> MASK_TOKEN =
      optional(
          "tokenize.mask.token",
          text("the name of a control token", name -> !name.isBlank()),
          r -> r.tokenize().noise().maskToken());
  static final Key<Recipe, Double> PROMPT_DROPOUT =
      key("tokenize.prompt_dropout", fraction(), r -> r.tokenize().noise().promptDropout());
  static final Key<Recipe, Boolean> IDS = key("tokenize.ids", truth(), r -> r.tokenize().ids());

  static final Key<Recipe, Double> TRAIN = key("split.train", fraction(), r -> r.split().train());
  static final Key<Recipe, Double> VALIDATION =
      key("split.validation", fraction(), r -> r.split().validation());
  static final Key<Recipe, Double> TEST = key("split.test", fraction(), r -> r.split().test());
  static final Key<Recipe, By> BY =
      key("split.by", later(oneOf(By.class), "time"), r -> r.split().by());
  static final Key<Recipe, Long> SEED =
      key("split.seed", wholeLong(Long.MIN_VALUE), r -> r.split().seed());

  static final Key<Recipe, List<String>> VIEWS =
      key("emit.views", some(list(oneOf(Recipe.TRAINING_VIEWS))), Recipe::trainingViews);
  static final Key<Recipe, Format> FORMAT =
      key("emit.format", oneOf(Format.class), r -> r.emit().format());
  static final Key<Recipe, Compression> COMPRESSION =
      key("emit.compression", oneOf(Compression.class), r -> r.emit().compression());
  static final Key<Recipe, Integer> SHARDS =
      key("emit.shards", countOrAuto(), r -> r.emit().shards());
  static final Key<Recipe, Long> SHARD_BYTES =
      key("emit.shard_bytes", wholeLong(1), r -> r.emit().shardBytes());
  static final Key<Recipe, Integer> SHARDS_MULTIPLE_OF =
      key("emit.shards_multiple_of", whole(1), r -> r.emit().shardsMultipleOf());

  static final Key<Recipe, Boolean> INDEX = key("emit.index", truth(), r -> r.emit().index());
  static final Key<Recipe, List<ExportFormat>> EXPORTS =
      key("emit.exports", list(oneOf(ExportFormat.class)), r -> r.emit().exports());

  static final Key<Recipe, Double> MAX_ERROR_FRACTION =
      key("errors.max_fraction", fraction(), Recipe::maxErrorFraction);

  static final KeyTable<Recipe> TABLE = new KeyTable<>(ALL);

  private RecipeKeys() {}

  private static <T> Key<Recipe, T> key(String name, ValueType<T> type, Function<Recipe, T> of) {
    return added(new Key<>(name, type, of, false));
  }

  /** A key that may be left empty. */
  private static <T> Key<Recipe, T> optional(
      String name, ValueType<T> type, Function<Recipe, T> of) {
    return added(new Key<>(name, type, of, true));
  }

  /** Null where there is no maximum. */
  private static Integer most(Range range) {
    return range.max() == Integer.MAX_VALUE ? null : (Integer) range.max();
  }

  private static ValueType<Vocabulary> vocabulary() {
    return wordOrPath(Vocabulary.BUILT_IN, Vocabulary::name, Vocabulary::new, "tokenizer.json");
  }

  private static ValueType<TemplateName> template() {
    return words(
        List.of(TemplateName.values()),
        name -> Templates.of(name).name(),
        name -> TextNode.valueOf(Templates.of(name).name()));
  }

  private static ValueType<List<String>> communities() {
    return list(text("the name of a community", name -> !name.isBlank()));
  }

  private static <T> Key<Recipe, T> added(Key<Recipe, T> key) {
    ALL.add(key);
    return key;
  }

  private static Map<PiiKind, Key<Recipe, PiiMode>> piiKinds() {
    Map<PiiKind, Key<Recipe, PiiMode>> kinds = new EnumMap<>(PiiKind.class);
    for (PiiKind kind : PiiKind.values()) {
      String name = "clean.pii." + kind.label();
      kinds.put(
          kind,
          added(
              new Key<>(name, oneOf(PiiMode.class), r -> r.clean().privacy().modeOf(kind), true)));
    }
    return Collections.unmodifiableMap(kinds);
  }

  private static Map<ReplyKind, Key<Recipe, Boolean>> replyKinds() {
    Map<ReplyKind, Key<Recipe, Boolean>> kinds = new EnumMap<>(ReplyKind.class);
    for (ReplyKind kind : ReplyKind.values()) {
      kinds.put(
          kind,
          key("filter." + kind.key(), truth(), r -> r.filter().replies().kinds().contains(kind)));
    }
    return Collections.unmodifiableMap(kinds);
  }

  /** The mode that the kinds have, or the default where they differ. */
  private static PiiMode commonMode(Recipe recipe) {
    return Arrays.stream(PiiKind.values()).map(recipe.clean().privacy()::modeOf).distinct().count()
            == 1
        ? recipe.clean().privacy().modeOf(PiiKind.EMAIL)
        : PiiMode.TAG;
  }

  /** The order of inputs means nothing. */
  private static List<Input> sortedInputs(Recipe recipe) {
    return recipe.inputs().stream()
        .sorted(Comparator.comparing(input -> InputKeys.TABLE.render(input).toString()))
        .toList();
  }

  /** The order of benchmarks means nothing either. */
  private static List<BenchmarkSpec> sortedBenchmarks(Recipe recipe) {
    return recipe.decontaminate().against().stream()
        .sorted(Comparator.comparing(spec -> BenchmarkKeys.TABLE.render(spec).toString()))
        .toList();
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }
}
