package io.parley.pipeline;

import io.parley.pipeline.recipe.Recipe;
import io.parley.transforms.tokenize.RowEncoder;
import io.parley.transforms.tokenize.Tokenizer;
import io.parley.transforms.tokenize.TokenizerException;
import io.parley.transforms.tokenize.Tokenizers;
import io.parley.transforms.tokenize.Vocabulary;

/** The tokenizer's file, found before the run, so that a bad one stops it before it starts. */
final class Vocabularies {
  private Vocabularies() {}

  /**
   * The recipe with a tokenizer that workers can load.
   *
   * @throws RunException if its file cannot be used
   */
  static Recipe found(Recipe recipe) {
    Vocabulary asked = recipe.tokenize().tokenizer();
    if (asked.isBuiltIn()) {
      return recipe;
    }
    try {
      Vocabulary found = Tokenizers.find(asked, OutputDirectory.resolve(asked.name()));
      Recipe known = recipe.withTokenizer(found);
      RowEncoder.of(known.tokenize());
      Tokenizers.remark(found).ifPresent(System.out::println);
      return known;
    } catch (TokenizerException e) {
      throw new RunException(
          ExitStatus.USAGE, "tokenize.tokenizer: " + asked.name() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Says what the recipe asks of a vocabulary that has it not.
   *
   * @param recipe with a tokenizer that was {@link #found}
   * @throws RunException if a token is missing
   */
  static void check(Recipe recipe) {
    Tokenizer tokenizer = RowEncoder.of(recipe.tokenize()).tokenizer();
    String mask = recipe.tokenize().noise().maskToken();
    if (mask != null && tokenizer.control(mask) < 0) {
      throw new RunException(
          ExitStatus.USAGE,
          "tokenize.mask.token: " + tokenizer.name() + " has no control token " + mask);
    }
    // Of the views with ids, replies end as the template says, and that is checked with it.
    boolean documents = recipe.tokenize().ids() && recipe.cutViews().contains("pretrain");
    if (documents && tokenizer.endOfText() < 0) {
      throw new RunException(
          ExitStatus.USAGE,
          "tokenize.ids: " + tokenizer.name() + " has no token to end a document with");
    }
  }
}
