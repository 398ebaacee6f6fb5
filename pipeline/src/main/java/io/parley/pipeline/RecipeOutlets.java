package io.parley.pipeline;

import io.parley.pipeline.recipe.Recipe;
import io.parley.transforms.emit.EmitConfig;
import io.parley.transforms.emit.Outlet;
import io.parley.transforms.emit.Outlets;
import io.parley.transforms.emit.format.DocumentIds;
import io.parley.transforms.emit.format.ExportFormat;
import io.parley.transforms.emit.format.LlamaFactoryFormat;
import io.parley.transforms.emit.format.MegatronFormat;
import io.parley.transforms.emit.format.NanoGptFormat;
import io.parley.transforms.emit.format.OpenAiFormat;
import io.parley.transforms.emit.format.RowFormat;
import io.parley.transforms.emit.format.TfRecordFormat;
import io.parley.transforms.tokenize.RowEncoder;
import io.parley.transforms.tokenize.TokenizeConfig;
import io.parley.transforms.tokenize.Tokenizer;
import io.parley.transforms.tokenize.Tokenizers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a recipe wants rows: each view in its own directory, and in those of other trainers. */
final class RecipeOutlets implements Outlets {
  private static final long serialVersionUID = 1L;

  private final EmitConfig emit;
  private final TokenizeConfig tokenize;
  private final List<String> views;
  private final LinkedHashMap<ExportFormat, List<String>> exports = new LinkedHashMap<>();

  RecipeOutlets(Recipe recipe) {
    this.emit = recipe.emit();
    this.tokenize = recipe.tokenize();
    this.views = List.copyOf(recipe.views());
    emit.exports().forEach(format -> exports.put(format, recipe.exported(format)));
  }

  /**
   * Says where a format cannot be written.
   *
   * @throws RunException if the vocabulary is not one that a format of the recipe can have
   */
  static void check(Recipe recipe) {
    for (ExportFormat format : recipe.emit().exports()) {
      if (format != ExportFormat.MEGATRON && format != ExportFormat.NANOGPT) {
        continue;
      }
      Tokenizer tokenizer = Tokenizers.of(recipe.tokenize().tokenizer());
      if (tokenizer.endOfText() < 0) {
        throw refusal(format, tokenizer.name() + " has no token to end a document with");
      }
      if (format == ExportFormat.NANOGPT && tokenizer.vocabularySize() > NanoGptFormat.MOST_IDS) {
        throw refusal(
            format,
            "its ids have 16 bits, and "
                + tokenizer.name()
                + " has "
                + tokenizer.vocabularySize()
                + " of them; tokenize.tokenizer: gpt2 fits");
      }
    }
  }

  private static RunException refusal(ExportFormat format, String why) {
    return new RunException(ExitStatus.USAGE, "emit.exports: " + format.label() + ": " + why);
  }

  @Override
  public List<Outlet> create() {
    Tokenizer tokenizer = Tokenizers.of(tokenize.tokenizer());
    DocumentIds documents = RowEncoder.of(tokenize)::document;
    List<Outlet> outlets = new ArrayList<>();
    RowFormat own = emit.rowFormat();
    views.forEach(view -> outlets.add(new Outlet(view, view, own)));
    for (Map.Entry<ExportFormat, List<String>> export : exports.entrySet()) {
      RowFormat format =
          switch (export.getKey()) {
            case MEGATRON -> new MegatronFormat(documents, tokenizer.vocabularySize());
            case NANOGPT -> new NanoGptFormat(documents);
            case TFRECORD -> new TfRecordFormat();
            case OPENAI -> new OpenAiFormat();
            case LLAMA_FACTORY -> new LlamaFactoryFormat();
          };
      for (String view : export.getValue()) {
        outlets.add(new Outlet(view, export.getKey().directory(view), format));
      }
    }
    return outlets;
  }
}
