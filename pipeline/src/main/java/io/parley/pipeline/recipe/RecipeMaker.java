package io.parley.pipeline.recipe;

import io.parley.transforms.assemble.AssembleConfig;
import io.parley.transforms.clean.CleanConfig;
import io.parley.transforms.clean.debris.DebrisConfig;
import io.parley.transforms.clean.debris.RecurringConfig;
import io.parley.transforms.clean.markup.MarkupConfig;
import io.parley.transforms.clean.privacy.PiiKind;
import io.parley.transforms.clean.privacy.PiiMode;
import io.parley.transforms.clean.privacy.PrivacyConfig;
import io.parley.transforms.decontaminate.DecontaminateConfig;
import io.parley.transforms.dedup.Caps;
import io.parley.transforms.dedup.DedupConfig;
import io.parley.transforms.dedup.Known;
import io.parley.transforms.emit.EmitConfig;
import io.parley.transforms.emit.SplitConfig;
import io.parley.transforms.filter.FilterConfig;
import io.parley.transforms.filter.reply.ReplyConfig;
import io.parley.transforms.filter.reply.ReplyKind;
import io.parley.transforms.filter.rules.Range;
import io.parley.transforms.filter.safety.SafetyConfig;
import io.parley.transforms.filter.source.Communities;
import io.parley.transforms.filter.source.Period;
import io.parley.transforms.filter.source.Sampling;
import io.parley.transforms.filter.source.SourceConfig;
import io.parley.transforms.filter.source.Topics;
import io.parley.transforms.filter.thread.Reception;
import io.parley.transforms.filter.thread.Shape;
import io.parley.transforms.filter.thread.ThreadConfig;
import io.parley.transforms.segment.PreferenceConfig;
import io.parley.transforms.segment.SegmentConfig;
import io.parley.transforms.tokenize.NoiseConfig;
import io.parley.transforms.tokenize.TokenizeConfig;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a recipe of its settings, and says where two of them contradict each other. */
final class RecipeMaker {
  private static final Recipe DEFAULTS = Recipe.defaults();

  private final Settings<Recipe> settings;
  private final Problems problems;

  /**
   * @param problems found so far; those of the whole are added
   */
  RecipeMaker(Settings<Recipe> settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /**
   * The recipe.
   *
   * @throws RecipeException where anything is wrong
   */
  Recipe recipe() {
    List<Mix> mix = get(RecipeKeys.MIX);
    Recipe recipe =
        new Recipe(
            get(RecipeKeys.INPUTS),
            new AssembleConfig(get(RecipeKeys.SESSION_GAP), get(RecipeKeys.MAX_THREAD_POSTS)),
            clean(),
            filter(mix),
            new DecontaminateConfig(
                get(RecipeKeys.BENCHMARKS),
                get(RecipeKeys.NGRAM),
                get(RecipeKeys.NGRAM_CHARS),
                get(RecipeKeys.COVERAGE),
                get(RecipeKeys.CONTAMINATED)),
            new DedupConfig(
                get(RecipeKeys.CONVERSATIONS),
                get(RecipeKeys.PAIRS),
                get(RecipeKeys.THRESHOLD),
                get(RecipeKeys.ROUNDS),
                caps(mix),
                known()),
            new SegmentConfig(
                get(RecipeKeys.PATHS),
                get(RecipeKeys.MAX_TURNS),
                get(RecipeKeys.SPEAKER_LABELS),
                get(RecipeKeys.LEADING_ASSISTANT)),
            preferences(),
            new TokenizeConfig(
                get(RecipeKeys.TOKENIZER),
                get(RecipeKeys.TEMPLATE),
                get(RecipeKeys.MAX_TOKENS),
                get(RecipeKeys.LOSS),
                get(RecipeKeys.OVERLONG),
                new NoiseConfig(
                    get(RecipeKeys.MASK),
                    get(RecipeKeys.MASK_TOKEN),
                    get(RecipeKeys.PROMPT_DROPOUT)),
                get(RecipeKeys.IDS)),
            split(),
            new EmitConfig(
                get(RecipeKeys.FORMAT),
                get(RecipeKeys.COMPRESSION),
                get(RecipeKeys.SHARDS),
                get(RecipeKeys.SHARD_BYTES),
                get(RecipeKeys.SHARDS_MULTIPLE_OF),
                get(RecipeKeys.INDEX),
                get(RecipeKeys.EXPORTS)),
            get(RecipeKeys.PRESET),
            Recipe.views(get(RecipeKeys.VIEWS), get(RecipeKeys.TERMS)),
            get(RecipeKeys.MAX_ERROR_FRACTION));
    if (problems.count() > 0) {
      throw new RecipeException(problems.text());
    }
    return recipe;
  }

  private Known known() {
    List<String> against = get(RecipeKeys.AGAINST);
    if (!against.isEmpty()
        && get(RecipeKeys.CONVERSATIONS) == DedupConfig.Level.NONE
        && get(RecipeKeys.PAIRS) == DedupConfig.Level.NONE) {
      settings
          .last(RecipeKeys.AGAINST)
          .ifPresent(
              given ->
                  given.problem("nothing is compared: dedup.conversations and pairs are none"));
    }
    return new Known(against, get(RecipeKeys.TAKEDOWN));
  }

  private CleanConfig clean() {
    PiiMode mode = get(RecipeKeys.PII_MODE);
    Map<PiiKind, PiiMode> modes = new EnumMap<>(PiiKind.class);
    RecipeKeys.PII.forEach(
        (kind, key) -> {
          PiiMode own = settings.or(key, mode);
          // Absent kinds are tagged: equal configurations have equal maps.
          if (own != PiiMode.TAG) {
            modes.put(kind, own);
          }
        });
    return new CleanConfig(
        get(RecipeKeys.REPAIR),
        get(RecipeKeys.FULLWIDTH),
        new MarkupConfig(get(RecipeKeys.MARKUP), get(RecipeKeys.LINKS), get(RecipeKeys.UNWRAP)),
        new DebrisConfig(
            get(RecipeKeys.QUOTES),
            get(RecipeKeys.SIGNATURES),
            get(RecipeKeys.NOTES),
            new RecurringConfig(get(RecipeKeys.RECURRING_MIN), get(RecipeKeys.RECURRING_SHARE))),
        new PrivacyConfig(modes));
  }

  private FilterConfig filter(List<Mix> mix) {
    return new FilterConfig(
        Set.copyOf(get(RecipeKeys.LANGUAGES)),
        source(mix),
        threads(),
        new ReplyConfig(
            range(RecipeKeys.MIN_CHARS, RecipeKeys.MAX_CHARS, DEFAULTS.filter().replies().chars()),
            range(RecipeKeys.MIN_WORDS, RecipeKeys.MAX_WORDS, DEFAULTS.filter().replies().words()),
            range(
                RecipeKeys.MIN_TOKENS,
                RecipeKeys.MAX_TOKENS_OF_TURN,
                DEFAULTS.filter().replies().tokens()),
            get(RecipeKeys.ECHO),
            get(RecipeKeys.REPETITION),
            replyKinds()),
        new SafetyConfig(Set.copyOf(get(RecipeKeys.SIGNALS)), get(RecipeKeys.CLASSIFIERS)));
  }

  private Set<ReplyKind> replyKinds() {
    Set<ReplyKind> kinds = EnumSet.noneOf(ReplyKind.class);
    RecipeKeys.REPLIES.forEach(
        (kind, key) -> {
          if (get(key)) {
            kinds.add(kind);
          }
        });
    return kinds;
  }

  private SourceConfig source(List<Mix> mixes) {
    Map<String, Double> shares = new HashMap<>();
    for (Mix mix : mixes) {
      if (shares.put(mix.source(), mix.share()) != null) {
        settings
            .last(RecipeKeys.MIX)
            .ifPresent(given -> given.problem(Given.printable(mix.source()) + " is given twice"));
      }
    }
    return new SourceConfig(
        Set.copyOf(get(RecipeKeys.LICENSES)),
        new Communities(
            Set.copyOf(get(RecipeKeys.ALLOWED_COMMUNITIES)),
            Set.copyOf(get(RecipeKeys.BLOCKED_COMMUNITIES))),
        created(),
        new Topics(
            Set.copyOf(get(RecipeKeys.TOPIC_KEYWORDS)),
            Set.copyOf(get(RecipeKeys.TOPIC_COMMUNITIES))),
        new Sampling(get(RecipeKeys.SAMPLE), shares));
  }

  private Period created() {
    LocalDate from = get(RecipeKeys.CREATED_FROM);
    LocalDate until = get(RecipeKeys.CREATED_UNTIL);
    if (from == null || until == null || !until.isBefore(from)) {
      return new Period(from, until);
    }
    settings
        .last(RecipeKeys.CREATED_FROM, RecipeKeys.CREATED_UNTIL)
        .ifPresent(given -> given.problem("until " + until + " is before from " + from));
    return Period.always();
  }

  private ThreadConfig threads() {
    Shape shape = DEFAULTS.filter().threads().shape();
    return new ThreadConfig(
        get(RecipeKeys.BOTS),
        get(RecipeKeys.NSFW),
        get(RecipeKeys.SELF_REPLIES),
        Set.copyOf(get(RecipeKeys.OPENER_REPLIES)),
        get(RecipeKeys.OLDER_REPLIES),
        get(RecipeKeys.CHAT_REPLIES),
        new Shape(
            range(RecipeKeys.MIN_TURNS, RecipeKeys.MOST_TURNS, shape.turns()),
            range(RecipeKeys.MIN_SPEAKERS, RecipeKeys.MOST_SPEAKERS, shape.speakers()),
            get(RecipeKeys.MONOLOGUES),
            get(RecipeKeys.UNANSWERED)),
        new Reception(get(RecipeKeys.MIN_SCORE), get(RecipeKeys.ACCEPTED)));
  }

  private Caps caps(List<Mix> mixes) {
    Map<String, Integer> perSource = new HashMap<>();
    for (Mix mix : mixes) {
      if (mix.most() != Caps.NONE) {
        perSource.put(mix.source(), mix.most());
      }
    }
    return new Caps(get(RecipeKeys.PER_PROMPT), get(RecipeKeys.PER_RESPONSE), perSource);
  }

  private Range range(Key<Recipe, Integer> min, Key<Recipe, Integer> max, Range otherwise) {
    int before = problems.count();
    int least = get(min);
    Integer given = get(max);
    int most = given == null ? Integer.MAX_VALUE : given;
    if (least <= most) {
      return new Range(least, most);
    }
    if (problems.count() == before) {
      settings
          .last(min, max)
          .ifPresent(last -> last.problem("min " + least + " is more than max " + most));
    }
    return otherwise;
  }

  private PreferenceConfig preferences() {
    int before = problems.count();
    int wanted = get(RecipeKeys.WANTED);
    int unwanted = get(RecipeKeys.UNWANTED);
    boolean apart = unwanted < wanted;
    if (!apart && problems.count() == before) {
      settings
          .last(RecipeKeys.WANTED, RecipeKeys.UNWANTED)
          .ifPresent(
              given ->
                  given.problem("wanted " + wanted + " is not more than unwanted " + unwanted));
    }
    PreferenceConfig limits = DEFAULTS.preferences();
    return new PreferenceConfig(
        get(RecipeKeys.MIN_RATIO),
        get(RecipeKeys.MIN_VOTES),
        get(RecipeKeys.PAIRS_PER_PROMPT),
        apart ? wanted : limits.wanted(),
        apart ? unwanted : limits.unwanted());
  }

  private SplitConfig split() {
    int before = problems.count();
    double train = get(RecipeKeys.TRAIN);
    double validation = get(RecipeKeys.VALIDATION);
    double test = get(RecipeKeys.TEST);
    // In decimal, as the user wrote them: in binary 0.7 + 0.2 + 0.1 is not 1.
    BigDecimal sum =
        BigDecimal.valueOf(train).add(BigDecimal.valueOf(validation)).add(BigDecimal.valueOf(test));
    boolean whole = sum.compareTo(BigDecimal.ONE) == 0;
    if (!whole && problems.count() == before) {
      settings
          .last(RecipeKeys.TRAIN, RecipeKeys.VALIDATION, RecipeKeys.TEST)
          .ifPresent(
              given ->
                  given.problem(
                      "train, validation and test sum to " + sum.toPlainString() + ", not 1"));
    }
    SplitConfig shares = DEFAULTS.split();
    return new SplitConfig(
        whole ? train : shares.train(),
        whole ? validation : shares.validation(),
        whole ? test : shares.test(),
        get(RecipeKeys.BY),
        get(RecipeKeys.SEED));
  }

  private <T> T get(Key<Recipe, T> key) {
    return settings.or(key, key.of().apply(DEFAULTS));
  }
}
