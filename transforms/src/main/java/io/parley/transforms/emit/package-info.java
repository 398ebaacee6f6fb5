/** Rows become shards, shards become a dataset. */
package io.parley.transforms.emit;
