/** Rows become index terms: words of their language, stemmed, without stop words. */
package io.parley.transforms.terms;
