/** Markup becomes readable text. */
package io.parley.transforms.clean.markup;
