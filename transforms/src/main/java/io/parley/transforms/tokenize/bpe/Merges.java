package io.parley.transforms.tokenize.bpe;

/**
 * A vocabulary as its source has it.
 *
 * @param tokens of which {@code find} knows those that text can become
 * @param pairs which merge
 * @param wholePieces whether a piece that is a token is that token, whatever merging says
 */
record Merges(TokenBytes tokens, MergeTable pairs, boolean wholePieces) {}
