/** A file becomes posts. */
package io.parley.transforms.read;
