package io.parley.pipeline;

import io.parley.pipeline.recipe.Recipe;
import io.parley.transforms.tokenize.RowEncoder;
import io.parley.transforms.tokenize.TokenizeConfig;
import io.parley.transforms.tokenize.Tokenizer;
import io.parley.transforms.tokenize.TokenizerException;
import io.parley.transforms.tokenize.Tokenizers;
import io.parley.transforms.tokenize.Vocabulary;
import io.parley.transforms.tokenize.template.Template;
import java.util.Map;
import java.util.TreeMap;

/** The tokenizer's file, found before the run, so that a bad one stops it before it starts. */
final class Vocabularies {
  private Vocabularies() {}

  /**
   * The recipe with a tokenizer that workers can load and that has what the recipe asks of it.
   *
   * @throws RunException if its file cannot be used, or a token is missing
   */
  static Recipe found(Recipe recipe) {
    Vocabulary asked = recipe.tokenize().tokenizer();
    try {
      Recipe known = asked.isBuiltIn() ? recipe : located(recipe);
      check(known, RowEncoder.of(known.tokenize()).tokenizer());
      RecipeOutlets.check(known);
      Tokenizers.remark(known.tokenize().tokenizer()).ifPresent(System.out::println);
      return known;
    } catch (TokenizerException e) {
      throw new RunException(
          ExitStatus.USAGE, "tokenize.tokenizer: " + asked.name() + ": " + e.getMessage(), e);
    }
  }

  private static Recipe located(Recipe recipe) {
    Vocabulary asked = recipe.tokenize().tokenizer();
    return recipe.withTokenizer(Tokenizers.find(asked, OutputDirectory.resolve(asked.name())));
  }

  private static void check(Recipe recipe, Tokenizer tokenizer) {
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

  /** What a reader of token ids must know. */
  static Map<String, String> describe(TokenizeConfig config) {
    RowEncoder encoder = RowEncoder.of(config);
    Tokenizer tokenizer = encoder.tokenizer();
    Template template = encoder.template();
    Map<String, String> known = new TreeMap<>();
    known.put("name", tokenizer.name());
    if (!config.tokenizer().isBuiltIn()) {
      known.put("sha256", config.tokenizer().sha256());
    }
    known.put("template", template.name());
    known.put("vocabulary_size", Integer.toString(tokenizer.vocabularySize()));
    if (tokenizer.endOfText() >= 0) {
      known.put("end_of_text", Integer.toString(tokenizer.endOfText()));
    }
    if (tokenizer.beginOfText() >= 0) {
      known.put("begin_of_text", Integer.toString(tokenizer.beginOfText()));
    }
    known.put("end_of_turn", Integer.toString(encoder.turnEnd()));
    String mask = config.noise().maskToken();
    if (mask != null) {
      known.put("mask", Integer.toString(tokenizer.control(mask)));
    }
    for (String control : template.controls()) {
      known.put(control, Integer.toString(tokenizer.control(control)));
    }
    for (String mark : template.marks()) {
      if (tokenizer.control(mark) >= 0) {
        known.put(mark, Integer.toString(tokenizer.control(mark)));
      }
    }
    return known;
  }
}
