/** Tokenizers of other families, through Hugging Face's own library. */
package io.parley.transforms.tokenize.djl;
