/**
 * The data that flows through Parley: immutable records, a coder beside each that crosses a
 * shuffle, and hashes with a fixed meaning.
 */
package io.parley.schemas;
