package io.parley.transforms.emit.format;

/** Turns a document into the token ids that a language model reads, the end of it included. */
@FunctionalInterface
public interface DocumentIds {
  int[] of(String text);
}
