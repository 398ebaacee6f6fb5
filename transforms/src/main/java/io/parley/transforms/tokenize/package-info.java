/** Rows become token ids and labels. */
package io.parley.transforms.tokenize;
