/** Text becomes readable and nobody's private data. */
package io.parley.transforms.clean;
