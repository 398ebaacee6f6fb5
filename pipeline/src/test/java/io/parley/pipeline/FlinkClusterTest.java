package io.parley.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What an address answers before anything is submitted to it. */
class FlinkClusterTest {
  private String message(String answer) throws IOException {
    return assertThrows(RunException.class, () -> ask(200, answer)).getMessage();
  }

  private FlinkCluster ask(int status, String answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/overview",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String master = "127.0.0.1:" + server.getAddress().getPort();
    try {
      return FlinkCluster.at(master);
    } catch (RunException e) {
      assertEquals(ExitStatus.FAILED, e.exitStatus());
      throw new RunException(e.exitStatus(), e.getMessage().replace(master, "HOST:PORT"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void slots() throws IOException {
    assertEquals(
        new FlinkCluster("1.19.3", 4, 1),
        ask(
            200,
            "{\"taskmanagers\":2,\"slots-total\":4,\"slots-available\":1,"
                + "\"flink-version\":\"1.19.3\"}"));
    assertEquals(
        new FlinkCluster("1.19-SNAPSHOT", 0, 0), ask(200, "{\"flink-version\":\"1.19-SNAPSHOT\"}"));
  }

  @Test
  void otherVersions() throws IOException {
    for (String version : new String[] {"1.18.1", "1.20.0", "2.0.0", "1.190.0"}) {
      assertEquals(
          "Flink at HOST:PORT is " + version + "; Parley needs 1.19",
          message("{\"slots-total\":4,\"flink-version\":\"" + version + "\"}"));
    }
  }

  @Test
  void otherServers() throws IOException {
    for (String answer : new String[] {"", "<html>", "{}", "[1]", "{\"flink-version\":null}"}) {
      assertEquals("what answers at HOST:PORT is not Flink's REST address", message(answer));
    }
  }

  @Test
  void nobody() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String master = "127.0.0.1:" + port;
    RunException e = assertThrows(RunException.class, () -> FlinkCluster.at(master));
    assertEquals(
        "no Flink answers at " + master + " (the REST address, often port 8081)", e.getMessage());
    assertEquals(ExitStatus.FAILED, e.exitStatus());
  }

  @Test
  void noAddress() {
    for (String master : new String[] {"127.0.0.1:99999", "job_manager:8081"}) {
      RunException e = assertThrows(RunException.class, () -> FlinkCluster.at(master));
      assertEquals("--flink-master: not an address: " + master, e.getMessage());
      assertEquals(ExitStatus.USAGE, e.exitStatus());
    }
  }
}
