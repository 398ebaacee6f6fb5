/** Conversations that have items of evaluation sets are found by what they have in common. */
package io.parley.transforms.decontaminate;
