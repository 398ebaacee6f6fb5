package io.parley.transforms.tokenize.bpe;

import java.util.BitSet;

/**
 * A vocabulary as its source has it.
 *
 * @param tokens of which {@code find} knows those of the model
 * @param pairs which merge
 * @param control ids that no text becomes
 * @param wholePieces whether a piece that is a token is that token, whatever merging says
 */
record Merges(TokenBytes tokens, MergeTable pairs, BitSet control, boolean wholePieces) {}
