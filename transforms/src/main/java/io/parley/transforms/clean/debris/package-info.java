/** What a turn has that its author did not say. */
package io.parley.transforms.clean.debris;
