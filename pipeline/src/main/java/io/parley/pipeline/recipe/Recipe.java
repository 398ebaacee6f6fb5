package io.parley.pipeline.recipe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.transforms.assemble.AssembleConfig;
import io.parley.transforms.clean.CleanConfig;
import io.parley.transforms.decontaminate.DecontaminateConfig;
import io.parley.transforms.dedup.DedupConfig;
import io.parley.transforms.emit.EmitConfig;
import io.parley.transforms.emit.SplitConfig;
import io.parley.transforms.emit.format.ExportFormat;
import io.parley.transforms.filter.FilterConfig;
import io.parley.transforms.filter.documents.DocumentPreset;
import io.parley.transforms.segment.PreferenceConfig;
import io.parley.transforms.segment.SegmentConfig;
import io.parley.transforms.tokenize.TokenizeConfig;
import io.parley.transforms.tokenize.Vocabulary;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a run is to do, complete and valid.
 *
 * @param inputs what to read; may be empty until the command line adds them
 * @param documents what the texts of {@code pretrain} must pass
 * @param views the views to write, always in the order of {@link #VIEWS}
 * @param maxErrorFraction the share of raw records that may be unreadable, from 0 to 1
 */
public record Recipe(
    List<Input> inputs,
    AssembleConfig assemble,
    CleanConfig clean,
    FilterConfig filter,
    DecontaminateConfig decontaminate,
    DedupConfig dedup,
    SegmentConfig segment,
    PreferenceConfig preferences,
    TokenizeConfig tokenize,
    SplitConfig split,
    EmitConfig emit,
    DocumentPreset documents,
    List<String> views,
    double maxErrorFraction) {
  /** The views that {@code emit.views} chooses from. */
  static final List<String> TRAINING_VIEWS =
      List.of("chat", "pairs", "tokens", "packed", "pretrain", "prompts", "preferences", "kto");

  /** Those of them that are written where a recipe does not say. */
  private static final List<String> DEFAULT_VIEWS = List.of("chat", "pairs", "tokens", "pretrain");

  /** The view that {@code segment.terms} adds. */
  private static final String TERMS = "terms";

  /** The views there are. */
  public static final List<String> VIEWS = views(TRAINING_VIEWS, true);

  public Recipe {
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(assemble, "assemble");
    Objects.requireNonNull(clean, "clean");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(decontaminate, "decontaminate");
    Objects.requireNonNull(dedup, "dedup");
    Objects.requireNonNull(segment, "segment");
    Objects.requireNonNull(preferences, "preferences");
    Objects.requireNonNull(tokenize, "tokenize");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(emit, "emit");
    Objects.requireNonNull(documents, "documents");
    if (views.isEmpty()
        || !VIEWS.containsAll(views)
        || new HashSet<>(views).size() < views.size()) {
      throw new IllegalArgumentException("views: " + views + " are not different ones of " + VIEWS);
    }
    views = VIEWS.stream().filter(views::contains).toList();
    if (!(maxErrorFraction >= 0 && maxErrorFraction <= 1)) {
      throw new IllegalArgumentException(
          "maxErrorFraction: " + maxErrorFraction + " is not from 0 to 1");
    }
  }

  public static Recipe defaults() {
    return new Recipe(
        List.of(),
        AssembleConfig.defaults(),
        CleanConfig.defaults(),
        FilterConfig.defaults(),
        DecontaminateConfig.defaults(),
        DedupConfig.defaults(),
        SegmentConfig.defaults(),
        PreferenceConfig.defaults(),
        TokenizeConfig.defaults(),
        SplitConfig.defaults(),
        EmitConfig.defaults(),
        DocumentPreset.NONE,
        DEFAULT_VIEWS,
        0.05);
  }

  /** Whether pairs are written as index terms too, and the terms counted. */
  public boolean terms() {
    return views.contains(TERMS);
  }

  /**
   * The views whose rows a format of another trainer gets: of those it can say the ones that are
   * written, or the first of them where none is.
   */
  public List<String> exported(ExportFormat format) {
    List<String> written = format.views().stream().filter(views::contains).toList();
    return written.isEmpty() ? List.of(format.views().get(0)) : written;
  }

  /** The views to cut: those to write, and those that only formats of other trainers get. */
  public List<String> cutViews() {
    return VIEWS.stream()
        .filter(
            view ->
                views.contains(view)
                    || emit.exports().stream().anyMatch(format -> exported(format).contains(view)))
        .toList();
  }

  /** The views to write but for that of terms. */
  List<String> trainingViews() {
    return views.stream().filter(TRAINING_VIEWS::contains).toList();
  }

  /** Some of {@link #TRAINING_VIEWS}, and the terms where they are wanted. */
  static List<String> views(List<String> training, boolean terms) {
    return Stream.concat(training.stream(), terms ? Stream.of(TERMS) : Stream.empty()).toList();
  }

  public Recipe withInputs(List<Input> others) {
    return with(others, tokenize);
  }

  public Recipe withTokenizer(Vocabulary tokenizer) {
    return with(inputs, tokenize.withTokenizer(tokenizer));
  }

  private Recipe with(List<Input> others, TokenizeConfig otherTokenize) {
    return new Recipe(
        others,
        assemble,
        clean,
        filter,
        decontaminate,
        dedup,
        segment,
        preferences,
        otherTokenize,
        split,
        emit,
        documents,
        views,
        maxErrorFraction);
  }

  /**
   * Every key with its value, sorted by name; equal recipes render equally on any machine. Of an
   * input's path it has only {@link Input#pattern()}.
   */
  public ObjectNode toJson() {
    return RecipeKeys.TABLE.render(this);
  }
}
