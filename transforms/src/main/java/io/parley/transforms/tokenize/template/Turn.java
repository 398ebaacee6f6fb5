package io.parley.transforms.tokenize.template;

import java.util.List;

/**
 * What stands around the content of a message.
 *
 * @param header before it
 * @param footer after it; of the assistant, its first part ends the turn
 */
record Turn(List<Part> header, List<Part> footer) {
  Turn {
    header = List.copyOf(header);
    footer = List.copyOf(footer);
  }
}
