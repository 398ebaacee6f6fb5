/**
 * A file becomes posts. {@link io.parley.transforms.read.InputPlan} finds the files before the
 * pipeline runs, {@link io.parley.transforms.read.ReadPosts} reads them. Bytes are decompressed
 * ({@code Compression}), cut into records ({@code Framing}) and parsed ({@code RecordParser}); a
 * {@code Format} names the last two.
 */
package io.parley.transforms.read;
