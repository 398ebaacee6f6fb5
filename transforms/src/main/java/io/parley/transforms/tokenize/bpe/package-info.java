/** Byte-level byte-pair encoding: the ids that the reference gives, in a fraction of its time. */
package io.parley.transforms.tokenize.bpe;
