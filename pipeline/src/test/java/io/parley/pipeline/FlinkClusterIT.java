package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a Flink cluster of several processes, as its users run it. */
@Timeout(600)
class FlinkClusterIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Several shards, so that there is an order to get wrong. */
  private static final List<String> SAMPLES =
      List.of("prepare", "--input", Datasets.SAMPLES.toString(), "--set", "emit.shards=3");

  @TempDir static Path directory;

  private static Map<String, byte[]> expected;
  private static String master;

  private record Ended(int status, String out, String err) {}

  @BeforeAll
  static void start() throws Exception {
    directory = directory.toRealPath();
    Path output = directory.resolve("direct");
    Datasets.prepare(Datasets.SAMPLES, output, Runner.DIRECT, 2, "emit.shards=3");
    expected = Datasets.files(output);
    Ended started = cluster("start");
    assertEquals(0, started.status(), started.err());
    master = started.out().strip();
    assertTrue(master.matches("127\\.0\\.0\\.1:\\d+"), master);
  }

  @AfterAll
  static void stop() throws Exception {
    List<Path> pids;
    try (Stream<Path> files = Files.list(directory.resolve("cluster"))) {
      pids = files.filter(file -> file.toString().endsWith(".pid")).toList();
    }
    List<ProcessHandle> processes = new ArrayList<>();
    for (Path file : pids) {
      processes.add(ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow());
    }
    assertEquals(3, processes.size());
    assertTrue(processes.stream().allMatch(p -> p.info().command().isPresent()));
    assertEquals(new Ended(0, "", ""), cluster("stop"));
    assertEquals(3, processes.size());
    // To Java a process that has ended and that nobody asked about lives; it has no command.
    assertTrue(processes.stream().noneMatch(p -> p.info().command().isPresent()));
    assertEquals(new Ended(0, "", ""), cluster("stop"), "a second time");
  }

  private static Ended cluster(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of("flink/cluster").toAbsolutePath().toString());
    command.addAll(List.of("--dir", directory.resolve("cluster").toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static Ended parley(List<String> arguments, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", Path.of("target/parley.jar").toAbsolutePath().toString()));
    command.addAll(arguments);
    command.addAll(List.of(more));
    return run(command);
  }

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "out", null);
    Path err = Files.createTempFile(directory, "err", null);
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private static String[] with(List<String> first, String... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private static void assertSameBytes(String name) throws IOException {
    Map<String, byte[]> files = Datasets.files(directory.resolve(name));
    assertEquals(expected.keySet(), files.keySet());
    expected.forEach((path, bytes) -> assertArrayEquals(bytes, files.get(path), path));
  }

  @Test
  void attached() throws Exception {
    Ended ended = parley(SAMPLES, "--output", "attached", "--flink-master", master);
    assertEquals(0, ended.status(), ended.err());
    assertEquals("", ended.err());
    assertTrue(ended.out().contains("\nrows of chat "), ended.out());
    assertSameBytes("attached");
  }

  /** Two at a time on half of the slots each, one of them by Flink's own client. */
  @Test
  void detached() throws Exception {
    String[] mode = {"--parallelism", "2", "--detached", "--output"};
    Ended direct = parley(SAMPLES, with(List.of(mode), "detached", "--flink-master", master));
    Ended slim = cluster(with(List.of("submit"), with(SAMPLES, with(List.of(mode), "slim"))));
    for (Ended ended : List.of(direct, slim)) {
      assertEquals(0, ended.status(), ended.err());
      assertEquals("", ended.err());
      assertTrue(ended.out().contains("submitted; " + directory), ended.out());
    }
    awaitSuccess("detached");
    awaitSuccess("slim");
    assertSameBytes("detached");
    assertSameBytes("slim");
  }

  private static void awaitSuccess(String name) throws IOException, InterruptedException {
    Path dataset = directory.resolve(name);
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(dataset.resolve("_SUCCESS"))) {
      assertTrue(Instant.now().isBefore(end), name + " did not end");
      String run = Files.readString(dataset.resolve("run.json"));
      assertFalse(run.contains("failed"), run);
      Thread.sleep(100);
    }
  }

  @Test
  void nothingKept() throws Exception {
    String[] arguments = {"--set", "filter.languages=[is]", "--output", "nothing"};
    Ended ended = cluster(with(List.of("submit"), with(SAMPLES, arguments)));
    assertEquals(3, ended.status(), ended.err());
    assertTrue(ended.err().matches("nothing was kept of \\d+ posts; see rejected/\n"), ended.err());
    assertFalse(Files.exists(directory.resolve("nothing/_SUCCESS")));
  }

  @Test
  void masterIsGivenByFlinkRun() throws Exception {
    Ended ended =
        cluster(with(List.of("submit"), with(SAMPLES, "--output=o", "--flink-master", master)));
    assertEquals(2, ended.status());
    assertEquals(
        """
        --flink-master: flink run says where the job goes.
        See parley prepare --help.
        """,
        ended.err());
  }

  @Test
  void startsOnce() throws Exception {
    assertEquals(
        new Ended(
            1,
            "",
            "cluster: a cluster of %s is running already at %s; stop it first\n"
                .formatted(directory.resolve("cluster"), master)),
        cluster("start"));
  }

  @Test
  void portInUse() throws Exception {
    Path other = directory.resolve("other");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Ended ended = cluster("--dir", other.toString(), "start", "--port", port);
      assertEquals(1, ended.status());
      assertEquals("", ended.out());
      assertEquals(
          "cluster: jobmanager ended: Caused by: java.net.BindException: Could not start rest"
              + " endpoint on any port in port range %s; see %s/log/jobmanager.log\n"
                  .formatted(port, other),
          ended.err());
      try (Stream<Path> files = Files.list(other)) {
        assertEquals(List.of(other.resolve("log")), files.toList());
      }
    }
  }

  @Test
  void usage() throws Exception {
    assertEquals(2, cluster("restart").status());
    assertEquals(2, cluster("start", "--workers", "3").status());
    assertEquals(2, cluster("start", "--slots", "many").status());
    assertEquals(2, cluster("start", "--slots").status());
  }
}
