package io.parley.pipeline;

import io.parley.pipeline.recipe.Recipe;
import io.parley.transforms.Budget;
import io.parley.transforms.View;
import io.parley.transforms.Views;
import io.parley.transforms.filter.documents.DocumentPreset;
import io.parley.transforms.segment.ChatView;
import io.parley.transforms.segment.KtoView;
import io.parley.transforms.segment.PairsView;
import io.parley.transforms.segment.PreferenceConfig;
import io.parley.transforms.segment.PreferencesView;
import io.parley.transforms.segment.PretrainView;
import io.parley.transforms.segment.PromptsView;
import io.parley.transforms.segment.SegmentConfig;
import io.parley.transforms.segment.WindowConfig;
import io.parley.transforms.terms.TermsView;
import io.parley.transforms.tokenize.PackedView;
import io.parley.transforms.tokenize.RowEncoder;
import io.parley.transforms.tokenize.TokenizeConfig;
import io.parley.transforms.tokenize.TokensView;
import io.parley.transforms.tokenize.ViewWithIds;
import java.util.List;
import java.util.function.BiFunction;

/** Makes the views that a recipe needs, in its order. */
final class RecipeViews implements Views {
  private static final long serialVersionUID = 1L;

  private final List<String> names;
  private final SegmentConfig segment;
  private final PreferenceConfig preferences;
  private final TokenizeConfig tokenize;
  private final DocumentPreset documents;
  private final long seed;

  RecipeViews(Recipe recipe) {
    this.names = recipe.cutViews();
    this.segment = recipe.segment();
    this.preferences = recipe.preferences();
    this.tokenize = recipe.tokenize();
    this.documents = recipe.documents();
    this.seed = recipe.split().seed();
  }

  @Override
  public List<View> create() {
    RowEncoder encoder = RowEncoder.of(tokenize);
    Budget budget = encoder.budget(tokenize.maxTokens());
    View chat = new ChatView(segment, budget);
    View pairs = new PairsView(segment, budget);
    View tokens = tokens(encoder, budget);
    List<View> all =
        List.of(
            chat,
            pairs,
            tokens,
            new PackedView(tokens, tokenize.maxTokens()),
            withIds(new PretrainView(documents), encoder, ViewWithIds::ofText),
            new PromptsView(segment, budget),
            withIds(
                new PreferencesView(segment, preferences, budget),
                encoder,
                (view, e) -> ViewWithIds.ofPreferences(view, e, tokenize.maxTokens())),
            withIds(
                new KtoView(segment, preferences, budget),
                encoder,
                (view, e) -> ViewWithIds.ofJudged(view, e, tokenize.maxTokens())),
            new TermsView(pairs));
    return all.stream().filter(view -> names.contains(view.name())).toList();
  }

  private View withIds(View view, RowEncoder encoder, BiFunction<View, RowEncoder, View> ids) {
    return tokenize.ids() ? ids.apply(view, encoder) : view;
  }

  /** Of rows of its own: those of chat and pairs are whole. */
  private View tokens(RowEncoder encoder, Budget budget) {
    WindowConfig windows =
        new WindowConfig(
            tokenize.overlong() == TokenizeConfig.Overlong.CUT,
            tokenize.noise().promptDropout(),
            seed);
    return new TokensView(
        tokenize,
        encoder,
        new ChatView(segment, budget, windows),
        new PairsView(segment, budget, windows),
        seed);
  }
}
