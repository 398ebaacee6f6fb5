/**
 * The file formats of rows: Parquet and JSON Lines, and those of other trainers. Each is a {@link
 * io.parley.transforms.emit.format.RowFormat}.
 */
package io.parley.transforms.emit.format;
