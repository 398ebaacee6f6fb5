package io.parley.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON Schemas that ship with Parley, and a validator that is not ours. */
public final class JsonSchemas {
  private static final String PREFIX = "urn:parley:schemas:";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas((String id) -> id.startsWith(PREFIX) ? text(id) : null));

  private JsonSchemas() {}

  /**
   * What a schema has against a value; empty where it is valid.
   *
   * @param name such as {@code manifest}
   */
  public static List<String> problems(String name, JsonNode value) {
    return REGISTRY.getSchema(SchemaLocation.of(PREFIX + name)).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  /** The text of a schema. */
  public static String text(String id) {
    String name = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
    String resource = "/io/parley/schemas/" + name + ".schema.json";
    try (InputStream in = JsonSchemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
