package io.parley.pipeline;

import io.parley.transforms.filter.safety.LinearModel;
import io.parley.transforms.filter.safety.ModelFile;
import io.parley.transforms.filter.safety.ModelTrainer;
import io.parley.transforms.filter.safety.ModelTrainer.Labelled;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley train-classifier}. */
@Command(
    name = "train-classifier",
    description = {
      "Trains a linear classifier for filter.classifiers from texts labelled 0 or 1.",
      "It is judged on a part that it was not trained on, each of five parts in turn;",
      "the one that is written was trained on all."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TrainClassifierCommand implements Callable<Integer> {
  private static final int FOLDS = 5;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "CSV with a line of names, or JSON Lines; UTF-8.")
  private Path input;

  @Option(names = "--text", defaultValue = "text", description = "The column of the texts.")
  private String text;

  @Option(names = "--label", defaultValue = "label", description = "The column of the labels.")
  private String label;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "The classifier.")
  private Path output;

  @Option(
      names = "--languages",
      split = ",",
      description = "Languages of the texts, as en or zh; it judges no others.")
  private List<String> languages = List.of();

  @Option(names = "--chars", defaultValue = "3", description = "The longest run of characters.")
  private int chars;

  @Option(names = "--words", defaultValue = "2", description = "The longest run of words.")
  private int words;

  @Option(
      names = "--bits",
      defaultValue = "17",
      description = "The file has two to the power of this bytes.")
  private int bits;

  @Option(names = "--seed", defaultValue = "1", description = "Of hashes, order and parts.")
  private int seed;

  @Override
  public Integer call() throws IOException {
    ModelTrainer trainer;
    try {
      trainer = new ModelTrainer(languages, chars, words, bits, seed);
    } catch (IllegalArgumentException e) {
      throw new RunException(ExitStatus.USAGE, e.getMessage());
    }
    List<Labelled> texts = LabelledTexts.read(input, text, label);
    if (texts.stream().map(Labelled::positive).distinct().count() < 2) {
      throw new RunException(ExitStatus.USAGE, input + ": not texts of both labels");
    }
    PrintWriter out = spec.commandLine().getOut();
    double f1 = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      ModelTrainer.Quality quality = heldOut(trainer, texts, fold);
      f1 += quality.f1() / FOLDS;
      out.println(
          String.format(
              Locale.ROOT,
              "held out %d of %d: %d texts, precision %.4f, recall %.4f, F1 %.4f, accuracy %.4f",
              fold + 1,
              FOLDS,
              quality.texts(),
              quality.precision(),
              quality.recall(),
              quality.f1(),
              quality.accuracy()));
    }
    LinearModel model = trainer.train(texts);
    byte[] bytes = ModelFile.encode(model);
    Files.write(output, bytes);
    out.println(String.format(Locale.ROOT, "mean F1 %.4f", f1));
    out.println(output + ": " + texts.size() + " texts, " + bytes.length + " bytes");
    return ExitStatus.DONE;
  }

  private ModelTrainer.Quality heldOut(ModelTrainer trainer, List<Labelled> texts, int fold) {
    List<Labelled> rest = new ArrayList<>();
    List<Labelled> held = new ArrayList<>();
    for (Labelled each : texts) {
      (ModelTrainer.fold(each.text(), FOLDS, seed) == fold ? held : rest).add(each);
    }
    return ModelTrainer.judge(trainer.train(rest), held);
  }
}
