/** How models want conversations written: rows of parts, which know no vocabulary. */
package io.parley.transforms.tokenize.template;
