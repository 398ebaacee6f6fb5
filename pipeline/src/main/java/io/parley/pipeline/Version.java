package io.parley.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.apache.beam.sdk.util.ReleaseInfo;
import picocli.CommandLine.IVersionProvider;

/** The version of this program. */
final class Version implements IVersionProvider {
  /** As the build wrote it, such as {@code 0.1.0}. */
  static String current() {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The versions of what the bytes of a dataset depend on, by name. */
  static Map<String, String> ofParts() {
    return Map.of(
        "parley", current(),
        "beam", ReleaseInfo.getReleaseInfo().getVersion(),
        "lucene", org.apache.lucene.util.Version.LATEST.toString());
  }

  @Override
  public String[] getVersion() {
    return new String[] {"parley " + current()};
  }
}
