package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/parley} in a source tree whose Maven and Java only say how they were called. */
@Timeout(60)
class LauncherTest {
  private static final String BUILDING = "parley: building, which takes a minute the first time\n";

  @TempDir Path directory;

  private Path root;
  private Path bin;
  private Path jar;
  private Path source;

  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void makeTree() throws IOException {
    directory = directory.toRealPath();
    root = Files.createDirectory(directory.resolve("a tree"));
    bin = root.resolve("pipeline/bin/parley");
    jar = root.resolve("pipeline/target/parley.jar");
    source = root.resolve("schemas/src/main/java/A.java");
    Files.createDirectories(bin.getParent());
    Files.copy(Path.of("bin/parley"), bin);
    bin.toFile().setExecutable(true);
    for (String module : List.of("schemas", "transforms", "pipeline")) {
      Files.createDirectories(root.resolve(module).resolve("src/main/java"));
      Files.writeString(root.resolve(module).resolve("pom.xml"), "");
    }
    Files.writeString(root.resolve("pom.xml"), "");
    Files.writeString(source, "");
    script(
        "tools/mvn",
        "echo \"mvn in $PWD: $*\"; mkdir -p pipeline/target; : > pipeline/target/parley.jar");
    script("tools/java", "for each; do echo \"<$each>\"; done");
  }

  @Test
  void buildsOnFirstUseOnly() throws Exception {
    String arguments = "<-jar>\n<" + jar + ">\n<prepare>\n<--input>\n<a b/**>\n<>\n";
    assertEquals(
        new Ended(0, arguments, BUILDING + "mvn in " + root + ": -B -q -DskipTests package\n"),
        run(bin, Map.of(), "prepare", "--input", "a b/**", ""));
    assertEquals(
        new Ended(0, arguments, ""), run(bin, Map.of(), "prepare", "--input", "a b/**", ""));
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    run(bin, Map.of());
    for (Path changed : List.of(source, root.resolve("pom.xml"), root.resolve("schemas/pom.xml"))) {
      Files.setLastModifiedTime(
          changed, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() + 5000));
      assertEquals(
          BUILDING + "mvn in " + root + ": -B -q -DskipTests package\n",
          run(bin, Map.of()).err(),
          changed.toString());
      Files.setLastModifiedTime(changed, FileTime.fromMillis(0));
      assertEquals("", run(bin, Map.of()).err());
    }
  }

  @Test
  void worksThroughSymbolicLinks() throws Exception {
    run(bin, Map.of());
    Path links = Files.createDirectory(directory.resolve("links"));
    Path absolute = Files.createSymbolicLink(links.resolve("one"), bin);
    Path relative = Files.createSymbolicLink(links.resolve("two"), Path.of("../links/one"));
    Ended expected = new Ended(0, "<-jar>\n<" + jar + ">\n", "");
    assertEquals(expected, run(absolute, Map.of()));
    assertEquals(expected, run(relative, Map.of()));
  }

  @Test
  void takesOptionsOfTheJvm() throws Exception {
    run(bin, Map.of());
    assertEquals(
        "<-Xmx1g>\n<-Da=*>\n<-jar>\n<" + jar + ">\n<x>\n",
        run(bin, Map.of("PARLEY_JAVA_OPTS", "-Xmx1g  -Da=*"), "x").out());
  }

  @Test
  void takesJavaHome() throws Exception {
    run(bin, Map.of());
    script("jdk/bin/java", "echo home; exit 3");
    assertEquals(
        new Ended(3, "home\n", ""),
        run(bin, Map.of("JAVA_HOME", directory.resolve("jdk").toString())));
    assertEquals(
        new Ended(
            1, "", "parley: no Java at /no/bin/java; install JDK 17 or newer, or set JAVA_HOME\n"),
        run(bin, Map.of("JAVA_HOME", "/no")));
  }

  @Test
  void saysThatTheBuildFailed() throws Exception {
    script("tools/mvn", "echo why; exit 7");
    assertEquals(
        new Ended(1, "", BUILDING + "why\nparley: the build failed; see the messages above\n"),
        run(bin, Map.of()));
    script("tools/mvn", "exit 0");
    assertEquals(
        new Ended(1, "", BUILDING + "parley: the build made no " + jar + "\n"), run(bin, Map.of()));
  }

  /** A signal to the process reaches Java, since the shell became it. */
  @Test
  void signalsReachJava() throws Exception {
    run(bin, Map.of());
    script("tools/java", "trap 'echo stopped; exit 9' TERM; echo $$; read -r line");
    Process process = start(bin, Map.of(), List.of());
    try (BufferedReader out = process.inputReader()) {
      assertEquals(Long.toString(process.pid()), out.readLine());
      process.toHandle().destroy();
      assertEquals("stopped", out.readLine());
      assertEquals(9, process.waitFor());
    }
  }

  private void script(String path, String body) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    file.toFile().setExecutable(true);
  }

  private Ended run(Path program, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    Process process = start(program, environment, List.of(args));
    int status = process.waitFor();
    return new Ended(
        status,
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        Files.readString(directory.resolve("stderr")));
  }

  private Process start(Path program, Map<String, String> environment, List<String> args)
      throws IOException {
    List<String> command = new ArrayList<>(args);
    command.add(0, program.toString());
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("PARLEY_JAVA_OPTS");
    builder.environment().put("PATH", directory.resolve("tools") + ":" + System.getenv("PATH"));
    builder.environment().putAll(environment);
    return builder.redirectError(directory.resolve("stderr").toFile()).start();
  }
}
