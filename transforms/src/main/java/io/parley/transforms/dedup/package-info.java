/** Copies are found by hash; the best of each stays. */
package io.parley.transforms.dedup;
