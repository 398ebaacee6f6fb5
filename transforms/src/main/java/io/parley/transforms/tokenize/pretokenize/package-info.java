/**
 * What a Hugging Face {@code tokenizer.json} does to text before bytes are merged: its normalizer
 * and its pre-tokenizer.
 */
package io.parley.transforms.tokenize.pretokenize;
