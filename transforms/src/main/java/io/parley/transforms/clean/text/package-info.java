/** Characters, character references, and where a text has code. */
package io.parley.transforms.clean.text;
