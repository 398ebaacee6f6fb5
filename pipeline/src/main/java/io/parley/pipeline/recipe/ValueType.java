package io.parley.pipeline.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a key may be set to. */
interface ValueType<T> {
  /** The allowed values in words, to follow "is not". */
  String expected();

  /** The value, or nothing and a problem in {@link Given#problems()}. */
  Optional<T> parse(Given given);

  JsonNode render(T value);
}
