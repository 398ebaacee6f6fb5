package io.parley.pipeline;

import io.parley.pipeline.recipe.Recipe;
import io.parley.transforms.View;
import io.parley.transforms.Views;
import io.parley.transforms.filter.documents.DocumentPreset;
import io.parley.transforms.segment.ChatView;
import io.parley.transforms.segment.PairsView;
import io.parley.transforms.segment.PretrainView;
import io.parley.transforms.segment.SegmentConfig;
import io.parley.transforms.segment.WindowConfig;
import io.parley.transforms.terms.TermsView;
import io.parley.transforms.tokenize.PackedView;
import io.parley.transforms.tokenize.RowEncoder;
import io.parley.transforms.tokenize.TokenizeConfig;
import io.parley.transforms.tokenize.TokensView;
import io.parley.transforms.tokenize.ViewWithIds;
import java.util.List;

/** Makes the views that a recipe asks for, in its order. */
final class RecipeViews implements Views {
  private static final long serialVersionUID = 1L;

  private final List<String> names;
  private final SegmentConfig segment;
  private final TokenizeConfig tokenize;
  private final DocumentPreset documents;
  private final long seed;

  RecipeViews(Recipe recipe) {
    this.names = List.copyOf(recipe.views());
    this.segment = recipe.segment();
    this.tokenize = recipe.tokenize();
    this.documents = recipe.documents();
    this.seed = recipe.split().seed();
  }

  @Override
  public List<View> create() {
    RowEncoder encoder = RowEncoder.of(tokenize);
    View chat = new ChatView(segment, encoder.budget(tokenize.maxTokens()));
    View pairs = new PairsView(segment, encoder.budget(tokenize.maxTokens()));
    View tokens = tokens(encoder);
    List<View> all =
        List.of(
            chat,
            pairs,
            tokens,
            new PackedView(tokens, tokenize.maxTokens()),
            pretrain(encoder),
            new TermsView(pairs));
    return all.stream().filter(view -> names.contains(view.name())).toList();
  }

  /** Of rows of its own: those of chat and pairs are whole. */
  private View tokens(RowEncoder encoder) {
    WindowConfig windows =
        new WindowConfig(
            tokenize.overlong() == TokenizeConfig.Overlong.CUT,
            tokenize.noise().promptDropout(),
            seed);
    return new TokensView(
        tokenize,
        encoder,
        new ChatView(segment, encoder.budget(tokenize.maxTokens()), windows),
        new PairsView(segment, encoder.budget(tokenize.maxTokens()), windows),
        seed);
  }

  private View pretrain(RowEncoder encoder) {
    View pretrain = new PretrainView(documents);
    return tokenize.ids() ? ViewWithIds.ofText(pretrain, encoder) : pretrain;
  }
}
