package io.parley.transforms.emit;

import io.parley.transforms.emit.format.RowFormat;

/**
 * Where rows go. A view may have several outlets.
 *
 * @param view whose rows they are
 * @param directory relative to the dataset
 */
public record Outlet(String view, String directory, RowFormat format) {}
