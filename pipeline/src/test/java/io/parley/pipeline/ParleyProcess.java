package io.parley.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as its users start it. */
final class ParleyProcess {
  /** What Flink reflects on; the jar's manifest says the same. */
  private static final List<String> OPENED =
      List.of("java.util", "java.lang", "java.nio", "sun.nio.ch");

  private static final long MINUTES = 5;

  private ParleyProcess() {}

  /** How a process ended, and every character it printed. */
  record Ended(int status, String out, String err) {}

  /**
   * @param directory where it runs
   */
  static Ended run(Path directory, String... args) throws IOException, InterruptedException {
    return run(directory, List.of(), args);
  }

  /**
   * @param options of the Java machine
   */
  static Ended run(Path directory, List<String> options, String... args)
      throws IOException, InterruptedException {
    return run(directory, options, Map.of(), args);
  }

  /**
   * @param environment what is added to that of the tests
   */
  static Ended run(
      Path directory, List<String> options, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.language=tr", "-Duser.country=TR"));
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Parley.class.getName()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(directory, ".out", "");
    Path err = Files.createTempFile(directory, ".err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("hangs: " + String.join(" ", args));
    }
    Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return ended;
  }
}
