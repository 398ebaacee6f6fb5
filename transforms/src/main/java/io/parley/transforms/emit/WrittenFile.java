package io.parley.transforms.emit;

/**
 * A file of rows, still under its temporary name.
 *
 * @param view the directory it belongs to
 * @param split the label of its split
 * @param shard the number of the shard that wrote it; the final number leaves no gaps
 * @param name the temporary file name
 * @param extension of the final name
 * @param bytes its size
 * @param sha256 hexadecimal
 */
public record WrittenFile(
    String view,
    String split,
    int shard,
    String name,
    String extension,
    long rows,
    long bytes,
    String sha256) {}
