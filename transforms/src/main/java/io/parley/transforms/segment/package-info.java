/** Conversations become rows. */
package io.parley.transforms.segment;
