package io.parley.pipeline.recipe;

import java.util.function.Function;

/**
 * Something that can be set.
 *
 * @param name with dots between levels, such as {@code dedup.pairs}
 * @param of finds the value in what was read
 * @param mayBeEmpty whether an empty value means the same as none
 */
record Key<O, T>(String name, ValueType<T> type, Function<O, T> of, boolean mayBeEmpty) {}
