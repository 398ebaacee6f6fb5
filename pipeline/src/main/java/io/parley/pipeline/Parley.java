package io.parley.pipeline;

import io.parley.pipeline.recipe.RecipeException;
import io.parley.transforms.read.InputException;
import io.parley.transforms.takedown.TakedownException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "parley",
    description = "Turns raw web conversations into training examples for chat models.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Exit status: 0 done, 1 the run failed, 2 usage, recipe or input path,",
      "3 nothing kept or too many bad records."
    })
public final class Parley implements Runnable {
  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Log what the engine does, and show stack traces.")
  private boolean debug;

  Parley() {}

  public static void main(String[] args) {
    int status = commandLine(Prepare::run).execute(args);
    // Engines leave threads behind, so the process is ended; but where all is well not Flink's
    // client, which loads us with a class loader of its own and has an end of its own.
    if (status != ExitStatus.DONE
        || Parley.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
      System.exit(status);
    }
  }

  static CommandLine commandLine(PrepareRun prepare) {
    Parley parley = new Parley();
    return new CommandLine(parley)
        .addSubcommand(new PrepareCommand(prepare))
        .addSubcommand(new TuneCommand())
        .addSubcommand(new ValidateCommand())
        .addSubcommand(new FormatsCommand())
        .addSubcommand(new VerifyCommand())
        .addSubcommand(new HashCommand())
        .addSubcommand(new TrainClassifierCommand())
        .setExecutionStrategy(parley::execute)
        .setParameterExceptionHandler(Parley::refuse)
        .setExecutionExceptionHandler((e, line, parsed) -> parley.fail(e, line));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command.");
  }

  private int execute(ParseResult parsed) {
    if (debug) {
      // Before anything makes a logger.
      System.setProperty(LOG_LEVEL, "info");
    }
    return new RunLast().execute(parsed);
  }

  private static int refuse(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
    return ExitStatus.USAGE;
  }

  private int fail(Exception e, CommandLine line) {
    PrintWriter err = line.getErr();
    int status = ExitStatus.FAILED;
    if (e instanceof RecipeException
        || e instanceof InputException
        || e instanceof TakedownException) {
      status = ExitStatus.USAGE;
      err.println(e.getMessage());
    } else if (e instanceof RunException run) {
      status = run.exitStatus();
      err.println(e.getMessage());
    } else {
      err.println("Failed: " + e + (debug ? "" : " (--debug shows more)"));
    }
    if (debug) {
      e.printStackTrace(err);
    }
    return status;
  }
}
