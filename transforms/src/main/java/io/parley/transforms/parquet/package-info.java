/** Parquet files without Hadoop: their pages, footers and codecs, for every stage that has them. */
package io.parley.transforms.parquet;
