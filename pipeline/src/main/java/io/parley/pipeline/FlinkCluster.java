package io.parley.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.flink.runtime.util.EnvironmentInformation;

/**
 * A Flink cluster as its JobManager describes it. Asked before anything is submitted: Flink's own
 * client tries an address that does not answer for minutes, and a job for another version ends in a
 * stack trace.
 *
 * @param version such as {@code 1.19.0}
 * @param slots tasks that the cluster's TaskManagers run at a time; 0 where they come with the job
 * @param freeSlots of them, those that no job has
 */
record FlinkCluster(String version, int slots, int freeSlots) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Asks {@code GET /overview} of Flink's REST API.
   *
   * @param master {@code host:port} of the REST address
   * @throws RunException if nobody answers there, or not a Flink that runs our jobs
   */
  static FlinkCluster at(String master) {
    JsonNode overview = overview(master);
    String version = overview.path("flink-version").asText();
    String ours = EnvironmentInformation.getVersion();
    if (!minor(version).equals(minor(ours))) {
      throw failure("Flink at " + master + " is " + version + "; Parley needs " + minor(ours));
    }
    return new FlinkCluster(
        version, overview.path("slots-total").asInt(), overview.path("slots-available").asInt());
  }

  private static JsonNode overview(String master) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpResponse<byte[]> response;
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + master + "/overview"))
              .timeout(PATIENCE)
              .build();
      response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IllegalArgumentException e) {
      // A port above 65535, a host with a sign that no host name has.
      throw new RunException(ExitStatus.USAGE, "--flink-master: not an address: " + master);
    } catch (IOException e) {
      throw failure("no Flink answers at " + master + " (the REST address, often port 8081)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted");
    }
    try {
      JsonNode overview = new ObjectMapper().readTree(response.body());
      if (overview.hasNonNull("flink-version")) {
        return overview;
      }
    } catch (IOException e) {
      // Not JSON: told below.
    }
    throw failure("what answers at " + master + " is not Flink's REST address");
  }

  /** Jobs of 1.19.0 run on 1.19.3, and not on 1.20. */
  private static String minor(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+)\\b.*", "$1");
  }

  private static RunException failure(String message) {
    return new RunException(ExitStatus.FAILED, message);
  }
}
