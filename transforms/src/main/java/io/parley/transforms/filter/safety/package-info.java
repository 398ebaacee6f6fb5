/** What a turn's words give cause to look out for: cues from lists, and linear classifiers. */
package io.parley.transforms.filter.safety;
