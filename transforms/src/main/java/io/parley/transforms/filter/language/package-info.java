/** Which language a text is in: by its script where that decides, else by character n-grams. */
package io.parley.transforms.filter.language;
